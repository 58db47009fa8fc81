import { paperAccept, paperLimit } from '#/features/companies/paper-field.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { FileRefused, largestUpload } from '#/platform/files/files.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import { Form, type FormState, type Lang, Notice, Page, Tag, UploadField } from '#/platform/ui/kit.ts'
import { handIn, takeOut } from '../dossier-acts.ts'
import type { Need } from '../service.ts'
import { getWholeCase, mayEdit, type WholeCase } from '../whole-case.ts'
import { words } from './words.ts'

/** Files sent at once under one need. */
const mostFiles = 10
/** Room for two of the largest files, or many small ones, and the fields around them. */
export const largestUploads = 2 * largestUpload + 1024 * 1024

/** `/applications/:id/documents`: every paper that the facts ask for, with its article; what the company file has is only shown. */
export async function askDocuments(c: Ctx): Promise<Response> {
  const whole = await getWholeCase(c.var.db, param(c, 'id'), dayAt(new Date()))
  return showDocuments(c, whole, { lang: c.var.lang })
}

/** Keeps the files that were sent for one need, or takes one out. */
export async function takeDocuments(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await c.req.parseBody({ all: true })
  const here = `/applications/${id}/documents`
  const dropped = typeof body._drop === 'string' ? /:([0-9a-f-]{36})$/.exec(body._drop)?.[1] : undefined
  if (dropped) {
    await takeOut(c.var.db, signedIn(c), id, dropped)
    return goOn(c, here, { id: words.id.takenOut, en: words.en.takenOut })
  }
  const need = typeof body.need === 'string' ? body.need : ''
  try {
    await keepSent(
      c.var.platform,
      signedIn(c),
      await getWholeCase(c.var.db, id, dayAt(new Date())),
      need,
      filesIn(body[`file.${need}`]),
    )
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const whole = await getWholeCase(c.var.db, id, dayAt(new Date()))
    return showDocuments(c, whole, { lang: c.var.lang, problems: inLang(error.problems, c.var.lang) })
  }
  return goOn(c, `${here}#need-${need}`, { id: words.id.uploaded, en: words.en.uploaded })
}

/** The files that came under one name. */
export const filesIn = (sent: unknown): File[] =>
  (Array.isArray(sent) ? sent : [sent]).filter((one): one is File => one instanceof File && (one.size > 0 || one.name !== ''))

/** Keeps files under a need. One that bears the name of an older one, or stands where only one may, takes its place. Throws Invalid. */
export async function keepSent(
  platform: Platform,
  visitor: Visitor,
  whole: WholeCase,
  need: string,
  files: readonly File[],
): Promise<void> {
  const field = `file.${need}`
  const refuse = (says: Problem['says']) => new Invalid([{ field, says }])
  if (files.length === 0) throw refuse({ id: words.id.chooseFile, en: words.en.chooseFile })
  if (files.length > mostFiles) throw refuse({ id: words.id.fileTooMany, en: words.en.fileTooMany })
  const isMany = need.startsWith('question:') || whole.needs.some(one => one.key === need && one.many)
  const older = whole.documents.filter(one => one.need === need)
  for (const file of isMany ? files : files.slice(0, 1)) {
    const replaced = isMany ? older.find(one => one.name === file.name) : older[0]
    try {
      await handIn(platform, visitor, whole.id, {
        need,
        name: file.name,
        content: new Uint8Array(await file.arrayBuffer()),
        replaces: replaced?.id,
      })
    } catch (error) {
      if (error instanceof FileRefused)
        throw refuse({ id: `${file.name}: ${error.says.id}`, en: `${file.name}: ${error.says.en}` })
      throw error
    }
  }
}

function showDocuments(c: Ctx, whole: WholeCase, form: FormState): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const isOpen = mayEdit(whole, 'documents')
  const back = { href: `/applications/${whole.id}`, label: whole.productName ?? whole.number }
  return c.html(
    <Page {...frame(c)} title={t.documents} caption={whole.number} back={back} problems={form.problems ?? []}>
      <p class="lead">{t.documentsAbout}</p>
      {isOpen ? null : <Notice lang={lang}>{t.readOnly}</Notice>}
      {whole.needs.map(need => (
        <section id={`need-${need.key}`}>
          <h2>{need.title[lang]}</h2>
          <p class="quiet">
            {need.about ? `${need.about[lang]} ` : ''}
            {sayCite(need.cite)} {need.assumed ? <Tag tone="look">{t.assumed}</Tag> : null}
          </p>
          {need.from === 'application' ? (
            <Uploads form={form} whole={whole} need={need} isOpen={isOpen} />
          ) : (
            <FromCompany lang={lang} whole={whole} need={need} />
          )}
        </section>
      ))}
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}

function Uploads({ form, whole, need, isOpen }: { form: FormState; whole: WholeCase; need: Need; isOpen: boolean }) {
  const t = words[form.lang]
  const kept = whole.documents
    .filter(one => one.need === need.key)
    .map(({ id, name, bytes, version }) => ({
      id,
      name: t.handedIn(name, version),
      bytes,
      href: `/applications/${whole.id}/papers/${id}`,
    }))
  if (!isOpen)
    return (
      <ul>
        {kept.map(({ href, name }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
    )
  return (
    <Form
      form={form}
      action={`/applications/${whole.id}/documents`}
      hidden={{ need: need.key }}
      files
      submit={kept.length && !need.many ? t.replace : t.upload}
    >
      <UploadField
        form={form}
        name={`file.${need.key}`}
        label={t.addFile}
        accept={paperAccept}
        limit={{ ...paperLimit, files: need.many ? mostFiles : 1 }}
        kept={kept}
      />
    </Form>
  )
}

function FromCompany({ lang, whole, need }: { lang: Lang; whole: WholeCase; need: Need }) {
  const t = words[lang]
  const remark = whole.remarks.find(({ section, field }) => section === 'documents' && field === need.key)
  if (!remark) return <p>{t.inCompanyFile}</p>
  return (
    <p>
      <Tag tone="stop">{t.missingPaper}</Tag> {remark.says[lang]} <a href="/company">{t.toCompanyFile}</a>
    </p>
  )
}
