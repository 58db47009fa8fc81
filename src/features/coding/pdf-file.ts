import { deflateSync } from 'node:zlib'

/** A PDF of pages of one size, in points. */
export type PdfAsked = {
  title: string
  width: number
  height: number
  trim?: { left: number; bottom: number; right: number; top: number }
}

/** Names under which the content of pages finds its two typefaces. */
export const typefaces = { plain: '/F1', bold: '/F2' } as const

const pagesToNode = 500

/**
 * A PDF 1.7 made piece by piece as its pages come: nothing of a page is kept but the number of bytes before it, so that a file of a
 * hundred thousand pages needs little more memory than one. `pages` are content streams; each is used before the next is asked for.
 */
export function* pdfFile({ title, width, height, trim }: PdfAsked, pages: Iterable<Buffer>): Generator<Buffer<ArrayBuffer>> {
  const offsets: number[] = []
  let written = 0
  let next = 1
  const [catalog, root, plain, bold, info] = [next++, next++, next++, next++, next++]
  const object = (number: number, body: string | Buffer, dictionary = ''): Buffer<ArrayBuffer> => {
    offsets[number] = written
    const text =
      typeof body === 'string'
        ? Buffer.from(`${number} 0 obj\n${body}\nendobj\n`, 'latin1')
        : Buffer.concat([
            Buffer.from(`${number} 0 obj\n<<${dictionary} /Length ${body.length}>>\nstream\n`),
            body,
            Buffer.from('\nendstream\nendobj\n'),
          ])
    written += text.length
    return text
  }
  const head = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')
  written = head.length
  yield head
  const font = (name: string) => `<</Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding>>`
  yield object(plain, font('Helvetica'))
  yield object(bold, font('Helvetica-Bold'))
  yield object(info, `<</Title <feff${Buffer.from(title, 'utf16le').swap16().toString('hex')}>>>`)

  // A page inherits its size from the root, but not where it is cut.
  const cut = trim ? ` /TrimBox [${[trim.left, trim.bottom, trim.right, trim.top].map(point).join(' ')}]` : ''
  const nodes: { number: number; count: number }[] = []
  let node = { number: next++, kids: [] as number[] }
  const closed = ({ number, kids }: typeof node) => {
    nodes.push({ number, count: kids.length })
    return object(number, `<</Type /Pages /Parent ${root} 0 R /Count ${kids.length} /Kids [${references(kids)}]>>`)
  }
  for (const content of pages) {
    if (node.kids.length === pagesToNode) {
      yield closed(node)
      node = { number: next++, kids: [] }
    }
    const [stream, page] = [next++, next++]
    node.kids.push(page)
    yield object(stream, deflateSync(content, { level: 1 }), '/Filter /FlateDecode')
    yield object(page, `<</Type /Page /Parent ${node.number} 0 R /Contents ${stream} 0 R${cut}>>`)
  }
  yield closed(node)
  const count = nodes.reduce((sum, one) => sum + one.count, 0)
  const resources = `/Resources <</Font <<${typefaces.plain} ${plain} 0 R ${typefaces.bold} ${bold} 0 R>>>>`
  const kids = references(nodes.map(({ number }) => number))
  yield object(
    root,
    `<</Type /Pages /Count ${count} /MediaBox [0 0 ${point(width)} ${point(height)}] ${resources} /Kids [${kids}]>>`,
  )
  yield object(catalog, `<</Type /Catalog /Pages ${root} 0 R>>`)
  const start = written
  yield Buffer.from(`xref\n0 ${next}\n0000000000 65535 f \n`)
  for (let from = 1; from < next; from += 10_000) {
    const rows = offsets.slice(from, Math.min(next, from + 10_000)).map(at => `${String(at).padStart(10, '0')} 00000 n \n`)
    yield Buffer.from(rows.join(''))
  }
  yield Buffer.from(`trailer\n<</Size ${next} /Root ${catalog} 0 R /Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`)
}

const references = (numbers: readonly number[]): string => numbers.map(number => `${number} 0 R`).join(' ')

const point = (value: number): string => String(Math.round(value * 1000) / 1000)

/** Signs of Windows-1252 that are not where Latin-1 has them. */
const elsewhere: Readonly<Record<string, number>> = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '•': 0x95, '–': 0x96, '—': 0x97, '™': 0x99 } // biome-ignore format: a table

/** Latin-1 that needs no writing anew, as nearly every line of a label. */
const plainText = /^[ -'*-[\]-~\u00a0-\u00ff]*$/

/** A text as a PDF string in the encoding of the typefaces; a sign that they lack becomes a question mark. */
export function pdfString(text: string): string {
  if (plainText.test(text)) return `(${text})`
  const signs = Array.from(text.normalize('NFC'), sign => {
    const code = elsewhere[sign] ?? sign.codePointAt(0)!
    const known = code < 0x7f ? code >= 0x20 : sign in elsewhere || (code >= 0xa0 && code <= 0xff)
    const written = known ? String.fromCharCode(code) : '?'
    return written === '(' || written === ')' || written === '\\' ? `\\${written}` : written
  })
  return `(${signs.join('')})`
}
