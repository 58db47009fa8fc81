import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { licenceValidity, supplementNumberShape } from '#/features/register/law.ts'
import { composeSupplementNie, editDistanceIsOne, groupNie, type Nie, readNie } from '#/features/register/nie.ts'
import { commodities, lengthOf, type NieFormat, nieFormats } from '#/features/register/nie-formats.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'

const read = (text: string): Nie => {
  const reading = readNie(text)
  if (reading.kind !== 'nie') throw new Error(`${text}: ${JSON.stringify(reading)}`)
  return reading
}
const meanings = (text: string) => Object.fromEntries(read(text).parts.map(part => [part.name, part.meaning?.en ?? part.value]))

describe('a number is read however people write it', () => {
  test.each([
    ['DKL2513031717A1', 'DKL2513031717A1'],
    ['dkl 25 130 317 17 a 1', 'DKL2513031717A1'],
    ['D K L 25 130 317 17 A 1', 'DKL2513031717A1'],
    ['POM TR 123456789', 'TR123456789'],
    ['POM TR 192 345 671', 'TR192345671'],
    ['POM TR. 192.345.671', 'TR192345671'],
    ['BPOM RI MD 123456789012', 'MD123456789012'],
    ['BPOM NA18201204319', 'NA18201204319'],
    ['BPOMNA18201204319', 'NA18201204319'],
    ['BPOM RI. NA-18-20-12-04319', 'NA18201204319'],
    ['(90)NA18211203479', 'NA18211203479'],
    ['90NA18210100001', 'NA18210100001'],
    ['(90)DKL1309222836A1(91)240110', 'DKL1309222836A1'],
    ['(90)MD243209026078(9', 'MD243209026078'],
    ['No BPOM : (90)NA18230112845', 'NA18230112845'],
    ['Krim malam 30 g, No. BPOM NA 18 21 01 03249, aman', 'NA18210103249'],
    ['ＮＡ１８２１０１０３２４９', 'NA18210103249'],
    ['NA\u200b1821\u00ad0103249', 'NA18210103249'],
    ['ML 270911111300291', 'ML270911111300291'],
    ['MD 240 935 001 200 027', 'MD240935001200027'],
    ['NKIT 190 000 001', 'NKIT190000001'],
    ['Izin edar:\nQD 123 456 789\nIsi 60 mL', 'QD123456789'],
    ['NA18210103249 60 mL', 'NA18210103249'],
  ])('%j', (text, number) => expect(read(text).number).toBe(number))
})

describe('a number tells', () => {
  test('of a medicine its name, class, origin, year, form, strength and pack', () => {
    expect(read('DKL2513031717A1')).toMatchObject({ commodity: 'drug', origin: 'domestic', format: 'drug', warnings: [] })
    expect(meanings('DKL2513031717A1')).toEqual({
      brand: 'brand name',
      class: 'prescription only',
      origin: 'made in Indonesia, also under licence',
      year: '2025',
      maker: '130',
      product: '317',
      form: 'film-coated tablet',
      strength: 'A',
      pack: '1',
    })
    expect(meanings('GPX7208006210A2')).toMatchObject({
      brand: 'generic',
      class: 'psychotropic',
      origin: 'special programme',
      year: '1972',
    })
  })
  test('of a traditional medicine its maker’s type and form', () => {
    expect(read('TR092699241')).toMatchObject({ commodity: 'traditional', origin: 'domestic', format: 'traditional' })
    expect(meanings('TR092699241')).toEqual({
      kind: 'traditional medicine, domestic',
      year: '2009',
      makerType: 'jamu factory',
      form: 'liquid',
      product: '9924',
      pack: '1',
    })
  })
  test('of a cosmetic its country and group', () => {
    expect(read('NA18210103249')).toMatchObject({ commodity: 'cosmetic', origin: 'domestic' })
    expect(read('NA26211000045')).toMatchObject({ commodity: 'cosmetic', origin: 'import' })
    expect(meanings('NA18211700540')).toMatchObject({
      continent: 'Asia, including Indonesia',
      country: 'Indonesia',
      year: '2021',
      group: 'sunbathing products',
    })
  })
  test('of food, in its risk-based form, the risk', () => {
    expect(read('MD240935001200027')).toMatchObject({ commodity: 'food', format: 'food-risk', origin: 'domestic' })
    expect(meanings('MD240935001200027')).toMatchObject({
      risk: 'high',
      pack: '4',
      province: '09',
      foodType: '35',
      product: '0012',
      company: '00027',
    })
    expect(meanings('MD265211001078')).toMatchObject({
      pack: '2',
      foodType: '652',
      province: '11',
      company: '001',
      product: '078',
    })
  })
  test('only what is published, and marks what is inferred', () => {
    expect(read('SD192345671').parts.map(part => [part.name, part.value])).toEqual([
      ['kind', 'SD'],
      ['serial', '192345671'],
    ])
    expect(
      read('NA18210103249')
        .parts.filter(part => part.assumed)
        .map(part => part.name),
    ).toEqual(['group'])
  })
  test('a warning where a code is unknown, never a refusal', () => {
    expect(read('DKL0505513574A1').warnings).toEqual([
      { id: 'Bentuk sediaan “74” tidak dikenal.', en: 'Dosage form “74” is not known.' },
    ])
    expect(read('NA18219903249').warnings.map(warning => warning.en)).toEqual(['Product group “99” is not known.'])
  })
  test('a warning where more digits or another number follow', () => {
    expect(read('NA18221901080-1').warnings.map(warning => warning.en)).toEqual(['More digits follow right after the number.'])
    expect(read('TR 192 345 671 30').warnings).toHaveLength(1)
    expect(read('TR192345671, SD123456789').warnings.map(warning => warning.en)).toEqual([
      'There is another number in the text: SD123456789.',
    ])
    expect(read('TR192345671 = TR 192 345 671').warnings).toEqual([])
  })
})

