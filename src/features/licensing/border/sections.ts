import type { PaperKind } from '#/features/border-papers/paper.ts'
import { type Answers, readAnswers } from '#/features/licensing/asked/fields.ts'
import { askedSection, type Contents } from '#/features/licensing/service.ts'
import { exportRules, importRules } from './law.ts'

const batches = {
  key: 'batches',
  kind: 'rows',
  label: { id: 'Bets dalam kiriman', en: 'Batches of the shipment' },
  row: { id: 'Bets', en: 'Batch' },
  columns: [
    { key: 'batch', kind: 'text', label: { id: 'Nomor bets', en: 'Batch number' }, most: 20 },
    { key: 'expiry', kind: 'day', label: { id: 'Kedaluwarsa', en: 'Expiry' } },
    { key: 'quantity', kind: 'count', label: { id: 'Jumlah', en: 'Quantity' } },
    { key: 'unit', kind: 'text', label: { id: 'Satuan', en: 'Unit' }, most: 40 },
  ],
} as const

const product = {
  key: 'product',
  kind: 'text',
  label: { id: 'Nama produk pada izin edar', en: 'Name of the product on the licence' },
  most: 300,
} as const

const about = {
  id: 'Satu surat untuk satu izin edar dan satu negara.',
  en: 'One paper for one licence and one country.',
}

export const shipment = askedSection({
  key: 'shipment',
  title: { id: 'Kiriman', en: 'Shipment' },
  about,
  asks: [
    { ...product, cite: importRules },
    { key: 'country', kind: 'text', label: { id: 'Negara asal', en: 'Country of origin' }, most: 100, cite: importRules },
    {
      key: 'partner',
      kind: 'text',
      label: { id: 'Pengirim di luar negeri', en: 'Exporter abroad' },
      most: 300,
      cite: importRules,
    },
    { key: 'invoice', kind: 'text', label: { id: 'Nomor faktur', en: 'Number of the invoice' }, most: 60, cite: importRules },
    { key: 'invoicedOn', kind: 'day', label: { id: 'Tanggal faktur', en: 'Date of the invoice' }, cite: importRules },
    { ...batches, cite: importRules },
  ],
})

const destination = [
  { ...product, cite: exportRules },
  { key: 'country', kind: 'text', label: { id: 'Negara tujuan', en: 'Country of destination' }, most: 100, cite: exportRules },
  {
    key: 'partner',
    kind: 'text',
    label: { id: 'Penerima di negara tujuan', en: 'Importer there' },
    most: 300,
    cite: exportRules,
  },
] as const

const exported = (asks: typeof healthAsks | typeof productAsks | typeof destination) =>
  askedSection({ key: 'shipment', title: { id: 'Tujuan ekspor', en: 'Destination' }, about, asks })

const healthAsks = [...destination, { ...batches, cite: exportRules }] as const
const productAsks = [
  ...destination,
  {
    key: 'marketed',
    kind: 'yes no',
    label: { id: 'Apakah produk ini beredar di Indonesia?', en: 'Is the product on the market in Indonesia?' },
    cite: exportRules,
  },
  {
    key: 'status',
    kind: 'choice',
    label: { id: 'Kedudukan pemegang izin (butir 2A.3)', en: 'Status of the licence holder (item 2A.3)' },
    options: [
      { value: 'a', label: { id: 'a: membuat bentuk sediaannya', en: 'a: manufactures the dosage form' } },
      {
        value: 'b',
        label: { id: 'b: mengemas atau melabeli buatan pihak lain', en: 'b: packages or labels what another makes' },
      },
      { value: 'c', label: { id: 'c: tidak satu pun dari itu', en: 'c: is involved in none of these' } },
    ],
    cite: exportRules,
  },
  {
    key: 'inspected',
    kind: 'yes no',
    label: { id: 'Apakah pabriknya diinspeksi berkala?', en: 'Is the manufacturing plant periodically inspected?' },
    cite: exportRules,
  },
  {
    key: 'interval',
    kind: 'text',
    label: { id: 'Berapa tahun sekali', en: 'Periodicity, in years' },
    most: 40,
    when: ({ inspected }: Record<string, unknown>) => inspected === true,
    cite: exportRules,
  },
] as const

/** The section of each paper. */
export const sectionOf = {
  SKI: shipment,
  CFS: exported(destination),
  HC: exported(healthAsks),
  CPP: exported(productAsks),
} as const satisfies Record<PaperKind, unknown>

type Everything = Partial<Answers<typeof shipment.asks> & Answers<typeof productAsks>>

/** What was answered about the shipment; what its paper does not ask for is not there. */
export const readShipment = (kind: PaperKind, contents: Contents): Everything =>
  readAnswers(sectionOf[kind].asks, contents.shipment) as Everything
