import type { PaperContent, PaperKind } from '#/features/border-papers/paper.ts'
import type { LicenceChanges } from '#/features/register/amend.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Numbered } from '#/features/register/numbered.ts'
import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'

/** What a grant gives; `granting.ts` carries it out in the transaction of the decision. */
export type Grant =
  /** `also`: what the same application covers besides under a number of its own, such as the shades of a colour series. */
  | { gives: 'licence'; facts: GrantFacts; also?: readonly GrantFacts[] }
  /** The licence that the case is about is renewed under its number. */
  | { gives: 'renewal'; cite: Cite }
  /** The licence that the case is about says something else from now on. */
  | { gives: 'amendment'; changes: LicenceChanges; cite: Cite }
  /** The applicant's company is called otherwise or has moved: in its file, and on every licence that it holds. */
  | { gives: 'company change'; name?: string; address?: string; cite: Cite }
  /** A factory of the applicant is written otherwise: in its file, and on the certificates of what is made there. */
  | { gives: 'factory change'; siteId: string; name?: string; address?: string }
  /** The licence that the case is about ends at its holder's wish. */
  | { gives: 'cancellation'; reasons: string; cite: Cite }
  | { gives: 'permission' }
  /** A signed paper for the border that rests on the licence that the case is about; it holds until before `validUntil`. */
  | { gives: 'paper'; kind: PaperKind; content: PaperContent; validUntil: Day }

/** A new entry of the register. */
export type GrantFacts = {
  commodity: Commodity
  /** What its number tells. */
  numbered: Numbered
  productName: string
  brand?: string
  dosageForm: string
  packs: string[]
  composition: { name: string; amount?: number; unit?: string }[]
  maker: { name: string; siteId?: string }
  gtins: string[]
}
