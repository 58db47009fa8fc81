import { createTransport } from 'nodemailer'
import type { Db, Tx } from '../database/connect.ts'
import { newId } from '../ids.ts'
import { enqueue, type Job } from '../jobs/jobs.ts'

export interface LetterTable {
  id: string
  recipient: string
  subject: string
  body: string
  at: Date
  sent_at: Date | null
  problem: string | null
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    letter: LetterTable
  }
}

export type Letter = { to: string; subject: string; body: string }

/** Writes a letter in the caller's transaction; a job sends it when the transaction is committed. */
export async function write(tx: Tx | Db, { to, subject, body }: Letter): Promise<void> {
  const id = newId()
  await tx
    .insertInto('letter')
    .values({ id, recipient: to, subject, body, at: new Date(), sent_at: null, problem: null })
    .execute()
  await enqueue(tx, sendLetter.name, { id })
}

/** The newest letters, for the outbox that a demo shows in place of sending. */
export const newestLetters = (db: Db, limit = 50) =>
  db.selectFrom('letter').selectAll().orderBy('at', 'desc').limit(limit).execute()

/** Sends by SMTP where `SMTP_URL` names a server; elsewhere the letter stays in the outbox, unsent. */
export const sendLetter: Job<{ id: string }> = {
  name: 'letter.send',
  title: { id: 'Mengirim surat elektronik', en: 'Sending letters by mail' },
  async run({ db, config, log }, { id }) {
    const letter = await db.selectFrom('letter').selectAll().where('id', '=', id).where('sent_at', 'is', null).executeTakeFirst()
    if (!letter || !config.smtpUrl) return
    const transport = createTransport(config.smtpUrl)
    try {
      await transport.sendMail({
        from: `Absah <noreply@${new URL(config.origin).hostname}>`,
        to: letter.recipient,
        subject: letter.subject,
        text: letter.body,
      })
      await db.updateTable('letter').set({ sent_at: new Date(), problem: null }).where('id', '=', id).execute()
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      await db.updateTable('letter').set({ problem }).where('id', '=', id).execute()
      log.warn({ letter: id }, 'a letter could not be sent yet')
      // Mail servers name the addressee in what they say, and what is thrown here is logged.
      throw new Error(`Letter ${id} could not be sent; its row says why.`)
    } finally {
      transport.close()
    }
  },
}
