import { describe, expect, test } from 'vitest'
import { groupNie, type Nie, readNie } from '#/features/register/nie.ts'

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
    ['P-IRT No. 2061471010035-25', 'P-IRT', 'PIRT206147101003525'],
    ['PIRT 206347104001125', 'P-IRT', 'PIRT206347104001125'],
    ['KEMENKES RI AKL 20501710653', 'AKL/AKD', 'AKL20501710653'],
    ['AKD 20603220456', 'AKL/AKD', 'AKD20603220456'],
    ['POM CD 0103701234', 'CA/CD/CL', 'CD0103701234'],
    ['ID35110000012345678', 'halal', 'ID35110000012345678'],
  ])('%j: %s', (text, name, number) => expect(readNie(text)).toMatchObject({ kind: 'not BPOM', name, number }))

  test('unless a number of ours stands beside it', () => {
    expect(read('Halal ID35110000012345678, BPOM RI MD 265211001078').number).toBe('MD265211001078')
  })
})

describe('a malformed number is told what differs', () => {
  const nothing =
    'There is no marketing authorisation number in it. One has letters such as DKL, TR, SD, NA, MD, then 9 to 15 digits.'

  test.each([
    ['NA182038387409', 'cosmetic', 'There are 12 digits instead of 11 after NA.'],
    ['BPOM NA 1820383874 09', 'cosmetic', 'There are 12 digits instead of 11 after NA.'],
    ['TR12345678', 'traditional', 'There are 8 digits instead of 9 after TR.'],
    ['BTR12345678', 'traditional-legacy', 'There are 8 digits instead of 9 after BTR.'],
    ['MD2652110010789', 'food', 'There are 13 digits instead of 12 or 15 after MD.'],
    ['ML 270911111300291 9 dus', 'food-risk', undefined],
    ['ML770911111300291', 'food-risk', 'Character 3 is “7” where a risk class, 0, 1 or 2, belongs.'],
    ['NA1821O103249', 'cosmetic', 'Character 7 is “O” where a digit belongs.'],
    ['DKL2513031717', 'drug', 'There are 13 characters instead of 15.'],
    ['DKL251303171711', 'drug', 'Character 14 is “1” where a letter belongs.'],
    ['NA18 botol 60 mL', 'cosmetic', 'There are 2 digits instead of 11 after NA.'],
    ['182101032491', undefined, 'There are digits alone, without letters in front such as DKL, TR, SD, NA, MD.'],
    ['(90)XXXXXXXXXXXX(10)WWWWWW', undefined, nothing],
    ['ANA18210103249', undefined, nothing],
  ])('%j', (text, closest, says) => {
    if (says === undefined) return expect(read(text).format).toBe(closest)
    const reading = readNie(text)
    expect(reading).toMatchObject({ kind: 'malformed', says: { en: says } })
    expect('closest' in reading ? reading.closest : undefined).toBe(closest)
  })

  test('in Indonesian too', () => {
    expect(readNie('NA182038387409')).toMatchObject({ says: { id: 'Ada 12 angka sesudah NA, seharusnya 11.' } })
  })

  test.each([
    ['NА18210103249', '“А” is a Cyrillic letter that looks like A. Type A.'],
    ['ΝA18210103249', '“Ν” is a Greek letter that looks like N. Type N.'],
    ['dkı2513031717a1', '“ı” is not I, it only looks like it. Type I.'],
    ['Крем NА18210103249', '“А” is a Cyrillic letter that looks like A. Type A.'],
    ['NA1821010324٩', '“٩” is not 9, it only looks like it. Type 9.'],
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
