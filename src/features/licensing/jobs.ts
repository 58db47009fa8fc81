import { type Day, dayAt, daysBetween } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import type { CaseState, ClockKind } from './case.ts'
import { reminderLetter, writeTo } from './case-letters.ts'
import { type ListedCase, openCases } from './case-list.ts'
import { lockCase } from './cases.ts'
import { lapseIfDue } from './ending.ts'
import { remindBefore } from './law.ts'

type With = { origin: string; today: Day }

/** States in which an applicant's period runs. */
const applicantsStates: readonly CaseState[] = ['draft', 'awaiting payment', 'with applicant']

/** Lets every case lapse whose applicant's period has ended. Gives how many did. */
export async function lapseAllDue(db: Db, { origin, today }: With): Promise<number> {
  let lapsed = 0
  for (const { id, deadline } of await openCases(db, applicantsStates, today)) {
    if (!deadline || deadline.due >= today) break
    if (await lapseIfDue(db, id, { origin, today })) lapsed++
  }
  return lapsed
}

/** Reminds applicants of periods that end soon, once for each deadline. Gives how many reminders were written. */
export async function remindAll(db: Db, { origin, today }: With): Promise<number> {
  let written = 0
  for (const one of await openCases(db, applicantsStates, today))
    if (one.deadline && isSoon(one.deadline, today) && (await remind(db, one, { origin, today }))) written++
  return written
}

function isSoon({ clock, due }: { clock: ClockKind; due: Day }, today: Day): boolean {
  const left = daysBetween(today, due)
  return left >= 0 && left <= find(today, ({ the }) => the(remindBefore, { clock })).value
}

async function remind(db: Db, { id, deadline }: ListedCase, { origin }: With): Promise<boolean> {
  const { clock, due } = deadline!
  return db.transaction().execute(async tx => {
    const file = await lockCase(tx, id)
    const first = await tx
      .insertInto('case_reminder')
      .values({ case_id: id, clock, due })
      .onConflict(conflict => conflict.doNothing())
      .returning('case_id')
      .executeTakeFirst()
    if (!first) return false
    await writeTo(tx, file, lang => reminderLetter(lang, { file, clock, due, origin }))
    return true
  })
}

/** Every night: what has run out lapses, what is about to is remembered. */
export const watchDeadlines: Job = {
  name: 'licensing.deadlines',
  title: {
    id: 'Menggugurkan dan mengingatkan permohonan yang lewat waktu',
    en: 'Lapsing and reminding of applications whose time ends',
  },
  schedule: '15 1 * * *',
  async run({ db, config, log }) {
    const about = { origin: config.origin, today: dayAt(new Date()) }
    const lapsed = await lapseAllDue(db, about)
    const reminded = await remindAll(db, about)
    log.info({ lapsed, reminded }, 'deadlines of applications')
  },
}
