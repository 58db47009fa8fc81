import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ais, findAi } from './ai.ts'
import { checkDigit, checkPair, gtin14, hasCheckDigit, withCheckDigit } from './check-digit.ts'
import { formatDigitalLink, parseDigitalLink } from './digital-link.ts'
import { formatBracketed, formatElementString, parseBracketed, parseScannedElements } from './element-string.ts'
import { dayOfSix, sixOfDay } from './gs1-date.ts'
import { lint } from './linters.ts'
import { readGs1 } from './read.ts'
import { formatScan, parseScan } from './scan-data.ts'

const values = (read: ReturnType<typeof parseBracketed>) =>
  read.ok ? read.elements.map(({ ai, value }) => [ai, value]) : read.fault.code

describe('the table', () => {
  test('no AI is the beginning of another, and every one can have a value', () => {
    expect(ais).toHaveLength(541)
    expect(ais.filter(({ ai }) => ais.some(other => other.ai !== ai && other.ai.startsWith(ai)))).toEqual([])
    expect(ais.filter(({ min, max }) => min < 1 || max > 90 || min > max)).toEqual([])
  })

  test('every AI that a rule names is in the table', () => {
    const named = ais.flatMap(({ needs, bars, key }) =>
      [...needs.flat(), ...bars].map(({ text }) => text).concat(key?.flat() ?? []),
    )
    const stray = named.filter(text => !text.includes('n') && !findAi(text))
    expect(stray).toEqual([])
  })
})

describe('check digits', () => {
  test('a GTIN, an SSCC and a model number as printed', () => {
    expect([checkDigit('899866730067'), checkDigit('18998667000000001'), checkPair('1987654Ad4X4bL5ttr2310c')]).toEqual([
      '5',
      '5',
      '2K',
    ])
    expect(hasCheckDigit('8998667300675')).toBe(true)
    expect(hasCheckDigit('8998667300657')).toBe(false)
    expect([hasCheckDigit(''), hasCheckDigit('12a')]).toEqual([false, false])
  })

  test('a number with its check digit has it, and one wrong digit is noticed', () => {
    const body = fc.stringMatching(/^\d{1,17}$/)
    fc.assert(
      fc.property(body, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, step) => {
        const number = withCheckDigit(digits)
        const at = place % number.length
        const wrong = number.slice(0, at) + ((Number(number.charAt(at)) + step) % 10) + number.slice(at + 1)
        expect([hasCheckDigit(number), hasCheckDigit(wrong)]).toEqual([true, false])
      }),
    )
  })

  test('a pair of check characters notices one wrong character', () => {
    const model = fc.stringMatching(/^[A-Z0-9]{1,23}$/)
    fc.assert(
      fc.property(model, body => {
        expect(lint('csumalpha', body + checkPair(body))).toBeUndefined()
        const changed = (body.startsWith('A') ? 'B' : 'A') + body.slice(1)
        expect(lint('csumalpha', changed + checkPair(body))?.code).toBe('INCORRECT_CHECK_PAIR')
      }),
    )
  })

  test('shorter GTINs are filled up to 14 digits', () => {
    expect(['96385074', '036000291452', '8998667300675', '18998667300672', '123456789', 'x'].map(gtin14)).toEqual([
      '00000096385074',
      '00036000291452',
      '08998667300675',
      '18998667300672',
      undefined,
      undefined,
    ])
  })
})

describe('content checks', () => {
  test.each([
    ['yymmd0', '290200', undefined],
    ['yymmdd', '290200', 'ILLEGAL_DAY'],
    ['yymmdd', '290229', 'ILLEGAL_DAY'],
    ['yymmdd', '280229', undefined],
    ['hhmi', '2460', 'ILLEGAL_HOUR'],
    ['iso3166', '360', undefined],
    ['iso4217', '360', undefined],
    ['iso3166alpha2', 'ID', undefined],
    ['iso3166alpha2', 'UK', 'NOT_ISO3166_ALPHA2'],
    ['pieceoftotal', '0203', undefined],
    ['pieceoftotal', '0403', 'PIECE_NUMBER_EXCEEDS_TOTAL'],
    ['posinseqslash', '10/9', 'POSITION_EXCEEDS_END'],
    ['iban', 'DE89370400440532013000', undefined],
    ['iban', 'DE89370400440532013001', 'INCORRECT_IBAN_CHECKSUM'],
    ['pcenc', 'a%2', 'INVALID_PERCENT_SEQUENCE'],
    ['cset64', 'ab=', undefined],
    ['couponcode', '012345612345611110123', undefined],
    ['couponcode', '0123456123456111101237', 'COUPON_EXCESS_DATA'],
    ['couponposoffer', '001234561234560123456', undefined],
  ])('%s of %j: %s', (name, data, code) => expect(lint(name, data)?.code).toBe(code))

  test('a check that does not exist is an error of the caller', () => expect(() => lint('nope', '')).toThrow('nope'))
})

