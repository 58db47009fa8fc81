import { beforeAll, describe, expect, test } from 'vitest'
import {
  endRecall,
  latestRecalls,
  listRecalls,
  type Recalled,
  recallsFor,
  startRecall,
  touches,
} from '#/features/recalls/recalls.ts'
import { addLicence } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { testDatabase } from '../../../tests/database.ts'

const database = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work)
const today = '2026-11-20'
const start = (recalled: Recalled, startedOn: Day = '2026-10-01') =>
  inTx(tx =>
    startRecall(
      tx,
      {
        ...recalled,
        class: 'II',
        reasons: 'Kadar tidak sesuai.',
        cite: { instrument: 'PerBPOM 22/2022', article: '5' },
        startedOn,
      },
      theSystem,
      today,
    ),
  )
const end = (id: string, on: Day) => inTx(tx => endRecall(tx, id, { reasons: 'Selesai ditarik.', on }, theSystem, today))
const lots = ['01900000-0000-7000-8000-0000000000a1', '01900000-0000-7000-8000-0000000000a2'] as const
const licences = ['TR123456789', 'TR123456790', 'TR123456791', 'TR123456792'] as const
beforeAll(async () => {
  for (const number of licences)
    await inTx(tx =>
      addLicence(
        tx,
        {
          number,
          issuedOn: '2024-01-01',
          commodity: 'traditional',
          productName: 'Jamu Contoh',
          dosageForm: 'serbuk',
          packs: [],
          composition: [],
          holder: { name: 'CV Contoh' },
          maker: { name: 'CV Contoh' },
          method: 'identification',
        },
        theSystem,
      ),
    )
})

describe('a recall', () => {
  test('of a licence touches each of its batches, from its first day until the day it ends', async () => {
    const [licence] = licences
    const { id } = await start({ licence })
    const on = async (day: Day) => (await recallsFor(database.db, { licence, lotId: lots[1], batch: 'B1' }, day)).length
    expect([await on('2026-09-30'), await on('2026-10-01')]).toEqual([0, 1])
    await end(id, '2026-11-01')
    expect([await on('2026-10-31'), await on('2026-11-01')]).toEqual([1, 0])
    await expect(end(id, '2026-11-02')).rejects.toThrow(NotAllowed)
  })
  test('of a batch touches that batch alone, known as a lot or by its number', async () => {
    const licence = licences[1]
    await start({ licence, lotId: lots[0], batch: ' b1 ' })
    const found = async (part: Omit<Recalled, 'licence'>) => (await recallsFor(database.db, { licence, ...part }, today)).length
    expect(await found({})).toBe(1)
    expect([await found({ lotId: lots[0] }), await found({ lotId: lots[1] })]).toEqual([1, 0])
    expect([await found({ batch: 'B1' }), await found({ batch: 'B2' })]).toEqual([1, 0])
    expect(await recallsFor(database.db, { licence: licences[2] }, today)).toEqual([])
  })
  test('by lot does not reach another lot that bears the same batch number', () => {
    expect(touches({ lotId: lots[0], batch: 'B1' }, { lotId: lots[1], batch: 'B1' })).toBe(false)
    expect(touches({ batch: 'B1' }, { lotId: lots[1], batch: 'b1' })).toBe(true)
  })
  test('runs once for the same batch, also when two officers start it at once', async () => {
    const licence = licences[2]
    const both = await Promise.allSettled([start({ licence, batch: 'X' }), start({ licence, batch: 'x' })])
    expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
    await start({ licence, batch: 'Y' })
    expect((await recallsFor(database.db, { licence }, today)).map(recall => recall.batch).sort()).toEqual(['X', 'Y'])
  })
  test('is refused for an unknown licence, a day in the future, and an end before its start', async () => {
    await expect(start({ licence: 'TR999999999' })).rejects.toThrow(NotFound)
    await expect(start({ licence: licences[3] }, '2026-11-21')).rejects.toThrow(Invalid)
    const { id } = await start({ licence: licences[3] })
    await expect(end(id, '2026-09-30')).rejects.toThrow(Invalid)
    await expect(end('not-an-id', '2026-11-01')).rejects.toThrow(NotFound)
  })
  test('is listed by state, and the feed begins with what changed last', async () => {
    const ended = await listRecalls(database.db, { state: 'ended' }, today)
    const running = await listRecalls(database.db, { state: 'running', size: 2 }, today)
    expect([ended.total, ended.rows.length, running.total, running.rows.length]).toEqual([1, 1, 4, 2])
    await end(running.rows[0]!.id, today)
    expect((await latestRecalls(database.db, 1))[0]?.id).toBe(running.rows[0]!.id)
  })
})
