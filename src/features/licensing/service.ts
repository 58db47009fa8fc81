import type { z } from 'zod'
import type { BusinessKind, CertificateKind, DocumentKind } from '#/features/companies/kinds.ts'
import type { Licence } from '#/features/register/licence.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'
import type { Cite, Finding, Words } from '#/law/provisions.ts'
import { type AskedField, schemaOf } from './asked/fields.ts'
import type { Life } from './case.ts'
import type { Terms } from './case-clock.ts'
import type { Grant } from './grant.ts'

/**
 * Something that may be asked for: who may ask, which facts and documents, whose turn, which clocks and fee, what a grant gives.
 * The catalogue holds each version that a running case may still keep; a change of process is a new version.
 */
export type Service = {
  key: string
  version: number
  title: Words
  about: Words
  /** What an applicant has in hand once it is granted. */
  result: Words
  /** What it is for; the guide asks this first. */
  commodities: readonly [Commodity, ...Commodity[]]
  /** What a case of it is about. */
  subject: Subject
  /** The services whose cases one of this rests on, and how those must have ended. */
  follows?: { services: readonly string[]; ended: 'granted' | 'refused' }
  life: Life
  /** What the guide asks beyond commodity and route. The answers become the first facts of a draft. */
  questions: readonly Question[]
  /** Why this service is not the right one for such answers, and which is; undefined when it is. */
  whyOther: (facts: GuideFacts, on: Day) => (Words & { cite: Cite }) | undefined
  /** The sections of the dossier that the answers already fill in, and what the licence or case tells that it is about. */
  begin: (facts: GuideFacts, about: Pick<Given, 'licence' | 'earlier'>) => Contents
  sections: readonly Section[]
  terms: (on: Day) => Terms
  /** In rupiah, for what the dossier says by then; none where the service costs nothing and its life has no payment. */
  fee?: (asked: Pick<Given, 'contents' | 'on' | 'licence'>) => Finding<number>
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
  /** Other licences that the dossier names, to be judged by as they stand: the members of a kit. */
  licencesIn?: (contents: Contents) => string[]
  /** The trade item numbers that the packs are to have. */
  gtinsOf: (contents: Contents) => string[]
  /** What a grant gives. */
  grant: (given: Given) => Grant
}

/** A product that has no licence yet, a licence that the applicant holds, its company, or goods that cross a border. */
export type Subject = 'product' | 'licence' | 'company' | 'shipment'

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
  /** What it asks, where it is described field by field: its form follows from that. */
  asks?: readonly AskedField[]
}

/** A section that is described by its fields. */
export const askedSection = <const Fields extends readonly AskedField[]>(
  section: Omit<Section, 'schema' | 'asks'> & { asks: Fields },
): Section & { asks: Fields } => ({ ...section, schema: schemaOf(section.asks) })

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
  /** The licence that the case is about, as it stands today. */
  licence?: Licence
  /** The case that this one follows. */
  earlier?: Earlier
  /** The licences that the dossier names, as far as there are such, as they stand today. */
  named?: readonly Licence[]
}

/** A case that ended, as far as one that rests on it judges by it. */
export type Earlier = { id: string; number: string; service: string; endedOn: Day; contents: Contents; licence?: string }

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
  rule?: string
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
  rule?: string
  section: string
  /** Keys of the needs whose papers stand beside it. */
  papers: readonly string[]
}

export type LabelLine = { element: string; title: Words; text: string | undefined; cite: Cite }
