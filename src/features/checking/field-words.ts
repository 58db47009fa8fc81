import type { Field } from '#/gs1/repair.ts'
import type { Words } from '#/law/provisions.ts'
import type { Lang } from '#/platform/ui/lang.ts'

/** What the parts of a code are called. */
export const fieldWords: Record<Field, Words> = {
  nie: { id: 'nomor izin edar', en: 'licence number' },
  nieExpiry: { id: 'masa berlaku izin edar', en: 'licence validity' },
  gtin: { id: 'nomor barang (GTIN)', en: 'article number (GTIN)' },
  batch: { id: 'nomor bets', en: 'batch number' },
  productionDate: { id: 'tanggal produksi', en: 'production date' },
  expiry: { id: 'tanggal kedaluwarsa', en: 'expiry date' },
  serial: { id: 'nomor seri', en: 'serial' },
  signature: { id: 'tanda tangan', en: 'signature' },
  sscc: { id: 'nomor pengiriman (SSCC)', en: 'shipping number (SSCC)' },
}

/** `a, b, dan c`. */
export const listed = (items: readonly string[], lang: Lang): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(items)

/** The names of several fields in one phrase. */
export const fieldsListed = (fields: readonly Field[]): Words => ({
  id: listed(
    fields.map(field => fieldWords[field].id),
    'id',
  ),
  en: listed(
    fields.map(field => fieldWords[field].en),
    'en',
  ),
})
