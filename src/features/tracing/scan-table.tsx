import { Code, DataTable, formatDay, formatNumber, type Lang, Tag, type Tone } from '#/platform/ui/kit.ts'
import { type Fault, isSendable, type Line } from './scan-lines.ts'
import { scanWords } from './scan-words.ts'

const tones: Record<Fault['kind'], Tone> = { technical: 'look', suspect: 'stop', refused: 'stop' }

/** Each code as it was understood, and what became of it. `good` names the state of those without fault. */
export function ScanTable({
  lang,
  caption,
  lines,
  good,
}: {
  lang: Lang
  caption: string
  lines: readonly Line[]
  good: 'good' | 'done' | 'already'
}) {
  const t = scanWords[lang]
  return (
    <DataTable
      lang={lang}
      caption={caption}
      rows={lines}
      columns={[
        { key: 'line', title: t.line, numeric: true, show: ({ place }) => formatNumber(place, lang) },
        { key: 'code', title: t.code, show: line => <LineCode lang={lang} line={line} /> },
        { key: 'product', title: t.product, show: line => <Product lang={lang} line={line} /> },
        { key: 'batch', title: t.batch, show: ({ lot }) => lot?.batch ?? '–' },
        { key: 'expiry', title: t.expiry, show: ({ lot }) => (lot ? formatDay(lot.expiry, lang, 'short') : '–') },
        { key: 'result', title: t.result, show: line => <Result lang={lang} line={line} good={good} /> },
      ]}
    />
  )
}

function LineCode({ lang, line: { uri, raw } }: { lang: Lang; line: Line }) {
  return <Code lang={lang} value={(uri ? uri.slice(uri.lastIndexOf('/') + 1) : raw).slice(0, 60)} />
}

function Product({ lang, line: { product, inside } }: { lang: Lang; line: Line }) {
  return (
    <>
      {product ?? '–'}
      {inside ? <span class="quiet"> {scanWords[lang].insides(formatNumber(inside, lang))}</span> : null}
    </>
  )
}

function Result({ lang, line, good }: { lang: Lang; line: Line; good: 'good' | 'done' | 'already' }) {
  const t = scanWords[lang]
  return (
    <>
      {line.fault ? (
        <Tag tone={tones[line.fault.kind]}>{t[line.fault.kind]}</Tag>
      ) : isSendable(line) ? (
        <Tag tone="ok">{t[good]}</Tag>
      ) : null}
      {line.fault ? <p>{line.fault.says[lang]}</p> : null}
      {line.notes.map(says => (
        <p class="quiet">{says[lang]}</p>
      ))}
    </>
  )
}
