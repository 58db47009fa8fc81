import { correction, generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Form, type FormState, Page, TextField } from '#/platform/ui/kit.ts'
import { words } from './account-words.ts'

/** The secret to scan and the backup codes, once; after a wrong code only the question for the next code. */
export function AppPage({
  c,
  form,
  uri,
  backupCodes,
}: {
  c: Ctx
  form: FormState
  uri?: string
  backupCodes?: readonly string[]
}) {
  const t = words[c.var.lang]
  const next = String(form.values?.next ?? '')
  return (
    <Page {...frame(c)} title={t.app} back="/account/second-factor" problems={form.problems ?? []} unlisted>
      {uri ? <Secret uri={uri} lang={c.var.lang} /> : <p>{t.enterNext}</p>}
      {backupCodes ? <BackupCodes codes={backupCodes} lang={c.var.lang} /> : null}
      <Form
        form={form}
        action="/account/second-factor/confirm"
        hidden={{ next }}
        submit={t.confirmApp}
        beside={<a href="/account/second-factor">{t.startAgain}</a>}
      >
        <TextField
          form={form}
          name="code"
          label={t.code}
          hint={t.codeHint}
          width="short"
          inputmode="numeric"
          autocomplete="one-time-code"
        />
      </Form>
    </Page>
  )
}

export function BackupCodesPage({ c, codes }: { c: Ctx; codes: readonly string[] }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.secondFactor} unlisted>
      <BackupCodes codes={codes} lang={c.var.lang} />
      <p>
        <a class="button" href="/account/second-factor">
          {t.done}
        </a>
      </p>
    </Page>
  )
}

function Secret({ uri, lang }: { uri: string; lang: Ctx['var']['lang'] }) {
  const t = words[lang]
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <section class="flow">
      <h2>{t.scan}</h2>
      <QrPicture text={uri} title={t.qr} />
      <p>
        {t.secret}: <code class="code">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </section>
  )
}

function BackupCodes({ codes, lang }: { codes: readonly string[]; lang: Ctx['var']['lang'] }) {
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.backupCodes}</h2>
      <p>{t.backupCodesSays}</p>
      <ul>
        {codes.map(code => (
          <li>
            <code class="code">{code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Black on white with its quiet zone of four modules (ISO/IEC 18004), also on a dark page: cameras expect it so. */
function QrPicture({ text, title }: { text: string; title: string }) {
  const code = generate(text, { minCorrectionLevel: correction.M })
  const side = code.size + 8
  return (
    <svg viewBox={`-4 -4 ${side} ${side}`} width="240" height="240" role="img" aria-label={title}>
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={toSvgPath(code)} fill="#000" />
    </svg>
  )
}