describe('no number is', () => {
  test.each([
    '',
    '  ',
    '-',
    '--',
    '–',
    'none',
    'N/A',
    'NA',
    'tidak ada',
    'Belum ada',
    'null',
    '0',
    '000',
    'BPOM RI No. -',
    'No. BPOM:',
  ])('%j: missing', text => expect(readNie(text)).toEqual({ kind: 'missing' }))
})

describe('a number of another issuer is named as such', () => {
  test.each([
    ['P-IRT No. 2061471010035-25', 'P-IRT', 'PIRTNO206147101003525'],
    ['PIRT 206347104001125', 'P-IRT', 'PIRT206347104001125'],
    ['KEMENKES RI AKL 20501710653', 'AKL/AKD', 'KEMENKESRIAKL20501710653'],
    ['AKD 20603220456', 'AKL/AKD', 'AKD20603220456'],
    ['POM CD 0103701234', 'CA/CD/CL', 'POMCD0103701234'],
    ['ID35110000012345678', 'halal', 'ID35110000012345678'],
  ])('%j: %s', (text, name, number) => expect(readNie(text)).toMatchObject({ kind: 'not BPOM', name, number }))

  test('unless a number of ours stands beside it', () => {
    expect(read('Halal ID35110000012345678, BPOM RI MD 265211001078').number).toBe('MD265211001078')
  })
})

describe('a malformed number is told what differs', () => {
  test.each([
    ['NA182038387409', 'cosmetic', '12 digits instead of 11 after NA'],
    ['BPOM NA 1820383874 09', 'cosmetic', '12 digits instead of 11 after NA'],
    ['TR12345678', 'traditional', '8 digits instead of 9 after TR'],
    ['BTR12345678', 'traditional-legacy', '8 digits instead of 9 after BTR'],
    ['MD2652110010789', 'food', '13 digits instead of 12 or 15 after MD'],
    ['ML 270911111300291 9 dus', 'food-risk', undefined],
    ['ML770911111300291', 'food-risk', 'character 3 is “7” where a risk class, 0, 1 or 2, belongs'],
    ['NA1821O103249', 'cosmetic', 'character 7 is “O” where a digit belongs'],
    ['DKL2513031717', 'drug', '13 characters instead of 15'],
    ['DKL251303171711', 'drug', 'character 14 is “1” where a letter belongs'],
    ['NA18 botol 60 mL', 'cosmetic', '2 digits instead of 11 after NA'],
    ['182101032491', undefined, 'digits alone, without letters in front such as DKL, TR, SD, NA, MD'],
    [
      '(90)XXXXXXXXXXXX(10)WWWWWW',
      undefined,
      'no marketing authorisation number in it: letters such as DKL, TR, SD, NA, MD, then 9 to 15 digits',
    ],
    [
      'ANA18210103249',
      undefined,
      'no marketing authorisation number in it: letters such as DKL, TR, SD, NA, MD, then 9 to 15 digits',
    ],
  ])('%j', (text, closest, says) => {
    if (says === undefined) return expect(read(text).format).toBe(closest)
    const reading = readNie(text)
    expect(reading).toMatchObject({ kind: 'malformed', says: { en: says } })
    expect('closest' in reading ? reading.closest : undefined).toBe(closest)
  })

  test('in Indonesian too', () => {
    expect(readNie('NA182038387409')).toMatchObject({ says: { id: '12 angka sesudah NA, seharusnya 11' } })
  })

  test.each([
    ['NА18210103249', '“А” comes from the Cyrillic script and only looks like A; type A'],
    ['ΝA18210103249', '“Ν” comes from the Greek script and only looks like N; type N'],
    ['dkı2513031717a1', '“ı” comes from another script and only looks like I; type I'],
    ['NA1821010324٩', '“٩” comes from another script and only looks like 9; type 9'],
  ])('letters of other scripts are refused, not repaired: %j', (text, says) => {
    expect(readNie(text)).toMatchObject({ kind: 'malformed', says: { en: says } })
  })
  test('but another script beside the number does no harm', () => {
    expect(read('حلال NA18210103249 Крем').number).toBe('NA18210103249')
  })
})

