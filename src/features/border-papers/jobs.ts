import { sign } from '#/features/certificates/signature.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import { keepFile } from '#/platform/files/files.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { paperAddress } from './paper.ts'
import { lockPaper, paperJob, putPaperFile } from './papers.ts'
import { paperPdf } from './pdf.ts'

/** Makes the signed document of a paper that was issued, once. */
export const makePaper: Job<{ number: string }> = {
  name: paperJob,
  title: { id: 'Membuat surat keterangan impor dan ekspor', en: 'Making import and export certificates' },
  async run({ db, keys, files, config }, { number }) {
    const madeAt = new Date()
    await db.transaction().execute(async tx => {
      const paper = await lockPaper(tx, number)
      if (paper.file) return
      const unsigned = await paperPdf(paper, { address: paperAddress(config.origin, number), at: madeAt })
      const signed = await sign(keys, unsigned, { reason: number, at: madeAt })
      const { hash, bytes } = await keepFile(files, tx, signed, ['pdf'])
      await putPaperFile(tx, number, { hash, bytes, madeAt })
      await recordDeed(tx, theSystem, { act: 'border-paper.signed', subject: 'border paper', id: number, facts: { hash } })
    })
  },
}