describe('element strings', () => {
  test('a separator follows only what has no pre-defined length', () => {
    const read = parseBracketed('(01)08998667300675(17)290200(10)A\\(1)(21)7')
    expect(read.ok && formatElementString(read.elements)).toBe('^01089986673006751729020010A(1)^217')
    expect(read.ok && formatBracketed(read.elements)).toBe('(01)08998667300675(17)290200(10)A\\(1)(21)7')
  })

  test('what a scanner sends is the same with GS', () => {
    expect(values(parseScannedElements('010899866730067510A\u001d217'))).toEqual([
      ['01', '08998667300675'],
      ['10', 'A'],
      ['21', '7'],
    ])
  })

  test.each([
    ['(01)08998667300676', 'INCORRECT_CHECK_DIGIT'],
    ['(10)A', 'REQUIRED_AIS_MISSING'],
    ['(01)08998667300675(02)08998667300675(37)1', 'INVALID_PAIR'],
    ['(01)08998667300675(10)A(10)B', 'REPEATED_AI'],
    ['(8030)abc(01)08998667300675', 'REQUIRED_AIS_MISSING'],
    ['(8030)abc(253)8998667300675', 'SERIAL_REQUIRED'],
    ['(01)08998667300675(17)291301', 'ILLEGAL_MONTH'],
    ['(01)08998667300675(10)', 'NOT_BRACKETED'],
    ['(0123)4', 'UNKNOWN_AI'],
    ['(01)8998667300675', 'VALUE_TOO_SHORT'],
    ['', 'NOT_BRACKETED'],
  ])('%j is refused: %s', (input, code) => expect(values(parseBracketed(input))).toBe(code))

  test('the offending part is marked', () => {
    const read = readGs1('(01)08998667300675(17)291301')
    expect(!read.ok && read.markup).toBe('(17)29|13|01')
  })
})

describe('Digital Links', () => {
  test('qualifiers stand in the path, attributes of fixed length first in the query', () => {
    const read = parseBracketed('(240)X/1(21)a+b(17)290200(01)08998667300675(10)L 1'.replace(' ', '-'))
    expect(read.ok && formatDigitalLink(read.elements)).toBe(
      'https://id.gs1.org/01/08998667300675/10/L-1/21/a%2Bb?17=290200&240=X%2F1',
    )
    expect(read.ok && formatDigitalLink(read.elements, 'https://cek.example/k/')).toContain(
      'https://cek.example/k/01/08998667300675/10/',
    )
  })

  test('the path is split before it is decoded, and a plus sign stays one', () => {
    const link = parseDigitalLink('https://a.example/x/01/08998667300675/21/A%2F10%2FB+C?linkType=gs1:pip&17=290200#part')
    expect(link).toMatchObject({ ok: true, stem: 'https://a.example/x', ignored: ['linkType=gs1:pip'] })
    expect(link.ok && link.elements.map(({ value }) => value)).toEqual(['08998667300675', 'A/10/B+C', '290200'])
  })

  test.each([
    ['https://a.example/01/08998667300675/', 'NO_KEY_IN_PATH'],
    ['https://a.example/01/08998667300675/21/1/10/2', 'PATH_SEQUENCE'],
    ['https://a.example/01/08998667300675/235/1/10/2', 'PATH_SEQUENCE'],
    ['https://a.example/01/08998667300675?10=2', 'AI_BELONGS_IN_PATH'],
    ['https://a.example/01/08998667300675?7040=1ABC', 'NOT_AN_ATTRIBUTE'],
    ['https://a.example/01/08998667300675?17=290200&17=290200', 'AI_TWICE'],
    ['https://a.example/01/8998667300675', 'VALUE_TOO_SHORT'],
    ['https://a.example/01/08998667300675?999=1', 'UNKNOWN_AI'],
    ['https://a.example/01/08998667300675 ', 'URI_CHARACTERS'],
    ['ftp://a.example/01/08998667300675', 'URI_STEM'],
    ['https://a.example', 'URI_STEM'],
    ['https://a.example/', 'NO_KEY_IN_PATH'],
  ])('%s is refused: %s', (uri, code) => {
    const link = parseDigitalLink(uri)
    expect(link.ok ? link : link.fault.code).toBe(code)
  })

  test('what has no key, or may not stand in a URI, has no Digital Link', () => {
    const links = ['(410)8998667300675', '(03)08998667300675(21)1'].map(text => {
      const read = parseBracketed(text)
      return read.ok ? formatDigitalLink(read.elements) : text
    })
    expect(links).toEqual([undefined, undefined])
  })
})

describe('scans', () => {
  test.each([
    ['DM', '^010899866730067510A^217', ']d2010899866730067510A\u001d217'],
    ['QR', 'https://a.example/01/08998667300675', ']Q1https://a.example/01/08998667300675'],
    ['QR', '\\^plain', ']Q1^plain'],
    ['EAN13', '8998667300675', ']E08998667300675'],
  ] as const)('%s carries %j', (symbology, message, scan) => {
    expect(formatScan(symbology, message)).toBe(scan)
    expect(parseScan(scan)).toMatchObject({ ok: true, symbology, message })
  })

  test('a plain symbol carries no AIs, whatever its digits', () => {
    expect(readGs1(']d10108998667300675')).toMatchObject({ ok: true, ai: null, elements: [] })
    expect(readGs1(']d20108998667300675')).toMatchObject({ ok: true, ai: '(01)08998667300675' })
  })

  test('a symbology that cannot carry the message says so', () => {
    expect([
      formatScan('EAN8', '8998667300675'),
      formatScan('DataBarLimited', '28998667300679'),
      formatScan('GS1_128_CCA', 'x'),
    ]).toEqual([undefined, undefined, undefined])
  })
})

test('day 00 is the last of the month, also in February', () => {
  expect(['290200', '280200', '291200', '290931', '2902'].map(dayOfSix)).toEqual([
    '2029-02-28',
    '2028-02-29',
    '2029-12-31',
    undefined,
    undefined,
  ])
  expect(sixOfDay('2029-02-28')).toBe('290228')
})
