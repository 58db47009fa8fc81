import { z } from 'zod'
import type { Recall } from '#/features/recalls/recalls.ts'
import { type Licence, standings, standingWords } from '#/features/register/licence.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { addDays } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'

const day = z.iso.date()
const concept = z.object({ text: z.string() })

/** A licence as machines get it: named after FHIR R5 RegulatedAuthorization (ISO 11615), with the product it is about beside. */
export const RegulatedAuthorization = z.object({
  resourceType: z.literal('RegulatedAuthorization'),
  url: z.url(),
  meta: z.object({ lastUpdated: z.iso.datetime() }),
  identifier: z.array(z.object({ system: z.url(), value: z.string() })),
  subject: z.array(
    z.object({
      display: z.string(),
      brand: z.string().optional(),
      classification: z.enum(commodities),
      doseForm: z.string(),
      packagedProduct: z.array(z.string()),
      ingredient: z.array(z.object({ name: z.string(), amount: z.number().optional(), unit: z.string().optional() })),
      manufacturer: z.string(),
      gtin: z.array(z.string()),
      barcodeMethod: z.enum(['identification', 'authentication']),
    }),
  ),
  type: concept,
  region: z.array(z.object({ coding: z.array(z.object({ system: z.string(), code: z.string() })) })),
  status: z.object({ coding: z.array(z.object({ code: z.enum(standings), display: z.string() })) }),
  statusDate: day,
  statusReason: z.string().optional(),
  /** Both days included, as FHIR's Period means them. */
  validityPeriod: z.object({ start: day, end: day }),
  basis: z.array(concept),
  holder: z.object({ display: z.string(), reference: z.url().optional() }),
  regulator: z.object({ display: z.string() }),
  replacedBy: z.object({ identifier: z.string(), reference: z.url() }).optional(),
  recall: z.array(
    z.object({
      id: z.string(),
      batch: z.string().optional(),
      class: z.enum(['I', 'II', 'III']).optional(),
      reason: z.string(),
      basis: z.string(),
      start: day,
    }),
  ),
})
export type RegulatedAuthorization = z.infer<typeof RegulatedAuthorization>

/** A licence and its recalls under those names. Only what is public: never a person, never a tax number. */
export function regulatedAuthorization(licence: Licence, recalls: readonly Recall[], origin: string): RegulatedAuthorization {
  const { number, standing, holder } = licence
  return {
    resourceType: 'RegulatedAuthorization',
    url: `${origin}/register/${number}`,
    meta: { lastUpdated: licence.updatedAt.toISOString() },
    identifier: [{ system: `${origin}/register`, value: number }],
    subject: [
      {
        display: licence.productName,
        ...(licence.brand && { brand: licence.brand }),
        classification: licence.commodity,
        doseForm: licence.dosageForm,
        packagedProduct: [...licence.packs],
        ingredient: [...licence.composition],
        manufacturer: licence.maker.name,
        gtin: [...licence.gtins],
        barcodeMethod: licence.method,
      },
    ],
    type: { text: 'Izin edar (marketing authorisation)' },
    region: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'ID' }] }],
    status: { coding: [{ code: standing, display: standingWords[standing].en }] },
    statusDate: licence.since,
    ...(licence.reasons && { statusReason: licence.reasons }),
    validityPeriod: { start: licence.issuedOn, end: addDays(licence.validUntil, -1) },
    basis: licence.cite ? [{ text: sayCite(licence.cite) }] : [],
    holder: { display: holder.name, ...(holder.companyId && { reference: `${origin}/companies/${holder.companyId}` }) },
    regulator: { display: 'Badan Pengawas Obat dan Makanan' },
    ...(licence.supersededBy && {
      replacedBy: { identifier: licence.supersededBy, reference: `${origin}/register/${licence.supersededBy}` },
    }),
    recall: recalls.map(({ id, batch, class: grade, reasons, cite, startedOn }) => ({
      id,
      ...(batch && { batch }),
      ...(grade && { class: grade }),
      reason: reasons,
      basis: sayCite(cite),
      start: startedOn,
    })),
  }
}
