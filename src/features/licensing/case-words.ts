import type { Words } from '#/law/provisions.ts'
import type { CaseState, EventKind } from './case.ts'

/** A state has one name, the same on every page, in letters and in the API's titles. */
export const stateTitles: Record<CaseState, Words> = {
  draft: { id: 'Rancangan', en: 'Draft' },
  'awaiting payment': { id: 'Menunggu pembayaran', en: 'Awaiting payment' },
  'in evaluation': { id: 'Dalam penilaian', en: 'In evaluation' },
  'with applicant': { id: 'Menunggu jawaban pemohon', en: 'Waiting for the applicant' },
  proposed: { id: 'Menunggu keputusan', en: 'Waiting for a decision' },
  granted: { id: 'Disetujui', en: 'Granted' },
  refused: { id: 'Ditolak', en: 'Refused' },
  withdrawn: { id: 'Ditarik kembali', en: 'Withdrawn' },
  lapsed: { id: 'Gugur karena lewat waktu', en: 'Lapsed' },
}

/** What happened, as a line of the history. */
export const eventTitles: Record<EventKind, Words> = {
  opened: { id: 'Rancangan dibuat', en: 'Draft opened' },
  filed: { id: 'Permohonan dikirim', en: 'Application filed' },
  paid: { id: 'Pembayaran tercatat, penilaian dimulai', en: 'Payment recorded, evaluation begins' },
  asked: { id: 'Pertanyaan dikirim, waktu berhenti', en: 'Questions sent, the clock stops' },
  answered: { id: 'Jawaban diterima, waktu berjalan lagi', en: 'Answers received, the clock runs again' },
  proposed: { id: 'Penilai mengusulkan keputusan', en: 'An evaluator proposed a decision' },
  returned: { id: 'Usul dikembalikan kepada penilai', en: 'The proposal was sent back to the evaluator' },
  granted: { id: 'Permohonan disetujui', en: 'Application granted' },
  refused: { id: 'Permohonan ditolak', en: 'Refused' },
  withdrawn: { id: 'Permohonan ditarik kembali', en: 'Withdrawn by the applicant' },
  lapsed: { id: 'Permohonan gugur karena lewat waktu', en: 'Lapsed: a period ended without an act' },
}

/** The act as it stands in “cannot be …”. */
export const eventActs: Record<EventKind, Words> = {
  opened: { id: 'dibuka', en: 'opened' },
  filed: { id: 'dikirim', en: 'filed' },
  paid: { id: 'dibayar', en: 'paid' },
  asked: { id: 'ditanyakan', en: 'questioned' },
  answered: { id: 'dijawab', en: 'answered' },
  proposed: { id: 'diusulkan', en: 'proposed for a decision' },
  returned: { id: 'dikembalikan kepada penilai', en: 'sent back to the evaluator' },
  granted: { id: 'disetujui', en: 'granted' },
  refused: { id: 'ditolak', en: 'refused' },
  withdrawn: { id: 'ditarik kembali', en: 'withdrawn' },
  lapsed: { id: 'gugur', en: 'let lapse' },
}
