import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { planApplications } from './applications-plan.ts'
import type { Firm } from './firms.ts'
import { loadApplication } from './load-applications.ts'
import { loadChecks } from './load-checks.ts'
import { loadCoding } from './load-coding.ts'
import { type Enrolled, enrolledFirms, loadFirms, loadPeople } from './load-firms.ts'
import { loadMovements } from './load-movements.ts'
import { loadLicences, loadLot, loadRecalls } from './load-register.ts'
import type { LotPlan } from './lots-plan.ts'
import { planOddities } from './oddities.ts'
import { alone, dayBegun, isWhole, partLoader, partsLoaded } from './parts.ts'
import { randomFrom } from './random.ts'
import { type DemoPlan, planDemo } from './register-plan.ts'
import { type DemoSignIns, demoSignIns } from './sign-ins.ts'
import { storyOf } from './stories.ts'

export type Loading = {
  /** Hears of each part as it is loaded. */
  say?: (line: string) => void
  /** Ends the loading between two steps; what is missing is loaded the next time. */
  signal?: AbortSignal
}

/** Whether the whole demo is there. */
export const demoIsLoaded = async (db: Db): Promise<boolean> => isWhole(await partsLoaded(db))

/**
 * Loads the demo register, or what an interrupted load has left out, and gives the sign-ins. A second call changes nothing. Jobs have
 * to be open (`openJobs`, `workOnJobs`), since decisions write letters.
 */
export async function loadDemo(platform: Platform, loading: Loading = {}): Promise<DemoSignIns> {
  await alone(platform, () => loadMissing(platform, loading))
  return demoSignIns
}

/** What a part is loaded with: known once the parts before it are there. */
type Stage = {
  platform: Platform
  plan: DemoPlan
  idsOf: (firm: Firm) => Enrolled
  idOf: (lot: LotPlan) => string
  pause: () => void
}

async function loadMissing(platform: Platform, { say = () => {}, signal }: Loading): Promise<void> {
  const { db } = platform
  const loaded = await partsLoaded(db)
  if (isWhole(loaded)) return
  const plan = planDemo(dayBegun(loaded) ?? dayAt(new Date()))
  const { today, firms, products, lots } = plan
  const pause = () => signal?.throwIfAborted()
  const { together, inSteps } = partLoader(db, loaded, { today, say })

  say(loaded.size === 0 ? 'Loading the demo register (once) …' : 'Loading what is missing of the demo register …')
  await together('begun', `  a year up to ${today}`, async () => {})
  await together('companies', `  ${firms.length} companies with their sites, certificates and papers`, tx =>
    loadFirms(tx, platform, firms, today),
  )
  const idsOf = await enrolledFirms(db, firms)
  await together('people', '  their people, and officers of every role', tx => loadPeople(tx, platform, firms, idsOf))
  await together('licences', `  ${products.length} licences`, tx => loadLicences(tx, plan, idsOf))
  const idOf = await orderAll(db, lots, idsOf, pause)
  const stage: Stage = { platform, plan, idsOf, idOf, pause }
  await inSteps('lots', async () => `  codes of ${lots.length} lots`)
  await inSteps('movements', () => loadStories(stage))
  await together('recalls', '  three recalls', tx => loadRecalls(tx, plan, idOf))
  await inSteps('oddities', () => loadOddities(stage))
  await inSteps('applications', () => loadAllApplications(stage))
  await inSteps('checks', async () => `  ${await loadChecks(platform, plan, idOf)} checks by the public`)
  await inSteps('coding', () => loadCoding(stage))
}

/** Orders the codes of all lots. Asked again, an order gives the lot that it gave before, so this also finds them. */
async function orderAll(db: Db, lots: readonly LotPlan[], idsOf: Stage['idsOf'], pause: () => void): Promise<Stage['idOf']> {
  const ids = new Map<LotPlan, string>()
  for (const lot of lots) {
    pause()
    ids.set(lot, await loadLot(db, lot, idsOf))
  }
  return lot => ids.get(lot)!
}

async function loadStories({ platform, plan, idsOf, idOf, pause }: Stage): Promise<string> {
  let events = 0
  for (const lot of plan.lots) {
    pause()
    const reports = storyOf(lot, randomFrom(`absah demo: story ${lot.key}`), plan.today)
    events += await loadMovements(platform, { lot, lotId: idOf(lot) }, reports, idsOf)
  }
  return `  ${events} events of a year`
}

/** After the recalls, so that packs given out in spite of one are found. */
async function loadOddities({ platform, plan, idsOf, idOf }: Stage): Promise<string> {
  const oddities = planOddities(plan.lots, plan.firms, plan.today)
  for (const { lot, report } of oddities) await loadMovements(platform, { lot, lotId: idOf(lot) }, [report], idsOf)
  return `  ${oddities.length} reports with which something is wrong`
}

async function loadAllApplications({ platform, plan, idsOf, pause }: Stage): Promise<string> {
  const applications = planApplications(plan.firms, plan.today)
  for (const application of applications) {
    pause()
    await loadApplication(platform, application, idsOf(application.firm))
  }
  return `  ${applications.length} applications`
}
