/**
 * The text in which numbers are looked for: compatibility forms folded (NFKC, so full-width letters become plain ones),
 * invisible characters dropped, a to z in capitals. Other letters stay as they are: folding them too would turn a
 * look-alike such as the dotless ı into a plain I without anyone noticing.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[a-z]/g, letter => letter.toUpperCase())
}

/** Does the text say that there is no number: nothing, dashes, zeros, “none”, or an announcement (“BPOM RI No.”) with nothing behind it? */
export function isMissing(text: string): boolean {
  const words = text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .filter(word => word !== '' && !announcements.has(word))
  return words.length === 0 || nothing.has(words.join(' ')) || words.every(word => /^0+$/.test(word))
}

const announcements = new Set(['BPOM', 'POM', 'RI', 'NO', 'NOMOR', 'NIE', 'REG', 'REGISTRASI', 'IZIN', 'EDAR', 'NOTIFIKASI'])
const nothing = new Set(
  'NONE|NULL|NIL|NIHIL|N A|NA|NAN|UNDEFINED|UNKNOWN|TIDAK|TIDAK ADA|TDK ADA|BELUM|BELUM ADA|KOSONG|TANPA|TBA|TBD|PROSES|DALAM PROSES'.split(
    '|',
  ),
)

/** A letter or digit of another script that looks like one of ours. */
export type LookAlike = { seen: string; meant: string; script: 'Cyrillic' | 'Greek' | 'other'; at: number }

/** The text with look-alikes put right, and which they were and where in it. Only for saying what is wrong: a number with them is refused. */
export function unmask(text: string): { text: string; found: LookAlike[] } {
  const found: LookAlike[] = []
  let unmasked = ''
  for (const seen of text) {
    const meant = lookAlikes.get(seen) ?? digitOf(seen)
    if (meant !== undefined) found.push({ seen, meant, script: scriptOf(seen), at: unmasked.length })
    unmasked += meant ?? seen
  }
  return { text: unmasked, found }
}

const pairs = (theirs: string, ours: string) => Array.from(theirs, (letter, index) => [letter, ours[index]!] as const)

const lookAlikes = new Map([
  ...pairs('АВЕІЈКМНОРСТХЅԌԚԜҮ', 'ABEIJKMHOPCTXSGQWY'),
  ...pairs('авеікјмнорстхѕԛԝ', 'ABEIKJMHOPCTXSQW'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ονικ', 'OVIK'),
  ...pairs('ıȷØøĐđŁłƖǀ', 'IJOODDLLII'),
])

/** The plain digit for a decimal digit of another script: each script's ten digits stand in a row, zero first. */
function digitOf(character: string): string | undefined {
  if (!/^\p{Nd}$/u.test(character) || /^[0-9]$/.test(character)) return undefined
  const at = character.codePointAt(0)!
  let zero = at
  while (zero > at - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((at - zero) % 10)
}

function scriptOf(character: string): LookAlike['script'] {
  if (/\p{Script=Cyrillic}/u.test(character)) return 'Cyrillic'
  return /\p{Script=Greek}/u.test(character) ? 'Greek' : 'other'
}
