import type { Pack } from '#/features/coding/packs.ts'
import { batchKey, isPartial, type Recall, touches } from '#/features/recalls/recalls.ts'
import type { Licence } from '#/features/register/licence.ts'
import type { SignatureVerdict } from '#/features/signed-codes/verify.ts'
import type { StandingNow } from '#/features/tracing/standing.ts'
import type { Day } from '#/law/day.ts'
import { type Presented, wasMended } from './presented.ts'
import type { Scans } from './scans.ts'

/** What register, codes, recalls and movements know on a day about what was presented. */
export type Known = {
  licence?: Licence
  /** Numbers one slip of the finger away, asked for only where there is no licence. */
  near: readonly Licence[]
  /** The recalls in force of the licence, of all its batches; of a known pack without those of single packs that it is not among. */
  recalls: readonly Recall[]
  pack?: Pack
  /** Whether we have issued serials for this licence or trade item at all: otherwise a serial is somebody else's. */
  issuesSerials: boolean
  standing?: StandingNow
  scans?: Scans
  /** What the signature in the code proves; left out where it carries none. */
  signature?: SignatureVerdict
}

/** What a verdict is reached from. `known` is undefined where the register could not be asked. */
export type Facts = { presented: Presented; known: Known | undefined; day: Day }

/** A part of the code that says something else than what was issued. */
export type Difference = { field: 'batch' | 'expiry' | 'productionDate' | 'gtin'; says: string; issued: string }

/** The facts with what follows from them, for the table of cases and their words. */
export type Situation = Facts & {
  licence?: Licence
  pack?: Pack
  /** The recalls that reach this pack, the newest first. */
  recalls: Recall[]
  /** Batches being recalled, or partly so, that this code may be of or not: it does not say its batch, or not its serial. */
  openBatches: string[]
  differences: Difference[]
  batch?: string
  /** The last day on which the pack may be used, as issued, or else as its code says. */
  expiry?: Day
  isMended: boolean
}

export function situationOf(facts: Facts): Situation {
  const { presented, known } = facts
  const { licence, pack } = known ?? {}
  const batch = pack?.batch ?? presented.fields.batch
  const expiry = pack?.expiry ?? presented.fields.expiry
  const of = { ...(batch !== undefined && { batch }), ...(pack && { lotId: pack.lotId }) }
  const all = known?.recalls ?? []
  return {
    ...facts,
    ...(licence && { licence }),
    ...(pack && { pack }),
    recalls: all.filter(recall => (isPartial(recall) ? pack !== undefined : touches(recall, of))),
    openBatches: openBatchesOf(all, batch, pack),
    differences: licence ? differencesOf(presented, licence, pack) : [],
    ...(batch !== undefined && { batch }),
    ...(expiry !== undefined && { expiry }),
    isMended: wasMended(presented),
  }
}

function openBatchesOf(recalls: readonly Recall[], batch: string | undefined, pack: Pack | undefined): string[] {
  if (pack) return []
  const open = recalls.filter(recall => batch === undefined || (isPartial(recall) && recall.batch === batchKey(batch)))
  return [...new Set(open.flatMap(recall => recall.batch ?? []))]
}

function differencesOf({ fields }: Presented, licence: Licence, pack: Pack | undefined): Difference[] {
  const found: Difference[] = []
  const compare = (field: Difference['field'], says: string | undefined, issued: string | undefined, same = says === issued) => {
    if (says !== undefined && issued !== undefined && !same) found.push({ field, says, issued })
  }
  if (pack) {
    compare('batch', fields.batch, pack.batch, fields.batch !== undefined && batchKey(fields.batch) === batchKey(pack.batch))
    compare('expiry', fields.expiry, pack.expiry)
    compare('productionDate', fields.productionDate, pack.productionDate)
  }
  const gtins = pack?.gtin ? [pack.gtin] : licence.gtins
  if (fields.gtin && gtins.length > 0 && !gtins.includes(fields.gtin)) compare('gtin', fields.gtin, gtins.join(', '))
  return found
}
