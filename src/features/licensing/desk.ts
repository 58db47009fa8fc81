import { type Day, dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { CaseState } from './case.ts'
import { openCases } from './case-list.ts'
import { stateTitles } from './case-words.ts'
import { statesFor } from './officer/worklist-page.tsx'

/** Something that waits for a visitor: what it is, where it is done, and by when. */
export type DeskItem = {
  href: string
  number: string
  title: string
  state: CaseState
  says: { id: string; en: string }
  due: Day | undefined
}

/** What of casework waits for this visitor, the first due first: their company's drafts, orders and questions, or their role's cases. */
export async function deskItems(db: Db, visitor: Visitor, today: Day = dayAt(new Date())): Promise<DeskItem[]> {
  const officer = isOfficer(visitor)
  const states: readonly CaseState[] = officer
    ? statesFor(visitor)
    : visitor.companyId
      ? ['draft', 'awaiting payment', 'with applicant']
      : []
  const cases = await openCases(db, states, today, officer ? undefined : visitor.companyId)
  return cases.map(({ id, number, productName, state, deadline }) => ({
    href: `${officer ? '/cases' : '/applications'}/${id}`,
    number,
    title: productName ?? number,
    state,
    says: stateTitles[state],
    due: deadline?.due,
  }))
}
