import { type Selectable, sql } from 'kysely'
import type { Paper } from '#/features/companies/certificates.ts'
import { endRecall, getRecall, isRunning, type Recall } from '#/features/recalls/recalls.ts'
import type { RecallEndProposalTable, RecallReportTable } from '#/features/recalls/tables.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'

/** The holder's report at the end of a recall. */
export type EndReport = { cause: string; measures: string; paper?: Paper; by: string; at: Date }

/** An officer's proposal to end a recall, which waits for another officer. */
export type EndProposal = { id: string; reasons: string; by: string; byId: string; at: Date }

const ended = () => new NotAllowed({ id: 'Penarikan ini sudah berakhir.', en: 'This recall has ended already.' })

async function getRunning(tx: Tx, id: string, today: Day): Promise<Recall> {
  const recall = await getRecall(tx, id)
  if (!isRunning(recall, today)) throw ended()
  return recall
}

/** Keeps the holder's report. Throws NotAllowed where the recall has ended. */
export async function reportEnd(
  tx: Tx,
  recallId: string,
  { cause, measures, paper }: Pick<EndReport, 'cause' | 'measures' | 'paper'>,
  actor: Actor,
  today: Day,
): Promise<void> {
  await getRunning(tx, recallId, today)
  await tx
    .insertInto('recall_report')
    .values({
      id: newId(),
      recall_id: recallId,
      cause,
      measures,
      paper: paper?.hash ?? null,
      paper_name: paper?.name ?? null,
      ...by(actor),
    })
    .execute()
}

/** The holder's last report, if there is one. */
export async function lastReport(db: Db, recallId: string): Promise<EndReport | undefined> {
  const row = await db
    .selectFrom('recall_report')
    .selectAll()
    .where('recall_id', '=', recallId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row && reportFrom(row)
}

/** Proposes to end a recall. Throws NotAllowed where it has ended or a proposal waits already. */
export async function proposeEnd(tx: Tx, recallId: string, reasons: string, actor: Actor, today: Day): Promise<Recall> {
  const recall = await getRunning(tx, recallId, today)
  const made = await tx
    .insertInto('recall_end_proposal')
    .values({
      id: newId(),
      recall_id: recallId,
      reasons,
      ...by(actor),
      refused_reasons: null,
      refused_by: null,
      refused_by_name: null,
      refused_at: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made)
    throw new NotAllowed({
      id: 'Pengakhiran penarikan ini sudah diusulkan dan menunggu petugas lain.',
      en: 'The end of this recall has been proposed already and waits for another officer.',
    })
  return recall
}

/** The proposal that waits, if there is one. */
export async function openProposal(db: Db, recallId: string): Promise<EndProposal | undefined> {
  const row = await db
    .selectFrom('recall_end_proposal')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where('refused_at', 'is', null)
    .executeTakeFirst()
  return row && proposalFrom(row)
}

/** The recalls whose end was proposed and waits for another officer than this one, the longest waiting first. */
export async function proposalsFor(db: Db, personId: string): Promise<string[]> {
  const { rows } = await sql<{ recall_id: string }>`
    select p.recall_id
    from recall_end_proposal p
    where p.refused_at is null and p.actor_id <> ${personId}
      and not exists (select from recall_end e where e.recall_id = p.recall_id)
    order by p.at, p.id`.execute(db)
  return rows.map(({ recall_id }) => recall_id)
}

/** Ends a recall as proposed, by another officer than the one who proposed it. Throws NotAllowed otherwise. */
export async function endAsProposed(tx: Tx, recallId: string, actor: Actor, today: Day): Promise<Recall> {
  const { reasons } = await proposalOfAnother(tx, recallId, actor)
  return endRecall(tx, recallId, { reasons, on: today }, actor, today)
}

/** Refuses what was proposed: the recall goes on. Throws NotAllowed where nothing waits, or it is one's own proposal. */
export async function refuseEnd(tx: Tx, recallId: string, reasons: string, actor: Actor): Promise<void> {
  const { id } = await proposalOfAnother(tx, recallId, actor)
  const refused = await tx
    .updateTable('recall_end_proposal')
    .set({ refused_reasons: reasons, refused_by: actor.id, refused_by_name: actor.name, refused_at: new Date() })
    .where('id', '=', id)
    .where('refused_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!refused) throw nothingProposed()
}

const nothingProposed = () =>
  new NotAllowed({
    id: 'Tidak ada usul pengakhiran yang menunggu. Usulkan dahulu, lalu petugas lain memutuskan.',
    en: 'No proposal to end it is waiting. Propose it first; another officer then decides.',
  })

async function proposalOfAnother(tx: Tx, recallId: string, actor: Actor): Promise<EndProposal> {
  const recall = await getRecall(tx, recallId)
  if (recall.endedOn) throw ended()
  const proposal = await openProposal(tx, recallId)
  if (!proposal) throw nothingProposed()
  if (proposal.byId === actor.id)
    throw new NotAllowed({
      id: 'Anda yang mengusulkan pengakhiran ini; petugas lain yang memutuskannya.',
      en: 'You proposed this end yourself; another officer decides it.',
    })
  return proposal
}

const by = (actor: Actor) => ({ actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name, at: new Date() })

const reportFrom = (row: Selectable<RecallReportTable>): EndReport => ({
  cause: row.cause,
  measures: row.measures,
  ...(row.paper !== null && { paper: { hash: row.paper, name: row.paper_name ?? '' } }),
  by: row.actor_name,
  at: row.at,
})

const proposalFrom = (row: Selectable<RecallEndProposalTable>): EndProposal => ({
  id: row.id,
  reasons: row.reasons,
  by: row.actor_name,
  byId: row.actor_id,
  at: row.at,
})
