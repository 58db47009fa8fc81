import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { addLicence } from '#/features/register/licences.ts'
import { readNie } from '#/features/register/nie.ts'
import { readCode } from '#/gs1/code.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { checkCode } from './check.ts'

const path = '../shared/data/register/qr-payloads-in-the-wild.csv'
const payloads = existsSync(path)
  ? (parse(readFileSync(path), { columns: true, relax_quotes: true }) as { payload: string }[]).map(({ payload }) => payload)
  : []
const day = '2026-11-20'
const at = testPlatform()

/** Each number that can be read, valid until the day that its own code names. */
beforeAll(async () => {
  for (const payload of payloads) {
    const { nie, nieExpiry } = readCode(payload)
    const reading = readNie(nie ?? '')
    if (reading.kind !== 'nie') continue
    const licence = {
      number: reading.number,
      commodity: reading.commodity,
      productName: `Produk ${reading.number}`,
      dosageForm: '–',
      packs: [],
      composition: [],
      holder: { name: 'PT Contoh' },
      maker: { name: 'PT Contoh' },
      method: 'identification' as const,
      issuedOn: '2019-01-01' as const,
      validUntil: nieExpiry ? addDays(nieExpiry, 1) : ('2030-01-01' as const),
    }
    await at.platform.db.transaction().execute(tx => addLicence(tx, licence, theSystem, day))
  }
})

/** What is said of each payload: verdict, what else holds, and the remarks on how it was read. */
const answer = async (raw: string) => {
  const { code, also, remarks } = await checkCode(at.platform, raw, { day })
  return [code, ...also.map(each => each.code), ...remarks.map(remark => remark.code)].join(' ')
}

// biome-ignore format: a table
const answers: Record<string, string> = {
  '(90)DKL1309222836A1(91)240110': 'EXPIRED',
  '(90)DTL0909219333A1(91)240411': 'EXPIRED',
  '(90)DTL8713002537A1(91)250130': 'EXPIRED',
  '(90)DTL0317619237A1(91)250406': 'EXPIRED',
  '(90)NA18221901080(91)250406-1': 'EXPIRED suffix',
  '(90)NA18211203479': 'VALID',
  '(90)NA18230112845': 'VALID',
  '(90)NA26250100188': 'VALID',
  '(90)NA18240104109': 'VALID',
  '90NA18210100001': 'VALID parentheses',
  '(90)MD256211006232(91)261121': 'VALID',
  '(90)MD266510106032(91)251124': 'EXPIRED',
  '(90)MD251113021900(91)250827': 'EXPIRED',
  '(90)MD243209158078(91)260215': 'EXPIRED',
  '(90)MD243209026078(91)240620': 'EXPIRED',
  '(90)MD265211001078(91)231029': 'EXPIRED',
  '(90)MD272831023097': 'VALID',
  '(90)NA18191405006(91)220221(10)123(11)191113(17)201113(21)165': 'PACK_EXPIRED EXPIRED',
  '(90)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY': 'WRONG_FORMAT',
  '(01)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY': 'WRONG_FORMAT',
}

describe.skipIf(payloads.length === 0)('payloads seen in the wild (../shared is needed)', () => {
  test('every line has an answer here', () => expect(Object.keys(answers)).toEqual(payloads))
  test.each(payloads)('%s', async payload => expect(await answer(payload)).toBe(answers[payload]))

  // biome-ignore format: a table
  test.each([
    ['cut to 16 characters',          '(90)MD272831023097(9',                'WRONG_FORMAT truncated'],
    ['cut within the number',         '(90)MD2728310230',                    'WRONG_FORMAT'],
    ['with words before it',          'No BPOM : (90)NA18230112845',         'VALID text-before'],
    ['in small letters',              '(90)na18230112845',                   'VALID'],
    ['with blanks',                   'BPOM NA 18 23 01 12845',              'VALID'],
    ['behind a symbology identifier', ']Q1(90)NA18230112845',                'VALID'],
    ['within other words',            'lihat no MD 2728 3102 3097 ya kak',   'VALID'],
    ['the line of expired food, cut', '(90)MD243209026078(9',                'EXPIRED WRONG_FORMAT truncated'],
  ])('%s: %s', async (_, raw, expected) => expect(await answer(raw)).toBe(expected))

  test('what is wrong is said in words', async () => {
    const says = async (raw: string) => {
      const { remarks, toDo } = await checkCode(at.platform, raw, { day })
      return [...remarks.map(remark => remark.says.id), toDo.id].join(' ')
    }
    expect(await says('(90)MD272831023097(9')).toContain('Kode ini terpotong: berhenti di “(9”.')
    expect(await says('(90)NA18221901080(91)250406-1')).toContain('“-1” di belakang kode bukan bagiannya')
    expect(await says('(90)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY')).toContain(
      'Yang belum diisi: nomor izin edar, nomor bets',
    )
    expect(await says('(90)MD2728310230')).toContain('Ada 10 angka sesudah MD, seharusnya 12 atau 15.')
  })
})
