import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { act, findBrokenLink, recordDeed, theSystem } from './audit.ts'
import { noteDeeds, sealDeeds } from './waiting.ts'

const at = testDatabase()
const deed = (id: string, facts = {}) => ({ act: 'thing.done', subject: 'thing', id, facts })

test('an act and its audit row are there together, or neither is', async () => {
  await act(at.db, theSystem, deed('kept'), async () => {})
  await expect(act(at.db, theSystem, deed('lost'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  const { rows } = await sql<{ subject_id: string }>`select subject_id from audit`.execute(at.db)
  expect(rows.map(row => row.subject_id)).toEqual(['kept'])
})

test('many acts at once make one unbroken chain', async () => {
  await Promise.all(
    Array.from({ length: 30 }, (_, i) =>
      act(at.db, theSystem, deed(`n${i}`, { b: 1, a: [i, { d: 1, c: null }] }), async () => {}),
    ),
  )
  expect(await findBrokenLink(at.db)).toBeUndefined()
})

test('deeds noted without waiting for each other join the chain once, in their order', async () => {
  const note = (id: string) => db().execute(tx => noteDeeds(tx, [{ ...deed(id, { z: 1, a: 'é' }), actor: theSystem }]))
  const db = () => at.db.transaction()
  await Promise.all(Array.from({ length: 30 }, (_, i) => note(`w${i}`)))
  await expect(
    db().execute(tx => noteDeeds(tx, [{ ...deed('lost'), actor: theSystem }]).then(() => Promise.reject(new Error('no')))),
  ).rejects.toThrow('no')
  const sealed = await Promise.all([sealDeeds(at.db), sealDeeds(at.db), act(at.db, theSystem, deed('between'), async () => 0)])
  expect(sealed.reduce((sum, n) => sum + n)).toBe(30)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where subject_id ~ '^(w|lost)'`.execute(at.db)
  expect(rows[0]!.n).toBe(30)
  expect(await findBrokenLink(at.db)).toBeUndefined()
})

test('the chain cannot be changed, and a change made behind its back is found', async () => {
  await expect(sql`update audit set act = 'other' where seq = 2`.execute(at.db)).rejects.toThrow(/append only/)
  await at.db.transaction().execute(tx => noteDeeds(tx, [{ ...deed('waits'), actor: theSystem }]))
  await expect(sql`update audit_waiting set act = 'other'`.execute(at.db)).rejects.toThrow(/append only/)
  await expect(sql`delete from audit`.execute(at.db)).rejects.toThrow(/append only/)
  await at.db.transaction().execute(async tx => {
    await sql`alter table audit disable trigger audit_append_only`.execute(tx)
    await sql`update audit set act = 'other' where seq = 5`.execute(tx)
    await sql`alter table audit enable trigger audit_append_only`.execute(tx)
  })
  expect(await findBrokenLink(at.db)).toBe(5)
  await at.db.transaction().execute(tx => recordDeed(tx, theSystem, deed('after')))
  expect(await findBrokenLink(at.db)).toBe(5)
})
