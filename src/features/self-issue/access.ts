import type { FileKind } from '#/platform/files/kinds.ts'
import { NotAllowed, type Says } from '#/platform/http/errors.ts'

/** Who makes the serials (PerBPOM 33/2018 art. 5): the regulator, or the business by itself. */
export const ways = ['regulator', 'holder'] as const
export type Way = (typeof ways)[number]

/** The paper that the name and address of the facility are taken from. */
export const sourcePapers = ['NIB', 'SIUP', 'API'] as const
export type SourcePaper = (typeof sourcePapers)[number]

export type AccessPaper = { hash: string; name: string; kind: FileKind }

/** What an application for access says: the data that the explanation of PerBPOM 33/2018 lists, and its supporting documents. */
export type AccessFacts = {
  paper: SourcePaper
  facility: string
  address: string
  npwp: string
  responsible: string
  phone: string
  email: string
  documents: AccessPaper[]
}

/** What may happen to an access right in each state, and where it leads. */
export const moves = {
  filed: { granted: 'granted', refused: 'refused', withdrawn: 'withdrawn' },
  granted: { ended: 'ended' },
  refused: {},
  withdrawn: {},
  ended: {},
} as const satisfies Record<string, Record<string, string>>
export type AccessState = keyof typeof moves
export type AccessMove = 'granted' | 'refused' | 'withdrawn' | 'ended'
export type AccessEventKind = AccessMove | 'filed'

export const stateWords: Record<AccessState, Says> = {
  filed: { id: 'menunggu petugas', en: 'waiting for an officer' },
  granted: { id: 'diberikan', en: 'granted' },
  refused: { id: 'ditolak', en: 'refused' },
  withdrawn: { id: 'ditarik kembali', en: 'withdrawn' },
  ended: { id: 'diakhiri', en: 'ended' },
}

/** The next state. Throws NotAllowed with where it stands. */
export function moveAccess(state: AccessState, step: AccessMove): AccessState {
  const to = (moves[state] as Partial<Record<AccessMove, AccessState>>)[step]
  if (to) return to
  const { id, en } = stateWords[state]
  throw new NotAllowed({
    id: `Hak akses ini ${id}; langkah itu tidak mungkin lagi. Muat ulang halaman.`,
    en: `This access right is ${en}; that step is no longer possible. Load the page again.`,
  })
}

/** Whose turn it is: no state is without an owner. */
export const turnOf: Record<AccessState, 'regulator' | 'applicant' | 'nobody'> = {
  filed: 'regulator',
  granted: 'nobody',
  refused: 'applicant',
  withdrawn: 'applicant',
  ended: 'applicant',
}
