import type { z } from 'zod'
import type { BusinessKind, CertificateKind, DocumentKind } from '#/features/companies/kinds.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'
import type { Cite, Finding, Words } from '#/law/provisions.ts'
import type { Life } from './case.ts'
import type { Terms } from './case-clock.ts'

/**
 * Something that may be asked for: who may ask, which facts and documents, whose turn, which clocks and fee, what a grant gives.
 * The catalogue holds each version that a running case may still keep; a change of process is a new version.
 */
export type Service = {
  key: string
  version: number
  title: Words
  about: Words
  commodity: Commodity
  /** The way to market it serves, as the guide asks for it. */
  route: Route
  life: Life
  /** What the guide asks beyond commodity and route. The answers become the first facts of a draft. */
  questions: readonly Question[]
  /** Why this service is not the right one for such answers, and which is; undefined when it is. */
  whyOther: (facts: GuideFacts, on: Day) => (Words & { cite: Cite }) | undefined
  /** The sections of the dossier that the answers already fill in. */
  begin: (facts: GuideFacts) => Contents
  sections: readonly Section[]
  terms: (on: Day) => Terms
  fee: (on: Day) => Finding<number>
  /** The documents that these facts ask for, by the law of that day. */
  needs: (given: Given) => Need[]
  /** The same, before there is a dossier or a company. */
  guideNeeds: (facts: GuideFacts, on: Day) => Need[]
  /** All that can be found wrong or missing without an officer. */
  remarks: (given: Given & Taken) => Remark[]
  checklist: (given: Given) => CheckItem[]
  /** The label's text, element by element, from what was answered. */
  label: (given: Given) => LabelLine[]
  /** How the product is called in lists and letters. */
  nameOf: (contents: Contents) => string | undefined
  /** The trade item numbers that the packs are to have. */
  gtinsOf: (contents: Contents) => string[]
  /** What a grant puts into the register. */
  grant: (given: Given) => GrantFacts
}

export const routes = ['own make', 'contract', 'licence', 'import', 'export'] as const
export type Route = (typeof routes)[number]

export type Question = {
  key: string
  asks: Words
  hint?: Words
  options: readonly { value: string; label: Words; hint?: Words }[]
  /** Any number of the options may hold. */
  many?: true
}
/** Answers by question; several values are separated by commas, as in the address of the guide. */
export type GuideFacts = Readonly<Record<string, string>>

/** The sections of a dossier by key, as they were saved: each one passed its schema, none need be complete. */
export type Contents = Readonly<Record<string, unknown>>

export type Section = {
  key: string
  title: Words
  about: Words
  /** Takes what is well formed, complete or not; what is missing is told by the remarks. */
  schema: z.ZodType<Record<string, unknown>>
}

/** A paper handed in with the application. */
export type HandedIn = { id: string; need: string; hash: string; name: string }

export type ApplicantFacts = {
  id: string
  name: string
  nib: string
  kind: BusinessKind
  isVerified: boolean
  address: string
  papers: readonly { kind: DocumentKind; hash: string; name: string }[]
  certificates: readonly CertificateFacts[]
  sites: readonly { id: string; name: string; address: string; isFactory: boolean }[]
}
export type CertificateFacts = {
  kind: CertificateKind
  siteId: string
  number: string
  dosageForm?: string | undefined
  validFrom: Day
  validUntil: Day
  paper?: { hash: string; name: string }
}

/** All that a service judges by: the dossier, its papers, the applicant. */
export type Given = {
  contents: Contents
  documents: readonly HandedIn[]
  applicant: ApplicantFacts
  /** The day whose law holds: that of filing. */
  on: Day
  /** The day on which certificates must hold: of filing, and again of the decision. */
  today: Day
}

/** A document that is asked for, and by which article. */
export type Need = {
  key: string
  title: Words
  about?: Words
  /** Papers and certificates of the company file are not asked for twice. */
  from: 'application' | 'company paper' | 'certificate'
  paper?: DocumentKind
  certificate?: CertificateKind
  /** More than one may be needed: a source document for each ingredient. */
  many?: true
  cite: Cite
  assumed?: true
  note?: Words
}

/** Something missing or wrong: where, in which words, by which article, and whether it keeps the application from being filed. */
export type Remark = {
  section: string
  field: string
  says: Words
  cite: Cite
  severity: 'block' | 'warn'
}

/** What others have already, as the register and earlier applications know it. */
export type Taken = { names: readonly SameName[]; gtins: readonly { gtin: string; licence: string }[] }

/** Another business that already uses the product's name. */
export type SameName = { name: string; holder: string; reference: string }

export const aspects = ['safety', 'benefit', 'quality', 'label', 'administration'] as const
export type Aspect = (typeof aspects)[number]

/** A question of the officer's checklist, with the articles and papers to judge it by. */
export type CheckItem = {
  key: string
  aspect: Aspect
  asks: Words
  cite: Cite
  section: string
  /** Keys of the needs whose papers stand beside it. */
  papers: readonly string[]
}

export type LabelLine = { element: string; title: Words; text: string | undefined; cite: Cite }

export type GrantFacts = {
  productName: string
  brand?: string
  dosageForm: string
  packs: string[]
  composition: { name: string; amount?: number; unit?: string }[]
  maker: { name: string; siteId?: string }
  gtins: string[]
}
