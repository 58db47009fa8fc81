import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { swapCase } from './clean-text.ts'
import { readCode } from './code.ts'
import { formatDigitalLink } from './digital-link.ts'
import { elementsOf, formatElementString, GS } from './element-string.ts'
import { sixOfDay } from './gs1-date.ts'
import { layoutNames, typedOn, withoutShift } from './keyboard-layouts.ts'
import { writeNational } from './national.ts'
import { isTechnical } from './repair.ts'

const gtin = '08998667300675'
const free = fc.stringMatching(/^[A-Za-z0-9_./-]{1,20}$/)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10) as `${number}-${number}-${number}`)
const nie = fc.constantFrom('DKL2512345610A1', 'SD181234561', 'NA18123456789', 'MD243209158078', 'TR192345671')

type Said = { nie?: string; nieExpiry?: string; gtin?: string; batch?: string; expiry?: string; serial?: string }
/** A code as a scanner sends it, and what it says. Each carries a trace of how it was typed: a mark, a bracket, an address. */
type Scan = { text: string; said: Said }

const pack = fc.record({ batch: free, expiry: day, serial: free })
const elements = (said: { batch: string; expiry: `${number}-${number}-${number}`; serial: string }) => {
  const read = elementsOf([['01', gtin], ['17', sixOfDay(said.expiry)], ['10', said.batch], ['21', said.serial]]) // biome-ignore format: a list
  if (!read.ok) throw new Error(read.fault.error)
  return read.elements
}
const national = fc.record({ nie, pack, mark: fc.constantFrom('', ']Q1', ']d1') }).map(({ nie, pack, mark }): Scan => {
  const said = { nie, gtin, ...pack }
  return { text: mark + writeNational(said), said }
})
const product = fc.record({ nie, until: fc.option(day, { nil: undefined }) }).map(({ nie, until }): Scan => {
  const said = { nie, ...(until && { nieExpiry: until }) }
  return { text: writeNational(said), said }
})
const matrix = pack.map(
  (said): Scan => ({
    text: `]d2${formatElementString(elements(said), GS).slice(1)}`,
    said: { gtin, ...said },
  }),
)
const link = fc.record({ pack, mark: fc.constantFrom('', ']Q1') }).map(
  ({ pack, mark }): Scan => ({
    text: mark + formatDigitalLink(elements(pack), 'https://absah.example'),
    said: { gtin, ...pack },
  }),
)
const everyScan = fc.oneof(national, product, matrix, link)
/** Of a GS1 symbol without Shift nothing but the capitals is lost: that leaves no trace. */
const shifted = fc.oneof(national, product, link)

const fields = ['nie', 'nieExpiry', 'gtin', 'batch', 'expiry', 'serial'] as const
const saidBy = (reading: object): Said =>
  Object.fromEntries(fields.flatMap(field => (field in reading ? [[field, (reading as Said)[field]]] : [])))

/** How a spoilt scan was read: as what it said, as nothing that is certain, or, and this must not be, as something else. */
function outcome({ text, said }: Scan, spoilt: string): 'right' | 'not certain' | 'wrong' {
  const reading = readCode(spoilt)
  if (reading.kind === 'unread') return reading.faults.every(isTechnical) ? 'not certain' : 'wrong'
  const now = saidBy(reading)
  if (fields.every(field => now[field] === said[field])) return 'right'
  if (reading.faults.length > 0 || Object.keys(now).length === 0 || reading.kind === 'address') return 'not certain'
  // A text that is a code as it came was not repaired, and nobody can tell that it was another.
  const repairs = reading.repairs.filter(({ code }) => code !== 'symbology' && code !== 'trailing-slash')
  return spoilt === text || repairs.length === 0 ? 'not certain' : 'wrong'
}

/** Of many scans that were spoilt alike, how many are read rightly; none may be read as something else. */
function shareRead(scan: fc.Arbitrary<Scan>, spoil: (text: string, where: number) => string): number {
  let [right, all] = [0, 0]
  fc.assert(
    fc.property(scan, fc.nat(), (one, where) => {
      const spoilt = spoil(one.text, where)
      const found = outcome(one, spoilt)
      all++
      if (found === 'right') right++
      if (found === 'wrong') expect({ spoilt, ...saidBy(readCode(spoilt)) }).toEqual(one.said)
    }),
    { numRuns: 300 },
  )
  return right / all
}

describe('a spoilt scan is read as what it was, or not at all', () => {
  test.each(layoutNames)('typed on a %s keyboard, whatever CapsLock does', layout => {
    // On a Brazilian keyboard brackets are where they are on ours: there nothing shows that / was another key.
    const scans =
      layout === 'Brazilian' ? everyScan.filter(({ said }) => !`${said.batch}${said.serial}`.includes('/')) : everyScan
    const off = shareRead(scans, text => typedOn(layout, text)!)
    expect(off).toBeGreaterThan(0.3)
    for (const caps of ['letters', 'every key'] as const) shareRead(scans, text => typedOn(layout, text, caps)!)
  })
  test('with CapsLock on', () => expect(shareRead(everyScan, swapCase)).toBeGreaterThan(0.9))
  test('with its separators lost', () => expect(shareRead(matrix, text => text.replaceAll(GS, ''))).toBeGreaterThan(0.2))
  test.each(['|', '~', '#', '{FNC1}', ' ', '-', '.', '/', '_'])('with its separators turned into %j', by => {
    const share = shareRead(matrix, text => text.replaceAll(GS, by))
    if (/[|~#]/.test(by)) expect(share).toBe(1)
  })
  test('without Shift, or with Shift held all the way: certain where only a product is named', () => {
    expect(shareRead(product, withoutShift)).toBe(1)
    const held = (text: string) =>
      [...text].map(sign => '!@#$%^&*()'[Number(withoutShift(sign) || NaN) - 1] ?? (sign === '0' ? ')' : sign)).join('')
    expect(shareRead(product, text => held(text.toUpperCase()))).toBe(1)
    shareRead(shifted, withoutShift)
    shareRead(shifted, text => held(text.toUpperCase()))
  })
  test('with Shift lost for one half of one bracket', () => {
    const halved = (text: string, where: number) => {
      const brackets = [...text.matchAll(/[()]/g)]
      const one = brackets[where % brackets.length]!
      return text.slice(0, one.index) + (one[0] === '(' ? '9' : '0') + text.slice(one.index + 1)
    }
    expect(
      shareRead(
        national.filter(({ text }) => !text.startsWith(']')),
        halved,
      ),
    ).toBeGreaterThan(0.5)
  })
  test('with brackets lost, with signs behind it, cut short at any place', () => {
    shareRead(national, text => text.replaceAll(/[()]/g, ''))
    shareRead(product, text => `${text}-1`)
    shareRead(everyScan, (text, where) => text.slice(0, where % text.length))
  })
})

test('what was typed on a layout comes back, accents that two keys make together among it', () => {
  expect(readCode(typedOn('French', '(90)SD181234561(91)271130')!)).toMatchObject({ nie: 'SD181234561', nieExpiry: '2027-11-30' })
  expect(readCode('(90=SD181234561'.replace('(90=', typedOn('German', '(90)')!))).toMatchObject({ nie: 'SD181234561' })
  expect(readCode('httpsÖ--id.gs1.org-01-08998667300675-10-B7-21-K_17´290228')).toMatchObject({ batch: 'B7', serial: 'K' })
  expect(readCode('httpsÖ--a.example-01-08998667300675-21-K9_linkTypéall')).toMatchObject({ serial: 'K9' })
})