describe('printing', () => {
  test.each([
    ['DKL2513031717A1', 'DKL 25 130 317 17 A1'],
    ['TR092699241', 'TR 09 2 6 9924 1'],
    ['NA18210103249', 'NA 18 21 01 03249'],
    ['SD250000042', 'SD 250 000 042'],
    ['MD240935001200027', 'MD 2 4 09 35 0012 00027'],
    ['not a number', 'not a number'],
  ])('%s is printed %s', (number, printed) => expect(groupNie(number)).toBe(printed))
})

/** Any well-formed number, of any format. */
const aNumber = fc
  .constantFrom<NieFormat>(...nieFormats)
  .chain(format =>
    fc
      .tuple(
        fc.constantFrom(...Object.keys(format.prefixes)),
        ...Array.from(format.shape, sign =>
          fc.constantFrom(...{ '#': '0123456789', A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', r: '012' }[sign as '#']!),
        ),
      )
      .map(characters => ({ format, number: characters.join('') })),
  )

describe('for every number and every text', () => {
  test('each format reads its own numbers, and its parts make up the number', () => {
    fc.assert(
      fc.property(aNumber, ({ format, number }) => {
        const nie = read(number)
        expect([nie.number, nie.format, nie.commodity]).toEqual([number, format.key, format.commodity])
        expect(nie.parts.map(part => part.value).join('')).toBe(number)
        expect(number).toHaveLength(lengthOf(format))
      }),
    )
  })
  test('reading is idempotent, also through the printed form and every decoration', () => {
    fc.assert(
      fc.property(
        aNumber,
        fc.constantFrom('', 'POM ', 'BPOM RI ', '(90)', '90', 'no. bpom: '),
        fc.boolean(),
        ({ number }, before, small) => {
          for (const written of [number, groupNie(number), [...number].join(' '), [...number].join('.')]) {
            expect(read(before + (small ? written.toLowerCase() : written)).number).toBe(number)
          }
        },
      ),
    )
  })
  test('nothing makes reading fail, and what it calls a number is one', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'NATRSDMLKQ0189 .-()/', 'А', '٣', '\u200b', '\ud800') }),
      aNumber
        .chain(({ number }) => fc.tuple(fc.constant(number), fc.nat(number.length), fc.string({ maxLength: 2 })))
        .map(([number, at, noise]) => number.slice(0, at) + noise + number.slice(at + 1)),
    )
    fc.assert(
      fc.property(anyText, text => {
        const reading = readNie(text)
        if (reading.kind === 'nie') expect(read(reading.number)).toMatchObject({ number: reading.number, format: reading.format })
        if (reading.kind === 'malformed') expect(reading.says.id && reading.says.en).toBeTruthy()
        expect(typeof groupNie(text)).toBe('string')
      }),
      { numRuns: 2000 },
    )
  })
})

