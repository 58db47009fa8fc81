/**
 * Forms of marketing authorisation numbers (nomor izin edar, NIE). They say only what a number looks like: none has a check
 * digit, and what product it is of is the register's to say. Not confirmed for quasi-drugs and kits.
 */
const forms = {
  drug: '[DG][BTKPN][LIXE]\\d{10}[A-Z]\\d',
  traditional: '(?:BT[RIL]|T[RIL]|HT|FF)\\d{9}',
  supplement: 'S[DIL]\\d{9}',
  'quasi-drug': 'Q[DIL]\\d{9}',
  cosmetic: 'N[A-E]\\d{11}',
  'cosmetic kit': 'NKIT\\d{9}',
  'food, risk based': 'M[DL][0-2]\\d{14}',
  food: 'M[DL]\\d{12}',
} as const

export type NieForm = keyof typeof forms

const patterns = Object.entries(forms).map(([form, pattern]) => ({
  form: form as NieForm,
  exact: new RegExp(`^${pattern}$`),
  atStart: new RegExp(`^${pattern}`),
}))

/** The form of a number written in capitals without blanks; undefined where no form fits. */
export const findNieForm = (nie: string): NieForm | undefined => patterns.find(({ exact }) => exact.test(nie))?.form

/** Every number, longest first, that the text could begin with: a food number of 17 characters begins with one of 14. */
export const niesAtStart = (text: string): string[] => patterns.flatMap(({ atStart }) => atStart.exec(text)?.[0] ?? [])

/** What is printed before a number: `POM`, `BPOM RI`, `No. BPOM :`, `NIE`. */
const label = /^(?:(?:NO|NOMOR|REG|NIE|IZIN EDAR|BPOM|POM|RI)[\s.:#-]*)+/

/**
 * A number as people type and print it — lower case, blanks and dots between the digits, `POM` before it — as the number
 * itself; undefined where what is left has no form of a number.
 */
export function findNie(text: string): string | undefined {
  if (text.length > 60) return undefined
  const bare = text
    .toUpperCase()
    .replace(label, '')
    .replace(/[\s.-]+/g, '')
  return findNieForm(bare) ? bare : undefined
}
