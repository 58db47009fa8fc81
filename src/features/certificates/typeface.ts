/** The faces of our papers: the standard ones of PDF, which every reader has. They hold the letters of Western Europe (Windows 1252). */
export const faces = {
  text: 'Times-Roman',
  strong: 'Times-Bold',
  slanted: 'Times-Italic',
  label: 'Helvetica',
  labelStrong: 'Helvetica-Bold',
  labelSlanted: 'Helvetica-Oblique',
  code: 'Courier-Bold',
} as const

/** A character that our faces do not have and that cannot be written in another way without saying something else. */
export class CannotPrint extends Error {
  constructor(character: string) {
    const point = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    super(`The character “${character}” (U+${point}) cannot be printed on a certificate; write it in Latin letters.`)
    this.name = 'CannotPrint'
  }
}

/**
 * A text in characters that our faces have. What they lack is written as is usual in print: `β-karoten` as `beta-karoten`, `≥` as
 * `>=`, letters with rare accents without them. Throws CannotPrint for other scripts: names are registered in Latin letters
 * (PerBPOM 32/2022 Pasal 13), and a certificate that drops a letter would certify something else.
 */
export function printable(text: string): string {
  return Array.from(text.normalize('NFC'), character => (fits(character) ? character : spelled(character))).join('')
}

const beyondLatin1 = 'ƒ–—‘’‚“”„†‡•…€‰‹›ˆ™Œœ˜ŠšŸŽž'
const fits = (character: string) => /^[\x20-\x7e\xa0-\xff]$/.test(character) || beyondLatin1.includes(character)

function spelled(character: string): string {
  if (/^[\p{Cf}\p{Cc}]$/u.test(character)) return /^[\t\n\r]$/.test(character) ? ' ' : ''
  const named = names.get(character)
  if (named !== undefined) return named
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain === '' || ![...plain].every(fits)) throw new CannotPrint(character)
  return plain
}

// biome-ignore format: a table
const greek = {
  α: 'alfa', β: 'beta', γ: 'gama', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'teta', ι: 'iota', κ: 'kappa', λ: 'lambda', ν: 'nu',
  ξ: 'ksi', ο: 'omikron', π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'fi', χ: 'khi', ψ: 'psi', ω: 'omega',
}
// biome-ignore format: a table
const signs = {
  μ: 'µ', '−': '-', '‐': '-', '≥': '>=', '≤': '<=', '≈': '~', '→': '->', '′': "'", '″': '"', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i',
}
const names = new Map([
  ...Object.entries(greek),
  ...Object.entries(greek).map(([sign, name]) => [sign.toUpperCase(), name[0]!.toUpperCase() + name.slice(1)] as const),
  ...Object.entries(signs),
])
