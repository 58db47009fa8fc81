import type { Level } from '#/features/coding/level.ts'
import type { RecallClass } from '#/features/recalls/recalls.ts'
import type { Standing } from '#/features/register/licence.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { SignatureVerdict } from '#/features/signed-codes/verify.ts'
import type { Status } from '#/features/tracing/life.ts'
import { addDays, type Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Words } from '#/law/provisions.ts'
import type { VerdictTone } from '#/platform/ui/verdict-card.tsx'
import { type CaseName, cases, type VerdictClass, type VerdictCode } from './cases.ts'
import { type Remark, remarksOn } from './remarks.ts'
import { type Difference, type Facts, type Situation, situationOf } from './situation.ts'
import { verdictWords } from './verdict-words.ts'

/** What a licence says of its product, to compare with the pack in hand. */
export type CheckedProduct = {
  number: string
  commodity: Commodity
  name: string
  brand?: string
  dosageForm: string
  packs: readonly string[]
  holder: string
  holderId?: string
  maker: string
  standing: Standing
  since: Day
  issuedOn: Day
  /** The last day of its validity. */
  validThrough: Day
  reasons?: string
  basis?: string
  supersededBy?: string
  updatedAt: Date
}

/** What is known of the one pack: as it was issued, and what was reported of it. */
export type CheckedPack = {
  level: Level
  serial: string
  batch: string
  productionDate: Day
  expiry: Day
  status: Status
  since?: Date
  /** The site where it is, or was when it was handed over or destroyed. */
  where?: string
  boundFor?: string
}

export type CheckedRecall = { batch?: string; class?: RecallClass; startedOn: Day; reasons: string; basis: string }

/** The answer to one check: the same for pages, machines and codes. */
export type Verdict = {
  asked: string
  on: Day
  code: VerdictCode
  /** Which of the ways to reach that code. */
  case: CaseName
  class: VerdictClass
  tone: VerdictTone
  says: Words
  toDo: Words
  /** What holds besides, in order of gravity. */
  also: { code: VerdictCode; says: Words }[]
  /** How the text was read: what was mended, what is wrong with it. */
  remarks: Remark[]
  /** Whether a report is invited: never where the cause is technical. */
  mayReport: boolean
  /** What the signature in the code proves; left out where it carries none. */
  signature?: SignatureVerdict
  product?: CheckedProduct
  pack?: CheckedPack
  /** What the code itself says, where no pack was found for it. */
  said: { batch?: string; expiry?: Day; serial?: string }
  differences: Difference[]
  recalls: CheckedRecall[]
  near: { number: string; name: string }[]
}

type Row = (typeof cases)[number]

/** The one verdict on what was presented: the gravest case that holds. Pure; every combination of facts has exactly one. */
export function decide(facts: Facts): Verdict {
  const situation = situationOf(facts)
  const at = cases.findIndex(([, , , , holds]) => holds(situation))
  const [name, code, of, tone] = cases[at]!
  const { presented, known, day, licence } = situation
  const { batch, expiry, serial } = presented.fields
  return {
    asked: presented.raw,
    on: day,
    code,
    case: name,
    class: of,
    tone,
    ...verdictWords[name](situation),
    also: licence ? besides(cases.slice(at + 1), situation) : [],
    remarks: remarksOn(presented),
    mayReport: of !== 'technical',
    ...(known?.signature && { signature: known.signature }),
    ...(licence && { product: productOf(licence) }),
    ...(situation.pack && { pack: packOf(situation.pack, situation) }),
    said: { ...(batch && { batch }), ...(expiry && { expiry }), ...(serial && { serial }) },
    differences: situation.differences,
    recalls: situation.recalls.map(recallOf),
    near: (known?.near ?? []).map(({ number, productName }) => ({ number, name: productName })),
  }
}

/** What is worth saying beside the verdict: not that all is well otherwise, and not where the pack is, which its evidence says. */
const besides = (rest: readonly Row[], situation: Situation): Verdict['also'] =>
  rest
    .filter(([name, , , tone, holds]) => tone !== 'ok' && name !== 'dispensed' && holds(situation))
    .map(([name, code]) => ({ code, says: verdictWords[name](situation).says }))

function productOf(licence: NonNullable<Situation['licence']>): CheckedProduct {
  const { brand, holder, reasons, cite, supersededBy } = licence
  return {
    number: licence.number,
    commodity: licence.commodity,
    name: licence.productName,
    ...(brand && { brand }),
    dosageForm: licence.dosageForm,
    packs: licence.packs,
    holder: holder.name,
    ...(holder.companyId && { holderId: holder.companyId }),
    maker: licence.maker.name,
    standing: licence.standing,
    since: licence.since,
    issuedOn: licence.issuedOn,
    validThrough: addDays(licence.validUntil, -1),
    ...(reasons && { reasons }),
    ...(cite && { basis: sayCite(cite) }),
    ...(supersededBy && { supersededBy }),
    updatedAt: licence.updatedAt,
  }
}

function packOf(pack: NonNullable<Situation['pack']>, { known }: Situation): CheckedPack {
  const { level, serial, batch, productionDate, expiry } = pack
  const { status = 'not yet reported', ...reported } = known?.standing ?? {}
  return { level, serial, batch, productionDate, expiry, status, ...reported }
}

const recallOf = ({ batch, class: of, startedOn, reasons, cite }: Situation['recalls'][number]): CheckedRecall => ({
  ...(batch && { batch }),
  ...(of && { class: of }),
  startedOn,
  reasons,
  basis: sayCite(cite),
})
