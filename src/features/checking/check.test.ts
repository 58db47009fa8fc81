import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { codeTexts } from '#/features/coding/code-text.ts'
import { aHolder, type Holder, today } from '#/features/coding/holder.test-support.ts'
import type { Pack } from '#/features/coding/packs.ts'
import { endRecall, startRecall } from '#/features/recalls/recalls.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { signerOfLot, signLot } from '#/features/signed-codes/signed-lots.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { connect, type Tx } from '#/platform/database/connect.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { checkCode, checkCodes } from './check.ts'
import { aLot } from './lot.test-support.ts'
import { flushScans, scansOf } from './scans.ts'

const at = testPlatform()
const cite = { instrument: 'PerBPOM 32/2022', article: 'pasal 41' } as const
const inTx = <T>(work: (tx: Tx) => Promise<T>) => at.platform.db.transaction().execute(work)
const codeOf = async (raw: string) => (await checkCode(at.platform, raw)).code

let holder: Holder
beforeAll(async () => {
  holder = await aHolder(at.platform.db)
})

describe('a code of ours', () => {
  test('is answered alike in each of its forms', async () => {
    const { lot, pack, codes } = await aLot(at.platform, holder)
    for (const raw of [
      codes.national,
      codes.elementString!,
      codes.link,
      codes.uri,
      `${at.platform.config.origin}/v/${holder.licence}/${pack.serial}`,
    ])
      expect(await checkCode(at.platform, raw)).toMatchObject({
        code: 'VALID',
        case: 'pack valid',
        product: { number: holder.licence },
        pack: { level: 'primary', batch: lot.batch, expiry: lot.expiry, status: 'not yet reported' },
        differences: [],
      })
  })

  test('with a serial that was never issued is unknown, with another batch it differs', async () => {
    const { pack, codes } = await aLot(at.platform, holder)
    const invented = pack.serial.replace(/.$/, last => (last === '7' ? '8' : '7'))
    expect(await codeOf(codes.national.replace(pack.serial, invented))).toBe('CODE_UNKNOWN')
    expect(await checkCode(at.platform, codes.national.replace(`(10)${pack.batch}`, '(10)OTHER'))).toMatchObject({
      code: 'CODE_DIFFERS',
      differences: [{ field: 'batch', says: 'OTHER', issued: pack.batch }],
    })
  })

  test('that is signed says whether its signature fits what it says, in each of its forms', async () => {
    const { platform } = at
    for (const gtin of [holder.gtin, undefined]) {
      const { lot, pack } = await aLot(platform, holder, { gtin })
      await inTx(tx => signLot(tx, platform.keys, lot.id, 'Ani'))
      const sign = await signerOfLot(platform.db, platform.keys, lot.id)
      const { origin } = platform.config
      const codes = codeTexts(origin, lot, 'primary', pack.serial, sign)
      for (const raw of [codes.national, codes.elementString, codes.link])
        if (raw) expect(await checkCode(platform, raw)).toMatchObject({ case: 'pack valid', signature: 'matches' })
      const plain = codeTexts(origin, lot, 'primary', pack.serial)
      expect(await checkCode(platform, plain.national)).not.toHaveProperty('signature')
      const of = (await aLot(platform, holder, { gtin })).pack
      const moved = codeTexts(origin, lot, 'primary', of.serial, () => sign!({ nie: holder.licence, serial: pack.serial })).link
      expect(await checkCode(platform, moved)).toMatchObject({ signature: 'differs', class: 'suspicious' })
    }
  })

  test('is answered as one pack by all its symbols, each with its own signature; those of two packs are a fault of the scan', async () => {
    const { platform } = at
    const { lot, pack } = await aLot(platform, holder)
    await inTx(tx => signLot(tx, platform.keys, lot.id, 'Ani'))
    const sign = await signerOfLot(platform.db, platform.keys, lot.id)
    const codes = codeTexts(platform.config.origin, lot, 'primary', pack.serial, sign)
    const whole = { code: 'VALID', case: 'pack valid', pack: { serial: pack.serial }, signature: 'matches' }
    expect(await checkCode(platform, [codes.national, codes.elementString!, codes.link])).toMatchObject(whole)
    const bars = holder.gtin.replace(/^0/, '')
    expect(await checkCode(platform, [`(90)${holder.licence}`, bars, `(10)${pack.batch}(21)${pack.serial}`])).toMatchObject({
      case: 'pack valid',
      pack: { serial: pack.serial },
      remarks: expect.arrayContaining([expect.objectContaining({ code: 'merged' })]),
    })
    const other = (await aLot(platform, holder)).codes
    const [apart, one] = await checkCodes(platform, [
      [codes.national, other.elementString!],
      ['https://toko.example', codes.national],
    ])
    expect(apart).toMatchObject({ code: 'WRONG_FORMAT', class: 'technical', mayReport: false, said: {} })
    expect(apart).not.toHaveProperty('product')
    expect(one).toMatchObject({ ...whole, remarks: [{ code: 'set-aside' }] })
    const address = `${platform.config.origin}/v/${holder.licence}/${pack.serial}`
    expect(await checkCode(platform, [address, bars])).toMatchObject({ case: 'pack valid' })
  })

  test('past its last day is not to be used', async () => {
    const { codes } = await aLot(at.platform, holder, { productionDate: addDays(today, -300), expiry: addDays(today, -1) })
    expect(await codeOf(codes.national)).toBe('PACK_EXPIRED')
  })
})

