import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { ways } from './access.ts'
import { accessData, accessGrounds, accessNeeded, accessPapers, accessTime } from './law.ts'

test('the tables of law are sound', () => {
  checkTable(accessNeeded, { facts: { way: fc.constantFrom(...ways) } })
  checkTable(accessTime, { facts: {} })
  for (const table of [accessData, accessPapers, accessGrounds]) checkTable(table, { facts: {}, mayAnswerTwice: true })
})

test('an application asks for the seven things that the explanation lists, before and after 22/2022', () => {
  for (const on of [addDays('2022-10-05', -1), '2022-10-05', '2026-11-20'] as const) {
    const { value, steps } = find(on, ({ every }) => every(accessData, {}))
    expect(value).toEqual(['facility', 'address', 'npwp', 'responsible', 'phone', 'email', 'documents'])
    expect(new Set(steps.map(({ cite }) => cite.article))).toEqual(new Set(['persyaratan izin akses']))
    expect(find(on, ({ every }) => every(accessPapers, {})).value).toEqual(['NIB', 'SIUP', 'API'])
    expect(find(on, ({ the }) => the(accessTime, {})).value).toEqual({ workingDays: 5 })
    expect(find(on, ({ the }) => ways.map(way => the(accessNeeded, { way }))).value).toEqual(['verified company', 'access right'])
  }
})
