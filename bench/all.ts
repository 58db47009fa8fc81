import { benches as alerts } from './alerts.ts'
import { benches as capture } from './capture.ts'
import { benches as check } from './check.ts'
import { benches as codes } from './codes.ts'
import { benches as dispense } from './dispense.ts'
import { benches as gs1 } from './gs1.ts'
import type { Bench } from './harness.ts'
import { benches as journey } from './journey.ts'
import { benches as labels } from './labels.ts'
import { benches as lots } from './lots.ts'
import { benches as packing } from './packing.ts'
import { benches as query } from './query.ts'
import { benches as reach } from './reach.ts'
import { benches as uploads } from './uploads.ts'

/** Every bench, by the name that `./absah bench NAME` takes. */
export const benches: readonly Bench[] = [
  ...codes,
  ...gs1,
  ...lots,
  ...check,
  ...labels,
  ...capture,
  ...journey,
  ...dispense,
  ...packing,
  ...query,
  ...reach,
  ...uploads,
  ...alerts,
]
