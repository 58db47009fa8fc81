import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistanceIsOne, groupNie, type Nie, readNie } from '#/features/register/nie.ts'
import { lengthOf, type NieFormat, nieFormats } from '#/features/register/nie-formats.ts'

const read = (text: string): Nie => {
  const reading = readNie(text)
  if (reading.kind !== 'nie') throw new Error(`${text}: ${JSON.stringify(reading)}`)
  return reading
}

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
