/** Characters that XML 1.0 cannot hold in any spelling. */
const impossible =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

export const isWritable = (text: string): boolean => text.search(impossible) < 0

const special = /[&<>"\r\n\t]/
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
  '\n': '&#xA;',
  '\t': '&#x9;',
}

/** A text as the content of an element. What XML cannot hold becomes U+FFFD. */
export const contentText = (text: string): string => {
  const written = text.replace(impossible, '\uFFFD')
  return special.test(written) ? written.replace(/[&<>\r]/g, c => entities[c]!) : written
}

/** A text as the value of an attribute, whose white space would else be taken for spaces. */
export const attributeText = (text: string): string => {
  const written = text.replace(impossible, '\uFFFD')
  return special.test(written) ? written.replace(/[&<>"\r\n\t]/g, c => entities[c]!) : written
}

/** The text of an XML body or file: by its byte order mark, else by the encoding it declares, else UTF-8. Undefined where it is not in it. */
export function decodeXml(bytes: Uint8Array): string | undefined {
  const mark =
    bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared = /^(?:\u00EF\u00BB\u00BF)?\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1]
  try {
    return new TextDecoder(mark ?? declared ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What a decoder throws has no other cause: an encoding it does not know, or bytes that are not in it.
    return undefined
  }
}
