import type { Words } from '#/platform/ui/lang.ts'

/** The words of the outbox and of the audit. */
const id = {
  outbox: 'Kotak keluar',
  outboxSays: 'Situs contoh tidak mengirim surat. Surat yang seharusnya dikirim ada di sini, yang terbaru lebih dahulu.',
  noLetters: 'Belum ada surat.',
  to: 'Kepada',
  audit: 'Jejak audit',
  auditSays: 'Setiap tindakan, berurutan. Setiap baris mengunci baris sebelumnya, jadi perubahan atau penghapusan akan terlihat.',
  verify: 'Periksa rantai',
  intact: (count: string) => `Rantai utuh: ${count} baris saling mengunci.`,
  broken: (row: string) => `Rantai putus pada baris ${row}. Baris itu atau yang sebelumnya telah diubah.`,
  seq: 'Nomor',
  at: 'Waktu',
  actor: 'Pelaku',
  act: 'Tindakan',
  actBegins: 'Tindakan, seperti lot. atau lot.closed',
  subject: 'Hal',
  subjectId: 'Nomor hal',
  facts: 'Rincian',
  none: 'Tidak ada tindakan yang cocok.',
}

const en: typeof id = {
  outbox: 'Outbox',
  outboxSays: 'A sample site sends no letters. Those it would have sent are here, the newest first.',
  noLetters: 'No letters yet.',
  to: 'To',
  audit: 'Audit',
  auditSays: 'Every act, in order. Each row locks the one before it, so a change or a removal shows.',
  verify: 'Check the chain',
  intact: count => `The chain is whole: ${count} rows lock one another.`,
  broken: row => `The chain is broken at row ${row}. That row or the one before it has been changed.`,
  seq: 'Number',
  at: 'Time',
  actor: 'Who',
  act: 'Act',
  actBegins: 'Act, such as lot. or lot.closed',
  subject: 'Subject',
  subjectId: 'Subject’s number',
  facts: 'Facts',
  none: 'No act matches.',
}

export const words: Words<typeof id> = { id, en }
