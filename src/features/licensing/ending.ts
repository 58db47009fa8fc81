import { z } from 'zod'
import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act, recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { check } from '#/platform/http/problems.ts'
import { lapsedLetter, withdrawnLetter, writeTo } from './case-letters.ts'
import { lockCase, recordEvent } from './cases.ts'
import { completeCase } from './whole-case.ts'

type With = { origin: string; today?: Day }

export const WithdrawalForm = z.object({ because: z.string().trim().max(1000).default('') })

/** The applicant takes the application back. A fee that was paid is not returned by this; the order stays on record. */
export async function withdraw(
  db: Db,
  visitor: Visitor,
  id: string,
  sent: unknown,
  { origin, today = dayAt(new Date()) }: With,
): Promise<void> {
  const { because } = check(WithdrawalForm, sent)
  const actor = actorOf(visitor)
  await act(db, actor, { act: 'case.withdrawn', subject: 'case', id }, async tx => {
    const file = await recordEvent(tx, id, { kind: 'withdrawn', data: { because } }, actor, { on: today })
    if (file.filedOn) await writeTo(tx, file, lang => withdrawnLetter(lang, { file, origin }))
  })
}

/**
 * Lets a case lapse whose applicant's period has ended: a draft, an order, an answer. Gives whether it did; the regulator's own
 * period never ends a case. Safe to repeat.
 */
export async function lapseIfDue(db: Db, id: string, { origin, today = dayAt(new Date()) }: With): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const file = await lockCase(tx, id)
    const { deadline } = await completeCase(tx, file, today)
    if (!deadline || deadline.clock === 'evaluation' || deadline.due >= today) return false
    const { clock, due } = deadline
    await recordEvent(tx, id, { kind: 'lapsed', data: { clock } }, theSystem, { on: today })
    await writeTo(tx, file, lang => lapsedLetter(lang, { file, clock, due, origin }))
    await recordDeed(tx, theSystem, { act: 'case.lapsed', subject: 'case', id, facts: { clock, due } })
    return true
  })
}
