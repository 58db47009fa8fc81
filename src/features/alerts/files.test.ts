import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { csvField, linesOf } from './csv.ts'
import { fieldsUnder, momentOf, readProduct, readSeen, readSite } from './file-rows.ts'
import { alertsVerb } from './verbs.ts'

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const read = async (text: string, size = 7) => {
  const lines: { line: number; fields: string[] }[] = []
  for await (const line of linesOf(inPieces(text, size))) lines.push(line)
  return lines
}

describe('files with columns', () => {
  test('what is written as fields is read back, in whatever pieces it comes', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', 'é', ' ') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 30 }),
        async (rows, size) => {
          const text = ['x,y', ...rows.map(row => row.map(one => csvField(`.${one}`)).join(','))].join('\n')
          expect((await read(text, size)).slice(1).map(({ fields }) => fields)).toEqual(
            rows.map(row => row.map(one => `.${one}`)),
          )
        },
      ),
    )
  })

  test.each([
    [
      'a;b\r\n1;2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\uFEFFa\tb\n\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('%j has other delimiters and line ends', async (text, fields) => {
    expect((await read(text)).map(line => line.fields)).toEqual(fields)
  })

  test('lines are counted through empty ones and through fields of several lines', async () => {
    expect((await read('a,b\n\n1,"x\ny"\n2,z\n')).map(({ line }) => line)).toEqual([1, 3, 5])
  })
})

test('a quote that is no quote spoils its own line alone', async () => {
  expect((await read('a,b\n1,5" tube\n2,y\n')).map(({ fields }) => fields[0])).toEqual(['a', '1', '2'])
  const lines = await read(`a,b\n1,"open\n${'2,y\n'.repeat(40_000)}`, 5000)
  expect(lines).toHaveLength(40_002)
})

describe('rows', () => {
  const row = (text: string, header = 'time,type,epc,batch,site,actor,lat,lon,destination,expiry') =>
    fieldsUnder(header.split(','))(text.split(','))

  test('times are ISO 8601 in any zone, or Unix time', () => {
    const noon = Date.UTC(2026, 0, 5, 12)
    for (const text of [
      '2026-01-05T12:00:00Z',
      '2026-01-05T19:00:00+07:00',
      '2026-01-05T19:00+0700',
      '2026-01-05 12:00:00',
      String(noon),
      String(noon / 1000),
    ])
      expect(momentOf(text)).toBe(noon)
    for (const text of ['', 'yesterday', '2026-13-01T00:00:00Z', '5/1/2026']) expect(momentOf(text)).toBeUndefined()
  })

  test('a row says what is wrong with it, and a bad place or date is left out', () => {
    expect(readSeen(row(',ship,x.1,,,,,,,'))).toEqual({ problem: 'there is no time' })
    expect(readSeen(row('2026-01-05,ship,,,,,,,,'))).toEqual({ problem: 'there is no epc' })
    expect(readSeen(row('2026-01-05,teleport,x.1,,,,,,,'))).toMatchObject({ problem: expect.stringContaining('teleport') })
    expect(readSeen(row('2026-01-05,scan,x.1,,,C,north,3,,'))).toMatchObject({
      value: { act: 'scan' },
      remark: expect.any(String),
    })
    expect(readSeen(row('2026-01-05,dispense,x.1,,R1,R,,,,soon'))).toMatchObject({
      value: { site: 'R1' },
      remark: expect.stringContaining('soon'),
    })
  })

  test('a pack may be handed over throughout the day of its expiry', () => {
    const expiry = (text: string) => {
      const reading = readSeen(row(`2026-01-05,scan,x.1,,,,,,,${text}`))
      return 'value' in reading ? reading.value.expiry : undefined
    }
    expect(['2027-01-31', '270131', '270100', '2027-01'].map(expiry)).toEqual(Array(4).fill(Date.UTC(2027, 1, 1)))
  })

  test('sites and products need no more than their identity', () => {
    expect(readSite(row('A', 'id'))).toEqual({ value: { id: 'A', province: '' } })
    expect(readSite(row('A,pharmacy,31,-6,107', 'id,type,province,lat,lon'))).toEqual({
      value: { id: 'A', type: 'R', province: '31', lat: -6, lon: 107 },
    })
    expect(readProduct(row('0899,M1,31 33', 'gtin,manufacturer,provinces'))).toEqual({
      value: { gtin: '0899', manufacturer: 'M1', provinces: ['31', '33'] },
    })
  })
})

describe('./absah alerts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'absah-alerts-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (name: string, text?: string) => {
    if (text !== undefined) writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const run = async (...args: string[]) => {
    const complaints: string[] = []
    const platform = () => Promise.reject(new Error('The verb needs no platform.'))
    const code = await alertsVerb.run({
      args,
      input: process.stdin,
      say: () => {},
      complain: line => void complaints.push(line),
      platform,
    })
    return { code, complaints }
  }
  const events = [
    'TIME,type,epc,site,actor,extra',
    '2026-01-05T00:00:00Z,commission,08990070002603.A,M1,M,x',
    '2026-02-05T00:00:00Z,dispense,08990070002603.A,R1,R,x',
    'nonsense',
    '2026-02-25T00:00:00Z,dispense,08990070002603.A,R2,R,"x, y"',
    '2026-02-05T00:00:00Z,dispense,08990070002603.B,R1,R,x',
  ].join('\n')

  test('writes one row for each pack, the most suspicious first, and names bad lines', async () => {
    const { code, complaints } = await run('--events', file('events.csv', events), '--out', file('out.csv'))
    expect([code, complaints]).toEqual([0, [expect.stringMatching(/events\.csv:4: left out/)]])
    const [header, ...rows] = readFileSync(file('out.csv'), 'utf8').trim().split('\n')
    expect(header).toBe('epc,score,class,reasons')
    expect(rows.map(row => row.split(',').slice(0, 3))).toEqual([
      ['08990070002603.A', expect.any(String), 'suspect'],
      ['08990070002603.B', expect.any(String), 'suspect'],
    ])
  })

  test('says which file cannot be used, and which option is missing', async () => {
    const out = file('none.csv')
    expect(await run('--events', file('absent.csv'), '--out', out)).toMatchObject({
      code: 1,
      complaints: [expect.stringContaining('absent.csv')],
    })
    expect(await run('--events', file('empty.csv', ''), '--out', out)).toMatchObject({
      code: 1,
      complaints: [expect.stringContaining('empty')],
    })
    expect(await run('--events', file('lacks.csv', 'time,epc\n'), '--out', out)).toMatchObject({
      code: 1,
      complaints: [expect.stringContaining('type')],
    })
    expect(await run('--events', file('events.csv', events), '--out', join(folder, 'no', 'folder.csv'))).toMatchObject({
      code: 1,
    })
    await expect(run('--events', file('events.csv', events))).rejects.toThrow('--out')
  })
})