describe('numbers one slip apart', () => {
  test.each([
    ['NA18210103249', 'NA18210103248', true],
    ['NA18210103249', 'NA1821010324', true],
    ['NA18210103249', 'NA182101032494', true],
    ['NA18210103249', 'NA18210103249', false],
    ['NA18210103249', 'NA18210103294', false],
    ['', 'A', true],
    ['', 'AB', false],
  ])('%s and %s: %s', (a, b, expected) =>
    expect([editDistanceIsOne(a, b), editDistanceIsOne(b, a)]).toEqual([expected, expected]),
  )

  test('are exactly those that one insertion, deletion or exchange makes', () => {
    const short = fc.string({ unit: fc.constantFrom('A', 'B'), maxLength: 5 })
    fc.assert(fc.property(short, short, (a, b) => editDistanceIsOne(a, b) === slips(a).has(b)))
  })
})

/** Every text one slip away, over two letters. */
function slips(text: string): Set<string> {
  const all = new Set<string>()
  for (let at = 0; at <= text.length; at++) {
    for (const letter of ['', 'A', 'B']) {
      if (at < text.length) all.add(text.slice(0, at) + letter + text.slice(at + 1))
      all.add(text.slice(0, at) + letter + text.slice(at))
    }
  }
  all.delete(text)
  return all
}

describe('a number to be issued to a health supplement', () => {
  test('is two digits of the year and a running number of seven', () => {
    expect(composeSupplementNie({ year: 2026, origin: 'domestic', sequence: 42 })).toBe('SD260000042')
    expect(composeSupplementNie({ year: 2026, origin: 'import', sequence: 1 })).toBe('SI260000001')
    expect(composeSupplementNie({ year: 2027, origin: 'licence', sequence: 9_999_999 })).toBe('SL279999999')
  })
  test('is a number that we read, and no two are the same', () => {
    const issue = fc.record({
      year: fc.integer({ min: 2000, max: 2069 }),
      origin: fc.constantFrom('domestic', 'import', 'licence'),
      sequence: fc.integer({ min: 1, max: 9_999_999 }),
    })
    fc.assert(
      fc.property(issue, issue, (one, other) => {
        const number = composeSupplementNie(one)
        expect(read(number)).toMatchObject({ number, commodity: 'supplement', origin: one.origin, warnings: [] })
        const same = one.year === other.year && one.origin === other.origin && one.sequence === other.sequence
        expect(composeSupplementNie(other) === number).toBe(same)
      }),
    )
  })
  test.each([0, -1, 1.5, 10_000_000])('has no running number %d', sequence => {
    expect(() => composeSupplementNie({ year: 2026, origin: 'domestic', sequence })).toThrow(/lies in 1 to 9999999/)
  })
  test('has no year before 2000', () => {
    expect(() => composeSupplementNie({ year: 1999, origin: 'domestic', sequence: 1 })).toThrow(/2000 to 2069/)
  })
})

test('the tables of the register have one answer for every commodity', () => {
  checkTable(licenceValidity, { facts: { commodity: fc.constantFrom(...commodities) } })
  checkTable<Record<never, never>, unknown>(supplementNumberShape, { facts: {} })
})

const folder = '../shared/data/register'

describe.skipIf(!existsSync(folder))(`the samples (skipped where ${folder} is missing)`, () => {
  const rows = (file: string) => parse(readFileSync(`${folder}/${file}`), { columns: true }) as Record<string, string>[]

  test.each([
    ['drug-nie.csv', 95, 'drug'],
    ['cosmetic-nie.csv', 10, 'cosmetic'],
  ])('%s: %i of %i numbers are read', (file, count, commodity) => {
    const readings = rows(file).map(row => readNie(row.nie!))
    expect(readings.filter(reading => reading.kind === 'nie' && reading.commodity === commodity)).toHaveLength(count)
    expect(readings).toHaveLength(count)
  })
  test('every real payload has its number, every template is refused', () => {
    for (const { payload, method } of rows('qr-payloads-in-the-wild.csv')) {
      expect([payload, readNie(payload!).kind]).toEqual([payload, method!.includes('template') ? 'malformed' : 'nie'])
    }
  })
  test('every listed format is one of ours, with the same length', () => {
    for (const { regex, length_total } of rows('nie-formats.csv')) {
      const ours = nieFormats.filter(format => {
        const example = Object.keys(format.prefixes)[0] + format.shape.replaceAll('#', '1').replace('A', 'A').replace('r', '1')
        return (
          new RegExp(regex!).test(example) ||
          Object.keys(format.prefixes).some(prefix => new RegExp(regex!).test(prefix + '1'.repeat(format.shape.length)))
        )
      })
      expect([regex, ours.map(lengthOf)]).toEqual([regex, [Number(length_total)]])
    }
  })
})
