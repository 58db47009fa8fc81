import { NotAllowed } from '#/platform/http/errors.ts'

/** How a company stands with the regulator. Only a verified one may apply. */
export const standings = ['draft', 'submitted', 'verified', 'returned', 'closed'] as const
export type Standing = (typeof standings)[number]

/** What moves a company's file on. */
export type Move = 'sent' | 'withdrawn' | 'verified' | 'returned' | 'reopened' | 'closed'

/**
 * What may happen next. A verified company stays verified while its additions (a new site, a renewed certificate) wait to be
 * checked, or come back with remarks; a change of who it is reopens the whole file.
 */
export const moves = {
  draft: { sent: 'submitted', closed: 'closed' },
  submitted: { verified: 'verified', returned: 'returned', withdrawn: 'draft', closed: 'closed' },
  returned: { sent: 'submitted', closed: 'closed' },
  verified: { verified: 'verified', returned: 'verified', reopened: 'draft', closed: 'closed' },
  closed: {},
} as const satisfies Record<Standing, Partial<Record<Move, Standing>>>

/** The next standing. Throws NotAllowed with what is possible instead. */
export function move(from: Standing, step: Move): Standing {
  const to = (moves[from] as Partial<Record<Move, Standing>>)[step]
  if (!to) throw new NotAllowed(refusals[from])
  return to
}

/** Whether that step may be taken now: decides which buttons a page shows. */
export const mayMove = (from: Standing, step: Move): boolean => step in moves[from]

/** Whether the company may change who it is: name, NIB, address, kind. */
export const mayChangeIdentity = (standing: Standing): boolean => standing === 'draft' || standing === 'returned'

/** Whether the company may add and change sites, certificates and documents. */
export const mayChangeItems = (standing: Standing): boolean => mayChangeIdentity(standing) || standing === 'verified'

const refusals: Record<Standing, { id: string; en: string }> = {
  draft: {
    id: 'Berkas perusahaan masih rancangan: lengkapi, lalu kirim untuk diverifikasi.',
    en: 'The company file is still a draft: complete it and send it for verification.',
  },
  submitted: {
    id: 'Berkas perusahaan sedang diperiksa petugas. Tunggu hasilnya, atau tarik kembali untuk mengubahnya.',
    en: 'An officer is checking the company file. Wait for the result, or take it back to change it.',
  },
  returned: {
    id: 'Berkas perusahaan dikembalikan: perbaiki catatan petugas, lalu kirim lagi.',
    en: 'The company file was returned: mend what the officer noted and send it again.',
  },
  verified: {
    id: 'Perusahaan sudah terverifikasi. Untuk mengubah identitasnya, buka kembali berkasnya.',
    en: 'The company is verified. To change who it is, reopen its file.',
  },
  closed: {
    id: 'Berkas perusahaan ini sudah ditutup dan tidak dapat diubah lagi.',
    en: 'This company file is closed and can no longer be changed.',
  },
}

/** Why a change cannot be made in this standing, and what can. */
export const refusalOf = (standing: Standing) => new NotAllowed(refusals[standing])
