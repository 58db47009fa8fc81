import type { Licence } from '#/features/register/licence.ts'
import type { Day } from '#/law/day.ts'
import type { Words } from '#/law/provisions.ts'

/** Import certificate; certificate of free sale; certificate of a pharmaceutical product; health certificate. */
export const paperKinds = ['SKI', 'CFS', 'CPP', 'HC'] as const
export type PaperKind = (typeof paperKinds)[number]

export const paperTitles: Record<PaperKind, Words> = {
  SKI: { id: 'Surat Keterangan Impor', en: 'Import Certificate' },
  CFS: { id: 'Sertifikat Penjualan Bebas', en: 'Certificate of Free Sale' },
  CPP: { id: 'Sertifikat Produk Farmasi', en: 'Certificate of a Pharmaceutical Product' },
  HC: { id: 'Sertifikat Kesehatan', en: 'Health Certificate' },
}

/** One statement of a paper: what it is about, and what is said. */
export type PaperLine = { label: Words; value: string }
export type Batch = { batch: string; expiry: Day; quantity: number; unit: string }

/** What a paper says, as it was decided. */
export type PaperContent = {
  product: string
  holder: string
  statement: Words
  lines: readonly PaperLine[]
  batches: readonly Batch[]
}

/** A paper and its signed document, once that is made. */
export type BorderPaper = {
  number: string
  kind: PaperKind
  licence: string
  companyId: string
  content: PaperContent
  issuedOn: Day
  /** The first day on which it no longer holds. */
  validUntil: Day
  decidedBy: string
  file?: { hash: string; bytes: number; madeAt: Date }
}

export const paperStates = ['valid', 'expired', 'withdrawn'] as const
export type PaperState = (typeof paperStates)[number]

/** How a paper stands on a day: withdrawn as soon as its licence is not in force by a decision, expired when either has run out. */
export function stateOfPaper(
  { validUntil }: Pick<BorderPaper, 'validUntil'>,
  { standing }: Pick<Licence, 'standing'>,
  day: Day,
): PaperState {
  if (standing !== 'active' && standing !== 'expired') return 'withdrawn'
  return standing === 'expired' || day >= validUntil ? 'expired' : 'valid'
}

/** The public address of a paper, which its QR code opens. */
export const paperAddress = (origin: string, number: string): string => `${origin}/papers/${number}`
