import type { Site } from '#/features/companies/companies.ts'
import type { Via } from '#/features/tracing/tables.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Asked } from './acts.ts'
import type { Answer } from './answer.ts'
import type { ActKey, Named } from './ask.ts'
import type { Learnt } from './learn.ts'
import type { First } from './return-codes.ts'

/** One act as it came from one sender. `raw` is what was scanned. */
export type Item = {
  who: { actor: Actor; companyId: string }
  site: Site
  via: Via
  at: Date
  asked: Asked
  named: Named
  raw: string
  key?: ActKey
}

/** An act on its way: with what was learnt of its pack, its event's number, and what becomes of it. */
export type Case = Item & Learnt & { event: number; first?: FirstEvent; answer?: Answer }

/** What happened to a pack first, and by which event. */
export type FirstEvent = First & { event: number }
