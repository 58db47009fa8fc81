import type { AlertClass } from '#/detection/finding.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { addStep, type Reason, takeStep } from './alerts.ts'

/** What judging a pack came to. `reasons` is empty where nothing looks wrong. */
export type Judgement = {
  classId: number
  n: number
  code: string
  licence?: string
  lotId?: string
  batch?: string
  class: AlertClass
  score: number
  since: Date
  siteId?: string
  companyId?: string
  reporter?: string
  reasons: readonly Reason[]
}

/**
 * Keeps what judging a pack came to: a new alert, the reasons of the one there is written anew, or one that nobody has in hand closed as
 * explained. A closed alert is raised again only for a reason it did not have. Gives whether an officer has something new to look at.
 */
export async function keepJudgement(tx: Tx, judgement: Judgement): Promise<boolean> {
  const { classId, n, reasons } = judgement
  const known = await tx
    .selectFrom('alert')
    .select(['id', 'state', 'class'])
    .where('class_id', '=', classId)
    .where('n', '=', n)
    .forUpdate()
    .executeTakeFirst()
  if (!known) return reasons.length > 0 && raise(tx, judgement)
  if (reasons.length === 0) {
    if (known.state === 'open' || known.state === 'in hand') await takeStep(tx, known.id, { kind: 'explained' }, theSystem)
    return false
  }
  const before = await tx.selectFrom('alert_reason').select('rule').where('alert_id', '=', known.id).execute()
  const fresh = reasons.filter(({ rule }) => !before.some(one => one.rule === rule)).map(({ rule }) => rule)
  await write(tx, known.id, judgement)
  if (known.state !== 'closed' || fresh.length === 0) return false
  await takeStep(tx, known.id, { kind: 'raised again', facts: { rules: fresh } }, theSystem)
  return true
}

async function raise(tx: Tx, judgement: Judgement): Promise<true> {
  const id = newId()
  const { classId, n, code, licence, lotId, batch, siteId, companyId, reporter, score, since, reasons } = judgement
  const now = new Date()
  await tx
    .insertInto('alert')
    .values({
      id,
      class_id: classId,
      n,
      code,
      licence: licence ?? null,
      lot_id: lotId ?? null,
      batch: batch ?? null,
      class: judgement.class,
      score,
      since,
      site_id: siteId ?? null,
      company_id: companyId ?? null,
      reporter: reporter ?? null,
      raised_at: now,
      judged_at: now,
      state: 'open',
      owner_id: null,
      owner_name: null,
      outcome: null,
      closed_at: null,
    })
    .execute()
  await writeReasons(tx, id, reasons)
  await addStep(tx, id, { kind: 'raised', facts: { score, rules: reasons.map(({ rule }) => rule) } }, theSystem)
  return true
}

async function write(tx: Tx, id: string, judgement: Judgement): Promise<void> {
  const { score, since, reasons } = judgement
  await tx
    .updateTable('alert')
    .set({ class: judgement.class, score, since, judged_at: new Date() })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('alert_reason').where('alert_id', '=', id).execute()
  await writeReasons(tx, id, reasons)
}

const writeReasons = (tx: Tx, id: string, reasons: readonly Reason[]) =>
  tx
    .insertInto('alert_reason')
    .values(
      reasons.map(({ rule, score, at, facts }, i) => ({
        alert_id: id,
        seq: i + 1,
        rule,
        score,
        at,
        facts: JSON.stringify(facts),
      })),
    )
    .execute()
