import { dayAt } from '#/law/day.ts'
import { streamKept } from '#/platform/files/files.ts'
import { type FileKind, mediaTypes } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { ConfirmPage, Facts, formatDay, QuestionPage, UploadField, Why } from '#/platform/ui/kit.ts'
import { companyIdOf, dropDocument, getOpenCompany, saveDocument } from './acts.ts'
import { documentsDemanded } from './completeness.ts'
import { findKindBySlug, slugOf } from './document-slugs.ts'
import { companyDocuments, findPaper } from './documents.ts'
import { formWith, orAgain, readBody } from './forms.ts'
import type { DocumentKind } from './kinds.ts'
import { documentNames } from './names.ts'
import { paperAccept, paperLimit } from './paper-field.ts'
import { type Received, receivePaper } from './papers.ts'
import { sayDemand } from './tasks.tsx'
import { words } from './words.ts'

/** `/company/documents/:kind`: one paper of the company, with the article that asks for it. */
export async function askDocument(c: Ctx): Promise<Response> {
  return c.html(await documentPage(c, kindOf(c)))
}

export async function takeDocument(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const kind = kindOf(c)
  const body = await readBody(c)
  const received = await receivePaper(c.var.platform, companyIdOf(visitor), body)
  if (typeof body._drop === 'string') return c.html(await documentPage(c, kind))
  return orAgain(
    c,
    async () => {
      if (received.problem) throw new Invalid([received.problem])
      await saveDocument(c.var.db, visitor, kind, received.paper)
      return goOn(c, '/company', { id: words.id.saved, en: words.en.saved })
    },
    problems => documentPage(c, kind, problems, received),
  )
}

/** `/company/documents/:kind/remove`. */
export async function askDocumentGone(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const kind = kindOf(c)
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={`${t.remove}: ${documentNames[kind][lang]}`}
      back={`/company/documents/${slugOf(kind)}`}
      form={formWith(c, {})}
      consequences={t.documentGone}
      submit={t.remove}
    />,
  )
}

export async function takeDocumentGone(c: Ctx): Promise<Response> {
  await dropDocument(c.var.db, signedIn(c), kindOf(c))
  return goOn(c, '/company', { id: words.id.removed, en: words.en.removed })
}

/**
 * `/companies/:id/papers/:hash`: a paper of a company, for its own people and for officers. Its media type is that of its content,
 * nothing in it may run, and its name is only told to the browser.
 */
export async function givePaper(c: Ctx): Promise<Response> {
  const hash = param(c, 'hash')
  const paper = await findPaper(c.var.db, param(c, 'id'), hash)
  if (!paper) throw new NotFound()
  const kind = paper.kind as FileKind
  const disposition = c.req.query('download') === undefined ? 'inline' : 'attachment'
  return c.body(streamKept(c.var.platform.files, hash), 200, {
    'Content-Type': mediaTypes[kind],
    'Content-Disposition': `${disposition}; filename*=UTF-8''${percentEncoded(paper.name)}`,
    // Browsers show no PDF in a sandbox; a PDF cannot run in our origin, and its type is told from its content.
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'${kind === 'pdf' ? "; object-src 'self'; style-src 'unsafe-inline'" : '; sandbox'}`,
    'Cache-Control': 'private, no-store',
  })
}

/** RFC 8187: what `encodeURIComponent` leaves alone but a header may not carry. */
const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

function kindOf(c: Ctx): DocumentKind {
  const kind = findKindBySlug(param(c, 'kind'))
  if (!kind) throw new NotFound()
  return kind
}

async function documentPage(c: Ctx, kind: DocumentKind, problems: readonly Problem[] = [], received: Received = {}) {
  const { lang, db } = c.var
  const t = words[lang]
  const company = await getOpenCompany(db, signedIn(c))
  const companyId = company.id
  const present = (await companyDocuments(db, companyId)).find(one => one.kind === kind)
  const demand = documentsDemanded(company, dayAt(new Date())).find(one => one.value === kind)
  const form = formWith(c, {}, problems)
  const name = documentNames[kind][lang]
  const kept = received.paper ? [{ id: received.paper.hash, name: received.paper.name, bytes: received.paper.bytes }] : []
  return (
    <QuestionPage
      {...frame(c)}
      title={name}
      caption={t.documents}
      back="/company"
      form={form}
      submit={present ? t.replace : t.upload}
      files
      {...(received.token ? { hidden: { 'paper.kept': received.token } } : {})}
      {...(present ? { beside: <a href={`/company/documents/${slugOf(kind)}/remove`}>{t.remove}</a> } : {})}
    >
      {present ? (
        <Facts
          lang={lang}
          facts={[
            {
              label: t.fields.paper,
              value: <a href={`/companies/${companyId}/papers/${present.hash}`}>{present.name}</a>,
            },
            {
              label: t.history,
              value: `${t.uploadedOn(formatDay(dayAt(present.madeAt), lang))} · ${present.checked ? t.checked : t.unchecked}`,
            },
          ]}
        />
      ) : null}
      {demand ? <Why lang={lang} steps={[{ ...demand.step, says: sayDemand(demand.step, lang) }]} /> : null}
      <UploadField
        form={form}
        name="paper"
        label={t.fields.paper}
        hint={t.fields.paperHint}
        accept={paperAccept}
        limit={paperLimit}
        kept={kept}
      />
    </QuestionPage>
  )
}
