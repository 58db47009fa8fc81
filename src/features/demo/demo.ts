import { dayAt } from '#/law/day.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { planApplications } from './applications-plan.ts'
import type { Firm } from './firms.ts'
import { loadApplication } from './load-applications.ts'
import { loadChecks } from './load-checks.ts'
import { type Enrolled, enrolledFirms, loadFirms, loadPeople } from './load-firms.ts'
import { loadMovements } from './load-movements.ts'
import { loadLicences, loadLot, loadRecalls } from './load-register.ts'
import type { LotPlan } from './lots-plan.ts'
import { alone, dayBegun, markPart, type Part, parts, partsLoaded } from './parts.ts'
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
export async function demoIsLoaded(db: Db): Promise<boolean> {
  const loaded = await partsLoaded(db)
  return parts.every(part => loaded.has(part))
}

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
  const plan = planDemo(dayBegun(loaded) ?? dayAt(new Date()))
  const { today, firms, lots } = plan
  const pause = () => signal?.throwIfAborted()

  /** Loads a part in one transaction with its mark. */
  const together = async (part: Part, line: string, work: (tx: Tx) => Promise<void>) => {
    if (loaded.has(part)) return
    pause()
    await db.transaction().execute(async tx => {
      await work(tx)
      await markPart(tx, part, { today })
    })
    say(line)
  }
  /** Loads a part whose steps commit one by one, each of which may be repeated, and marks it at its end. */
  const inSteps = async (part: Part, work: () => Promise<string>) => {
    if (loaded.has(part)) return
    const line = await work()
    await db.transaction().execute(tx => markPart(tx, part, { today }))
    say(line)
  }

  await together('begun', 'Loading the demo register (once) …', async () => {})
  await together('companies', `  ${firms.length} companies with their sites, certificates and papers`, tx =>
    loadFirms(tx, platform, firms, today),
  )
  const idsOf = await enrolledFirms(db, firms)
  await together('people', '  their people, and officers of every role', tx => loadPeople(tx, platform, firms, idsOf))
  await together('licences', `  ${plan.products.length} licences`, tx => loadLicences(tx, plan, idsOf))
  const ids = new Map<string, string>()
  for (const lot of lots) {
    pause()
    ids.set(lot.key, await loadLot(db, lot, idsOf))
  }
  const stage: Stage = { platform, plan, idsOf, idOf: lot => ids.get(lot.key)!, pause }
  await inSteps('lots', async () => `  codes of ${lots.length} lots`)
  await inSteps('movements', () => loadStories(stage))
  await together('recalls', '  recalls', tx => loadRecalls(tx, plan, stage.idOf))
  await inSteps('applications', () => loadAllApplications(stage))
  await inSteps('checks', async () => `  ${await loadChecks(platform, plan, stage.idOf)} checks by the public`)
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

async function loadAllApplications({ platform, plan, idsOf, pause }: Stage): Promise<string> {
  const applications = planApplications(plan.firms, plan.today)
  for (const application of applications) {
    pause()
    await loadApplication(platform, application, idsOf(application.firm))
  }
  return `  ${applications.length} applications`
}
