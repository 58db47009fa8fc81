import { z } from 'zod'
import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { stateAfter } from './case.ts'
import { grantedLetter, refusedLetter, writeTo } from './case-letters.ts'
import { type CaseFile, lockCase, recordEvent } from './cases.ts'
import { problemOf } from './filing.ts'
import { carryOut, type Granted } from './granting.ts'
import { insertMark, markReasonKeys } from './marks.ts'
import { ReasonSchema } from './reasons.ts'
import { blocksOf, completeCase, type WholeCase } from './whole-case.ts'

type With = { origin: string; today?: Day }

const note = z.string().trim().max(2000).default('')

export const MarkForm = z.discriminatedUnion('verdict', [
  z.object({ item: z.string().min(1).max(80), verdict: z.literal('met'), note }),
  z.object({
    item: z.string().min(1).max(80),
    verdict: z.literal('not met'),
    reason: z.enum(markReasonKeys, both('Pilih alasannya.', 'Choose the reason.')),
    note: z.string().trim().min(5, both('Jelaskan apa yang tidak terpenuhi.', 'Explain what is not met.')).max(2000),
  }),
])

export const ProposalForm = z.object({
  outcome: z.enum(['grant', 'refusal'], both('Pilih usul Anda.', 'Choose what you propose.')),
  reasons: z.array(ReasonSchema).max(40).default([]),
  note,
})

export const ReturnForm = z.object({
  because: z
    .string()
    .trim()
    .min(
      20,
      both(
        'Jelaskan mengapa usul ini dikembalikan, paling sedikit 20 karakter.',
        'Explain in at least 20 characters why it is sent back.',
      ),
    )
    .max(2000),
})

/** Records what an officer found for one item of the checklist. */
export async function markItem(
  db: Db,
  officer: Visitor,
  id: string,
  sent: unknown,
  { today = dayAt(new Date()) }: Partial<With> = {},
): Promise<void> {
  const mark = check(MarkForm, sent)
  const actor = actorOf(officer)
  await act(
    db,
    actor,
    { act: 'case.marked', subject: 'case', id, facts: { item: mark.item, verdict: mark.verdict } },
    async tx => {
      const file = await lockCase(tx, id)
      stateAfter(file.service.life, file.standing, { kind: 'proposed', actorId: actor.id })
      const { given } = await completeCase(tx, file, today)
      if (!file.service.checklist(given).some(({ key }) => key === mark.item))
        throw new Invalid([
          { field: 'item', says: { id: 'Butir ini tidak ada dalam daftar periksa.', en: 'The checklist has no such item.' } },
        ])
      await insertMark(tx, id, mark, actor)
    },
  )
}

/** An evaluator proposes what to decide. A grant needs every item met; a refusal its reasons, each with an article. */
export async function propose(
  db: Db,
  officer: Visitor,
  id: string,
  sent: unknown,
  { today = dayAt(new Date()) }: Partial<With> = {},
): Promise<void> {
  const proposal = check(ProposalForm, sent)
  const actor = actorOf(officer)
  await act(db, actor, { act: 'case.proposed', subject: 'case', id, facts: { outcome: proposal.outcome } }, async tx => {
    const file = await lockCase(tx, id)
    stateAfter(file.service.life, file.standing, { kind: 'proposed', actorId: actor.id })
    checkProposal(proposal, await completeCase(tx, file, today))
    await recordEvent(tx, id, { kind: 'proposed', data: proposal }, actor, { on: today })
  })
}

function checkProposal({ outcome, reasons }: z.infer<typeof ProposalForm>, whole: WholeCase): void {
  if (outcome === 'refusal') {
    if (reasons.length === 0)
      throw new Invalid([
        {
          field: 'reasons',
          says: {
            id: 'Penolakan menyebut paling sedikit satu alasan dengan pasalnya.',
            en: 'A refusal gives at least one reason with its article.',
          },
        },
      ])
    return
  }
  const marks = new Map(whole.marks.map(mark => [mark.item, mark]))
  const open = whole.service.checklist(whole.given).filter(({ key }) => marks.get(key)?.verdict !== 'met')
  if (open.length)
    throw new Invalid(
      open.map(({ key, asks }) => ({
        field: `item.${key}`,
        says: { id: `Belum terpenuhi: ${asks.id}`, en: `Not met yet: ${asks.en}` },
      })),
    )
  refuseBlocked(whole)
}

/** Another officer follows the proposal: grants, or refuses. A grant enters the licence into the register in the same transaction. */
export async function decide(
  db: Db,
  officer: Visitor,
  id: string,
  { origin, today = dayAt(new Date()) }: With,
): Promise<Partial<Granted>> {
  const actor = actorOf(officer)
  return act(
    db,
    actor,
    ({ gives, licence, also }) => ({
      act: gives ? 'case.granted' : 'case.refused',
      subject: 'case',
      id,
      facts: { gives, licence, also },
    }),
    async tx => {
      const file = await lockCase(tx, id)
      const outcome = file.standing.proposal?.outcome
      stateAfter(file.service.life, file.standing, { kind: outcome === 'grant' ? 'granted' : 'refused', actorId: actor.id })
      const reasons = file.standing.proposal?.reasons ?? []
      if (outcome === 'grant') {
        const granted = await grant(tx, file, actor, today)
        const { gives, licence } = granted
        const kept = { gives, ...(licence !== undefined && { licence }) }
        await recordEvent(tx, id, { kind: 'granted', data: { ...granted, reasons } }, actor, { on: today, ...kept })
        await writeTo(tx, file, lang => grantedLetter(lang, { file, origin, ...granted }))
        return granted
      }
      await recordEvent(tx, id, { kind: 'refused', data: { reasons } }, actor, { on: today })
      await writeTo(tx, file, lang => refusedLetter(lang, { file, reasons, origin }))
      return {}
    },
  )
}

/** Carries out the grant. Everything is checked once more: a certificate may have ended since the filing. */
async function grant(tx: Tx, file: CaseFile, actor: Actor, today: Day): Promise<Granted> {
  const whole = await completeCase(tx, file, today)
  refuseBlocked(whole)
  const { applicant } = whole.given
  if (!applicant.isVerified)
    throw new NotAllowed({
      id: 'Perusahaan pemohon tidak lagi terverifikasi, jadi permohonannya tidak dapat disetujui.',
      en: 'The applicant is no longer a verified company, so the application cannot be granted.',
    })
  return carryOut(tx, file.service.grant(whole.given), { given: whole.given, actor, today })
}

/** An approver disagrees: the proposal goes back to the evaluators with the reason. */
export async function sendBack(
  db: Db,
  officer: Visitor,
  id: string,
  sent: unknown,
  { today = dayAt(new Date()) }: Partial<With> = {},
): Promise<void> {
  const { because } = check(ReturnForm, sent)
  const actor = actorOf(officer)
  await act(db, actor, { act: 'case.returned', subject: 'case', id }, async tx => {
    await recordEvent(tx, id, { kind: 'returned', data: { because } }, actor, { on: today })
  })
}

function refuseBlocked({ remarks }: WholeCase): void {
  const blocks = blocksOf(remarks)
  if (blocks.length === 0) return
  throw blocks.length > 20
    ? new NotAllowed({
        id: 'Berkas ini tidak lengkap lagi. Tanyakan kepada pemohon.',
        en: 'This file is no longer complete. Ask the applicant.',
      })
    : new Invalid(blocks.map(problemOf))
}
