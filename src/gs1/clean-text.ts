import type { Repair } from './repair.ts'

/** More than any symbol of ours or of GS1 can hold; a longer text is no scan. */
export const longestCode = 2_048

/** Invisible characters that copying and messengers add. */
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g

/** Full-width letters and digits to their plain form, other blanks to a space. */
const plain = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u3000]/g, ' ')

/** The separator written out, as some scanners and many test pages do. */
const writtenSeparator = /<GS>|\{GS\}|\[GS\]|\(GS\)|\\x1d|\\u001d|\u241d/gi

/** Square or curly brackets around an AI. */
const squared = /[[{](\d{2,4})[\]}]/g

/** The text without what is around it and between its letters by accident, and what was done. GS characters stay. */
export function cleaned(raw: string): { text: string; repairs: Repair[] } {
  const repairs: Repair[] = []
  const trimmed = raw.replace(/^[\s\0]+|[\s\0]+$/g, '')
  if (trimmed !== raw) repairs.push({ code: 'trimmed' })
  const text = plain(trimmed.replace(invisible, '')).replace(squared, '($1)')
  if (text !== trimmed) repairs.push({ code: 'characters' })
  const by = text.match(writtenSeparator)?.[0]
  if (by === undefined) return { text, repairs }
  repairs.push({ code: 'separator-replaced', by })
  return { text: text.replace(writtenSeparator, '\u001d'), repairs }
}

/** Capitals to small letters and back, as CapsLock does. */
export const swapCase = (text: string): string => text.replace(/[A-Za-z]/g, c => (c >= 'a' ? c.toUpperCase() : c.toLowerCase()))
