const unreserved = new Uint8Array(128)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~') unreserved[c.charCodeAt(0)] = 1

const escapes = Array.from({ length: 256 }, (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

/** Percent-encodes all but the unreserved characters of RFC 3986; `space` is how a space is written. */
function escaped(value: string, space: string): string {
  let plain = 0
  let text = ''
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    if (unreserved[c] === 1) continue
    text += value.slice(plain, i) + (c === 32 ? space : c < 256 ? escapes[c] : encodeURIComponent(value.charAt(i)))
    plain = i + 1
  }
  return plain === 0 ? value : text + value.slice(plain)
}

/** A value as it stands in the path of a URI. */
export const escapePath = (value: string): string => escaped(value, '%20')
/** A value as it stands in the query of a URI. */
export const escapeQuery = (value: string): string => escaped(value, '+')

const hex = (c: number): number => (c >= 48 && c <= 57 ? c - 48 : c >= 65 && c <= 70 ? c - 55 : c >= 97 && c <= 102 ? c - 87 : -1)

/** Decodes byte by byte: GS1 values are ASCII. A `%` without two hexadecimal digits stays as it is. */
function unescaped(text: string): string {
  let at = text.indexOf('%')
  if (at < 0) return text
  let value = ''
  let plain = 0
  for (; at >= 0; at = text.indexOf('%', at)) {
    const high = hex(text.charCodeAt(at + 1))
    const low = hex(text.charCodeAt(at + 2))
    if (high < 0 || low < 0) {
      at++
      continue
    }
    value += text.slice(plain, at) + String.fromCharCode(high * 16 + low)
    at += 3
    plain = at
  }
  return value + text.slice(plain)
}

/** A value out of the path, where `+` is a plus sign. */
export const unescapePath = unescaped
/** A value out of the query, where `+` is a space. */
export const unescapeQuery = (text: string): string => unescaped(text.includes('+') ? text.replaceAll('+', ' ') : text)
