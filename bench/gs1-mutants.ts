import { GS } from '#/gs1/element-string.ts'

/** Codes as they stand on packs and as scanners send them: what is spoilt to try the reader. */
const codes = [
  '(01)08998667300675(17)290228(10)B7x(21)K9q2',
  '^01089986673006751729022810B7x^21K9q2^240A(1)-b^8008290228',
  `]d201089986673006751729022810B7x${GS}21K9q2`,
  `01089986673006751729022810B7x${GS}21K9q2`,
  '01089986673006751729022810B7x21K9q2',
  'https://id.gs1.org/01/08998667300675/10/B7x/21/K9q2?17=290228&linkType=gs1%3Apip',
  'HTTPS://ABSAH.EXAMPLE/V/DKL2512345610A1/4T0PX2W9Q1ZK',
  ']Q3^8004401234567890123^8003(1)',
  '(90)DKL2512345610A1(10)B-12/A(17)290228(21)7H3K9Q4T0PX2',
  '90SD18123456117290228' + '10BX721K9Q',
  ')90=DKL2512345610A1)10=B_12-A)17=290228)21=7H3K9Q',
  'No BPOM : (90)NA18123456789(91)280101-1',
  'urn:epc:id:sgtin:8998667.030067.K9',
  'https://id.gs1.org/ehf7008998667300675032a0',
  ']C100189986670000000015',
  '8998667300675',
]

const signs = `0123456789ABCXYZabcxyz()[]{}<>^~|#%&/?=:;.,-_+*'"!@$ \\éñß${GS}\u0000\ud83d\u200b`

/** Texts from codes by up to eight changes each, the same for the same seed: signs changed, put in, taken out, pieces doubled, joined, cut. */
export function* mutants(count: number, seed = 1): Generator<string> {
  let state = seed
  // A linear congruential generator: quick, and no two runs differ.
  const below = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  for (let made = 0; made < count; made++) {
    let text = codes[below(codes.length)]!
    for (let change = below(9); change > 0; change--) {
      const at = below(text.length + 1)
      const sign = signs[below(signs.length)]!
      const how = below(7)
      if (how === 0) text = text.slice(0, at) + sign + text.slice(at)
      else if (how === 1) text = text.slice(0, at) + text.slice(at + 1)
      else if (how === 2) text = text.slice(0, at) + sign + text.slice(at + 1)
      else if (how === 3) text = text.slice(0, at) + text.slice(at, at + below(30)) + text.slice(at)
      else if (how === 4) text = text.slice(0, at)
      else if (how === 5) text = text.slice(0, at) + codes[below(codes.length)]!.slice(below(20))
      else text = text.slice(at) + text.slice(0, at)
    }
    yield text
  }
}

/** Texts of a length that a careless reader takes long for: each is one thing over and over. */
export const longTexts: Readonly<Record<string, (length: number) => string>> = {
  'opening brackets': length => '('.repeat(length),
  'AIs in brackets': length => '(10)A'.repeat(length / 5),
  'escaped brackets': length => `(10)${'\\('.repeat(length / 2)}`,
  digits: length => '1'.repeat(length),
  'AIs of free length': length => '10A21B'.repeat(length / 6),
  'elements between separators': length => `01089986673006${'10A\u001d21B\u001d'.repeat(length / 8)}`,
  'element string': length => `^${'10A^21B^'.repeat(length / 8)}`,
  'steps of a path': length => `https://a.example/01/08998667300675${'/10/A'.repeat(length / 5)}`,
  'parts of a query': length => `https://a.example/01/08998667300675?${'a=b&17=290228&'.repeat(length / 14)}`,
  'escaped signs': length => `https://a.example/01/08998667300675/10/${'%41'.repeat(length / 3)}`,
  'EPC digits': length => `https://id.gs1.org/eh${'f7'.repeat(length / 2)}`,
  blanks: length => `(90) NA${' '.repeat(length)}1812345678`,
  'other keys': length => 'à&çé"'.repeat(length / 5),
  'half brackets': length => `(90)NA18123456789${'(100A91)'.repeat(length / 8)}`,
  labels: length => `${'NO.BPOM:'.repeat(length / 8)}NA18123456789`,
}