describe('an officer’s act', () => {
  test('a recall of a batch shows at the very next check, of that batch alone, and no longer once it has ended', async () => {
    const [one, other] = [await aLot(at.platform, holder), await aLot(at.platform, holder)]
    const batch = { licence: holder.licence, lotId: one.lot.id, batch: one.lot.batch }
    const recall = await inTx(tx => startRecall(tx, { ...batch, reasons: 'Kadar rendah.', cite, startedOn: today }, theSystem))
    expect([await codeOf(one.codes.national), await codeOf(other.codes.national)]).toEqual(['RECALLED', 'VALID'])
    expect(await checkCode(at.platform, holder.licence)).toMatchObject({ code: 'VALID', case: 'batches recalled', tone: 'look' })
    await inTx(tx => endRecall(tx, recall.id, { reasons: 'Selesai.', on: today }, theSystem))
    expect(await codeOf(one.codes.national)).toBe('VALID')
  })

  test('a suspension, its end, and a revocation show at the very next check', async () => {
    const own = await aHolder(at.platform.db)
    const { codes } = await aLot(at.platform, own)
    const seen: string[] = []
    for (const to of ['suspended', 'active', 'revoked'] as const) {
      await inTx(tx => changeStanding(tx, own.licence, { to, reasons: 'Temuan inspeksi.', cite, on: today }, theSystem))
      seen.push(await codeOf(codes.link), await codeOf(own.licence))
    }
    expect(seen).toEqual(['SUSPENDED', 'SUSPENDED', 'VALID', 'VALID', 'REVOKED', 'REVOKED'])
  })
})

test('many codes at once get the answers they would get one by one', async () => {
  const { codes } = await aLot(at.platform, holder)
  const raws = [
    codes.national,
    holder.licence,
    'halo',
    codes.link,
    `0${holder.gtin.slice(1)}`,
    'NA18000000001',
    codes.uri,
    '8998667300675',
    '',
  ]
  const single = await Promise.all(raws.map(raw => checkCode(at.platform, raw)))
  expect(await checkCodes(at.platform, raws)).toEqual(single)
})

test('a number one slip away is asked about, and stays not registered', async () => {
  const typed = holder.licence.replace(/A1$/, 'B1')
  expect(await checkCode(at.platform, typed)).toMatchObject({
    code: 'NOT_REGISTERED',
    case: 'near number',
    near: [{ number: holder.licence }],
  })
})

describe('counting', () => {
  const count = async (pack: Pack) => {
    await flushScans(at.platform)
    return (await scansOf(at.platform.db, pack)).count
  }

  test('each address counts once a day, and a check writes nothing by itself', async () => {
    const { pack, codes } = await aLot(at.platform, holder)
    for (const from of ['10.0.0.1', '10.0.0.1', '10.0.0.2', undefined])
      await checkCode(at.platform, codes.national, { ...(from && { from }) })
    expect((await scansOf(at.platform.db, pack)).count).toBe(0)
    expect(await count(pack)).toBe(3)
  })

  test('thirty different askers make a pack look copied; the thirtieth is told so, the first is not', async () => {
    const { codes } = await aLot(at.platform, holder)
    for (let k = 0; k < 30; k++)
      expect((await checkCode(at.platform, codes.national, { from: `10.0.1.${k}` })).code).toBe('VALID')
    await flushScans(at.platform)
    expect(await checkCode(at.platform, codes.national, { from: '10.0.1.99' })).toMatchObject({
      case: 'seen often',
      tone: 'look',
    })
  })

  test('what cannot be written is kept for the next time', async () => {
    const { pack, codes } = await aLot(at.platform, holder)
    await checkCode(at.platform, codes.national)
    await sql`alter table pack_scan add constraint no_room check (false) not valid`.execute(at.platform.db)
    await flushScans(at.platform)
    await sql`alter table pack_scan drop constraint no_room`.execute(at.platform.db)
    expect((await scansOf(at.platform.db, pack)).count).toBe(0)
    expect(await count(pack)).toBe(1)
  })
})

test('a database that cannot be reached is never taken for a number that was not found', async () => {
  const gone = connect('postgres://nobody@127.0.0.1:1/nowhere')
  const platform = { ...at.platform, db: gone.db, pool: gone.pool }
  for (const raw of [holder.licence, 'NA18000000001', '8998667300675', `(01)${holder.gtin}(10)B(17)290101(21)7K2M9QWERT1A`])
    expect(await checkCode(platform, raw)).toMatchObject({ code: 'CANNOT_CHECK_NOW', class: 'technical', mayReport: false })
  await gone.close()
})
