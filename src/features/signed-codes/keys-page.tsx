import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import { ConfirmPage, DataTable, Form, type FormState, formatMoment, Page, Tag, textOf } from '#/platform/ui/kit.ts'
import { type CodeKey, codeKeys, rotateKey, withdrawKey } from './code-keys.ts'
import { words } from './words.ts'

export const publishedAt = '/.well-known/absah-code-keys.json'

const stateOf = ({ retired_at, withdrawn_at }: CodeKey) => (withdrawn_at ? 'withdrawn' : retired_at ? 'retired' : 'current')
const tones = { current: 'ok', retired: 'plain', withdrawn: 'stop' } as const

/** `/admin/code-keys`: every key that ever signed codes. */
export async function keysPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const keys = await codeKeys(db)
  return c.html(
    <Page {...frame(c)} title={t.keys} back="/desk" wide>
      <p class="lead">{t.keysLead}</p>
      {keys.length === 0 ? <p>{t.noKeys}</p> : <Keys c={c} keys={keys} />}
      <Form form={{ lang }} action="/admin/code-keys" submit={t.rotate} />
      <p>
        <a href={publishedAt}>{t.published}</a>
      </p>
    </Page>,
  )
}

function Keys({ c, keys }: { c: Ctx; keys: readonly CodeKey[] }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      caption={t.keys}
      captionHidden
      rows={keys}
      columns={[
        { key: 'key', title: t.key, show: ({ id }) => <span class="code">{id}</span> },
        { key: 'made', title: t.made, show: ({ made_at }) => formatMoment(made_at, lang) },
        {
          key: 'state',
          title: t.state,
          show: key => (
            <>
              <Tag tone={tones[stateOf(key)]}>{t.states[stateOf(key)]}</Tag> {key.reasons ?? ''}
            </>
          ),
        },
        {
          key: 'act',
          title: t.act,
          show: key => (key.withdrawn_at ? '' : <a href={`/admin/code-keys/${key.id}/withdraw`}>{t.withdraw}</a>),
        },
      ]}
    />
  )
}

export async function sendRotate(c: Ctx): Promise<Response> {
  const deed = ({ id }: CodeKey) => ({ act: 'code key.made', subject: 'code key', id })
  const { id } = await act(c.var.db, actorOf(signedIn(c)), deed, tx => rotateKey(tx, c.var.platform.keys))
  return goOn(c, '/admin/code-keys', { id: words.id.rotated(id), en: words.en.rotated(id) })
}

const Withdrawal = z.object({
  reason: z
    .string(both('Jelaskan alasannya.', 'Explain the reason.'))
    .trim()
    .min(10, both('Jelaskan alasannya, paling sedikit 10 karakter.', 'Explain the reason in at least 10 characters.'))
    .max(1000, both('Paling banyak 1.000 karakter.', 'At most 1,000 characters.')),
})

const withdrawPage = (c: Ctx, key: string, form: FormState) => {
  const t = words[c.var.lang]
  return (
    <ConfirmPage
      {...frame(c)}
      form={form}
      title={t.withdrawTitle(key)}
      back="/admin/code-keys"
      action={`/admin/code-keys/${key}/withdraw`}
      consequences={t.consequences}
      reason={{ label: t.reason, hint: t.reasonHint }}
      submit={t.withdraw}
    />
  )
}

export async function askWithdraw(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const key = (await codeKeys(db)).find(({ id }) => id === param(c, 'key'))
  if (!key) throw new NotFound({ id: 'Tidak ada kunci dengan pengenal itu.', en: 'There is no such key.' })
  return c.html(withdrawPage(c, key.id, { lang }))
}

export async function sendWithdraw(c: Ctx): Promise<Response> {
  const { lang, db, platform } = c.var
  const key = param(c, 'key')
  const values = textOf(await c.req.parseBody({ all: true }))
  try {
    const { reason } = check(Withdrawal, values)
    const deed = { act: 'code key.withdrawn', subject: 'code key', id: key, facts: { reason } }
    await act(db, actorOf(signedIn(c)), deed, tx => withdrawKey(tx, platform.keys, key, reason))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(withdrawPage(c, key, { lang, values, problems: inLang(error.problems, lang) }), 422)
  }
  return goOn(c, '/admin/code-keys', { id: words.id.withdrawn(key), en: words.en.withdrawn(key) })
}
