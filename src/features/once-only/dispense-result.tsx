import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Code, DataTable, formatNumber, Notice, Page, Tag, type Tone, type Values } from '#/platform/ui/kit.ts'
import { countsOf } from './api.ts'
import type { Answered } from './door.ts'
import type { FaultKind } from './return-codes.ts'
import { words } from './words.ts'

const tones: Record<FaultKind, Tone> = { procedure: 'look', technical: 'look', suspect: 'stop' }

type Props = { c: Ctx; values: Values; answers: readonly Answered[]; scanned: readonly string[] }

/** What became of each pack: what was refused first, as somebody has to do something about it. */
export function ActsResult({ c, values, answers, scanned }: Props) {
  const { lang } = c.var
  const t = words[lang]
  const { taken, refused, alerts } = countsOf(answers)
  const title = refused === 0 ? t.allTaken : taken > 0 ? t.someTaken : t.noneTaken
  const number = (value: number) => formatNumber(value, lang)
  const rows = [...answers].sort((a, b) => Number(b.alert) - Number(a.alert) || Number(a.code === 'OK') - Number(b.code === 'OK'))
  return (
    <Page {...frame(c)} title={title} caption={t.title} back="/dispense" wide>
      <Notice lang={lang} tone={refused === 0 ? 'ok' : alerts > 0 ? 'stop' : 'look'} live>
        {t.counts(number(taken), number(refused))}
      </Notice>
      <DataTable
        lang={lang}
        caption={t.results}
        captionHidden
        rows={rows}
        columns={[
          {
            key: 'code',
            title: t.code,
            show: ({ pack, row }) => <PackCode c={c} pack={pack} scanned={scanned[row - 1] ?? ''} />,
          },
          { key: 'line', title: t.line, numeric: true, show: ({ row }) => number(row) },
          { key: 'result', title: t.result, show: answer => <Result c={c} answer={answer} /> },
          { key: 'returnCode', title: t.returnCode, whole: true, show: ({ code }) => <span class="code">{code}</span> },
        ]}
      />
      <p class="buttons">
        <a class="button" href={`/dispense?${new URLSearchParams({ site: String(values.site), act: String(values.act) })}`}>
          {t.more}
        </a>
      </p>
    </Page>
  )
}

function PackCode({ c, pack, scanned }: { c: Ctx; pack: string | undefined; scanned: string }) {
  return <Code lang={c.var.lang} value={(pack ? pack.slice(pack.lastIndexOf('/') + 1) : scanned).slice(0, 60)} />
}

function Result({ c, answer: { code, kind, says, known } }: { c: Ctx; answer: Answered }) {
  const t = words[c.var.lang]
  return (
    <>
      {code === 'OK' ? <Tag tone="ok">{known ? t.known : t.done}</Tag> : null}
      {kind ? <Tag tone={tones[kind]}>{t.kinds[kind]}</Tag> : null}
      <p>{says[c.var.lang]}</p>
    </>
  )
}
