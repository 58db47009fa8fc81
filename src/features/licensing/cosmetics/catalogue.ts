import type { Service } from '#/features/licensing/service.ts'
import { cosmeticCancellation } from './cancellation.ts'
import { cosmeticCompanyVariation, cosmeticFactoryVariation } from './company-variations.ts'
import { cosmeticExemption } from './exemption.ts'
import { cosmeticFirstActivity } from './first-activity.ts'
import { cosmeticKit } from './kit.ts'
import { cosmeticNotification, perfumeNotification } from './notification.ts'
import { cosmeticPackVariation } from './pack-variation.ts'
import { cosmeticRenewal } from './renewal.ts'

/** Everything that may be asked for about cosmetics. */
export const cosmeticServices: readonly Service[] = [
  cosmeticNotification,
  perfumeNotification,
  cosmeticKit,
  cosmeticRenewal,
  cosmeticPackVariation,
  cosmeticCompanyVariation,
  cosmeticFactoryVariation,
  cosmeticFirstActivity,
  cosmeticCancellation,
  cosmeticExemption,
]
