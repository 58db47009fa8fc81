import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'
import { applicable, find, type Provision, type Step, type Table } from '#/law/provisions.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Certificate } from './certificates.ts'
import type { CompanyFile } from './companies.ts'
import type { CompanyDocument } from './documents.ts'
import { type Activity, filingActivities, kbliCodes, kbliCovers } from './kbli.ts'
import type { BusinessKind, CertificateKind, DocumentKind } from './kinds.ts'
import { type Dealing, requiredCertificates, requiredDocuments, requiredSite } from './law.ts'
import { certificateNames, commodityNames, documentNames, siteKindNames } from './names.ts'
import type { Site } from './sites.ts'

/** A company's file with all that belongs to it. */
export type WholeFile = { company: CompanyFile; sites: Site[]; certificates: Certificate[]; documents: CompanyDocument[] }

/** Something the law asks for, and the article that asks. */
export type Demand<T> = { value: T; step: Step }

/** What is missing from a file, in which part of it, and by which article. */
export type Gap = { part: 'identity' | 'sites' | 'certificates' | 'documents'; item: string; says: Says; step?: Step }

type Who = Pick<CompanyFile, 'kind' | 'commodities'>

/** The papers this company has to hand in. */
export const documentsDemanded = (who: Who, on: Day): Demand<DocumentKind>[] => demanded<DocumentKind>(who, on, requiredDocuments)

/** The certificates this company has to hold. */
export const certificatesDemanded = (who: Who, on: Day): Demand<CertificateKind>[] =>
  demanded<CertificateKind>(who, on, requiredCertificates)

/** Everything that keeps a file from being sent, in the order of the file. Empty when it is complete. */
export function gapsOf(file: WholeFile, on: Day): Gap[] {
  return [...identityGaps(file.company, on), ...siteGaps(file, on), ...certificateGaps(file, on), ...documentGaps(file, on)]
}

function identityGaps(company: CompanyFile, on: Day): Gap[] {
  const { npwp, phone, responsible, kind, commodities } = company
  const gaps: Gap[] = []
  if (!npwp || !phone || !responsible)
    gaps.push(
      inIdentity({
        id: 'Lengkapi NPWP, penanggung jawab akun, dan nomor teleponnya.',
        en: 'Complete the NPWP, the person responsible for the account and their telephone number.',
      }),
    )
  const filing = applicable(filingActivities, { kind }, on)[0]
  if (!filing) return gaps
  if (commodities.length === 0)
    gaps.push(inIdentity({ id: 'Pilih produk yang akan didaftarkan.', en: 'Choose what you are going to register.' }))
  return [...gaps, ...commodities.flatMap(commodity => kbliGap(company, commodity, filing, on))]
}

/** The codes on the company's NIB have to cover what it files for, as far as the sources name codes for that. */
function kbliGap(
  { kind, kbli }: CompanyFile,
  commodity: Commodity,
  filing: Provision<{ kind: BusinessKind }, readonly Activity[]>,
  on: Day,
): Gap[] {
  const fitting = Object.keys(kbliCodes).filter(code =>
    applicable(kbliCovers, { code, commodity }, on).some(row => filing.gives.includes(row.gives)),
  )
  if (fitting.length === 0 || kbli.some(code => fitting.includes(code))) return []
  const codes = fitting.join(', ')
  const { id, en } = commodityNames[commodity]
  const says = {
    id: `NIB Anda belum memuat kode KBLI untuk ${id.toLowerCase()} dengan jenis usaha ini (${codes}). Tambahkan di OSS, lalu catat di sini.`,
    en: `Your NIB has no KBLI code yet for ${en.toLowerCase()} with this kind of business (${codes}). Add one in OSS and note it here.`,
  }
  const { steps } = find(on, ({ the }) => the(filingActivities, { kind }))
  return [inIdentity(says, { ...steps[0]!, gives: codes })]
}

const inIdentity = (says: Says, step?: Step): Gap => ({ part: 'identity', item: 'identity', says, ...(step && { step }) })

function siteGaps({ company: { kind }, sites }: WholeFile, on: Day): Gap[] {
  const { value, steps } = find(on, ({ the }) => the(requiredSite, { kind }))
  if (sites.some(site => value.includes(site.kind))) return []
  const names = (lang: 'id' | 'en') =>
    value.map(one => siteKindNames[one][lang].toLowerCase()).join(lang === 'id' ? ' atau ' : ' or ')
  return [
    {
      part: 'sites',
      item: 'sites',
      says: { id: `Tambahkan sarana: ${names('id')}.`, en: `Add a site: ${names('en')}.` },
      ...(steps[0] && { step: steps[0] }),
    },
  ]
}

function certificateGaps({ company, certificates }: WholeFile, on: Day): Gap[] {
  return certificatesDemanded(company, on).flatMap(({ value: kind, step }): Gap[] => {
    const held = certificates.filter(one => one.kind === kind)
    if (held.some(one => one.validFrom <= on && on < one.validUntil)) return []
    const { id, en } = certificateNames[kind]
    const says = held.length
      ? { id: `${id}: masa berlakunya sudah berakhir. Tambahkan yang baru.`, en: `${en}: it has expired. Add the new one.` }
      : { id: `${id} belum ada.`, en: `${en} is missing.` }
    return [{ part: 'certificates', item: `certificates:${kind}`, says, step }]
  })
}

function documentGaps({ company, documents }: WholeFile, on: Day): Gap[] {
  return documentsDemanded(company, on)
    .filter(({ value }) => !documents.some(one => one.kind === value))
    .map(({ value, step }) => {
      const { id, en } = documentNames[value]
      return {
        part: 'documents',
        item: `document:${value}`,
        says: { id: `${id} belum diunggah.`, en: `${en} is missing.` },
        step,
      }
    })
}

/** Asked once for each commodity the company deals with; what two of them ask for is asked for once. */
function demanded<T>({ kind, commodities }: Who, on: Day, table: Table<Dealing, T>): Demand<T>[] {
  const dealings = (commodities.length ? commodities : (['none'] as const)).map(commodity => ({ kind, commodity }))
  const { value, steps } = find(on, ({ every }) => dealings.flatMap(dealing => every(table, dealing)))
  return value
    .map((one, place) => ({ value: one, step: steps[place]! }))
    .filter(({ value: one }, place) => value.indexOf(one) === place)
}
