import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import type { Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import {
  ConfirmPage,
  DocumentViewer,
  EmptyState,
  Form,
  Notice,
  Page,
  SummaryCard,
  Tag,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { CertificateTag, certificateFacts } from './certificate-pages.tsx'
import { mayMove } from './company.ts'
import { gapsOf, type WholeFile } from './completeness.ts'
import { getWholeFile, sizesOf } from './file.ts'
import { type Body, formWith, orAgain, readBody } from './forms.ts'
import { historyOfCompany } from './history.ts'
import { History } from './history-timeline.tsx'
import { certificateNames, documentNames } from './names.ts'
import { sayNpwp } from './npwp.ts'
import { itemsOf, sayItem } from './remarks.ts'
import { identityFacts } from './send-pages.tsx'
import { siteFacts } from './site-pages.tsx'
import { Missing } from './tasks.tsx'
import { closeFile, returnFile, verifyFile } from './verification.ts'
import { words } from './words.ts'

/** `/companies-to-verify/:id`: a company's papers beside what is to be judged. */
export const showFile = async (c: Ctx): Promise<Response> => c.html(await filePage(c, {}, c.req.query('paper')))

/** The same page with another paper beside the checklist; remarks typed so far are kept. */
export async function lookAtPaper(c: Ctx): Promise<Response> {
  const body = await readBody(c)
  return c.html(await filePage(c, textOf(body), typeof body.paper === 'string' ? body.paper : undefined))
}

export async function takeVerified(c: Ctx): Promise<Response> {
  await verifyFile(c.var.db, signedIn(c), param(c, 'id'), { origin: c.var.platform.config.origin })
  return goOn(c, '/companies-to-verify', { id: words.id.officer.verified, en: words.en.officer.verified })
}

export async function takeReturned(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = await readBody(c)
  const file = await getWholeFile(c.var.db, id)
  return orAgain(
    c,
    async () => {
      await returnFile(c.var.db, signedIn(c), id, remarksIn(body, file), { origin: c.var.platform.config.origin })
      return goOn(c, '/companies-to-verify', { id: words.id.officer.returned, en: words.en.officer.returned })
    },
    problems => filePage(c, textOf(body), undefined, toFields(problems, remarksIn(body, file))),
  )
}

/** `/companies-to-verify/:id/close`. */
export async function askClose(c: Ctx, values: Values = {}, problems: readonly Problem[] = []): Promise<Response> {
  const t = words[c.var.lang].officer
  const { company } = await getWholeFile(c.var.db, param(c, 'id'))
  const page = (
    <ConfirmPage
      {...frame(c)}
      title={`${t.close}: ${company.name}`}
      back={`/companies-to-verify/${company.id}`}
      form={formWith(c, values, problems)}
      consequences={t.closeSays}
      reason={{ label: t.reason }}
      submit={t.close}
    />
  )
  return c.html(page, problems.length ? 422 : 200)
}

export async function takeClose(c: Ctx): Promise<Response> {
  const body = await readBody(c)
  const answer = await orAgain(
    c,
    async () => {
      await closeFile(c.var.db, signedIn(c), param(c, 'id'), body)
      return goOn(c, '/companies-to-verify', { id: words.id.officer.closed, en: words.en.officer.closed })
    },
    async problems => (await askClose(c, textOf(body), problems)).text(),
  )
  return answer
}

const fieldOf = (item: string) => `remark.${item}`

/** The remarks that were written, of the items that the file has. */
const remarksIn = (body: Body, file: WholeFile) =>
  itemsOf(file)
    .map(item => ({ item, says: String(body[fieldOf(item)] ?? '').trim() }))
    .filter(({ says }) => says !== '')

/** A fault in the third remark belongs to the field of its item. */
const toFields = (problems: readonly Problem[], remarks: readonly { item: string }[]): Problem[] =>
  problems.map(problem => {
    const place = /^(\d+)\./.exec(problem.field)?.[1]
    return { ...problem, field: fieldOf(place === undefined ? 'file' : (remarks[Number(place)]?.item ?? 'file')) }
  })

type PaperOf = { hash: string; title: string; name: string }

const papersOf = ({ documents, certificates }: WholeFile, lang: 'id' | 'en'): PaperOf[] => [
  ...documents.map(({ kind, hash, name }) => ({ hash, name, title: documentNames[kind][lang] })),
  ...certificates.map(({ kind, number, file, fileName }) => ({
    hash: file,
    name: fileName,
    title: `${certificateNames[kind][lang]} ${number}`,
  })),
]

async function filePage(c: Ctx, values: Values, shown?: string, problems: readonly Problem[] = []) {
  const { lang, db } = c.var
  const t = words[lang]
  const file = await getWholeFile(db, param(c, 'id'))
  const { company } = file
  const papers = papersOf(file, lang)
  const paper = papers.find(({ hash }) => hash === shown) ?? papers[0]
  const size = paper && (await sizesOf(db, [paper.hash])).get(paper.hash)
  const form = formWith(c, values, problems)
  const checks = <Checks c={c} file={file} form={form} shown={paper?.hash} />
  const history = await historyOfCompany(db, company.id, 20)
  return (
    <Page {...frame(c)} title={company.name} caption={t.officer.title} back="/companies-to-verify" wide problems={form.problems}>
      {paper && size ? (
        <DocumentViewer
          lang={lang}
          paper={{
            title: `${paper.title} (${paper.name})`,
            href: `/companies/${company.id}/papers/${paper.hash}`,
            kind: size.kind === 'pdf' ? 'pdf' : 'image',
            bytes: size.bytes,
          }}
        >
          {checks}
        </DocumentViewer>
      ) : (
        <>
          <EmptyState title={t.officer.noPapers} />
          {checks}
        </>
      )}
      <h2>{t.history}</h2>
      <History lang={lang} file={file} history={history} />
    </Page>
  )
}

type ChecksProps = { c: Ctx; file: WholeFile; form: ReturnType<typeof formWith>; shown: string | undefined }

function Checks({ c, file, form, shown }: ChecksProps) {
  const { lang } = c.var
  const t = words[lang]
  const { company, sites, certificates, documents } = file
  const action = `/companies-to-verify/${company.id}`
  const waits = company.waitingSince !== undefined
  const gaps = gapsOf(file, dayAt(new Date()))
  const remark = (item: string) =>
    waits ? <TextAreaField form={form} name={fieldOf(item)} label={t.officer.judge} rows={2} maxlength={1000} optional /> : null
  const view = (hash: string) => (
    <p>
      <button
        type="submit"
        class="button button-second"
        name="paper"
        value={hash}
        formaction={`${action}/look`}
        disabled={hash === shown}
      >
        {t.officer.view}
      </button>
    </p>
  )
  const checkedTag = (checked: boolean) => <Tag tone={checked ? 'ok' : 'look'}>{checked ? t.checked : t.unchecked}</Tag>
  return (
    <>
      <p>
        <Tag tone={company.standing === 'verified' ? 'ok' : 'plain'}>{t.standings[company.standing]}</Tag>
      </p>
      {waits ? null : <Notice lang={lang}>{t.officer.notWaiting}</Notice>}
      <Notice lang={lang} tone={gaps.length ? 'stop' : 'ok'} title={t.officer.law}>
        {gaps.length ? <Missing lang={lang} gaps={gaps} /> : t.officer.lawful}
      </Notice>
      <Form form={form} action={`${action}/return`} submit={waits ? t.officer.return : false}>
        <SummaryCard
          lang={lang}
          title={t.identity}
          facts={[...identityFacts(company, lang), { label: t.fields.npwp, value: company.npwp && sayNpwp(company.npwp) }]}
        >
          {remark('identity')}
        </SummaryCard>
        {sites.map(site => (
          <SummaryCard lang={lang} title={site.name} facts={siteFacts(site, lang)} tag={checkedTag(site.checked)}>
            {remark(`site:${site.id}`)}
          </SummaryCard>
        ))}
        {certificates.map(certificate => (
          <SummaryCard
            lang={lang}
            title={`${certificateNames[certificate.kind][lang]} ${certificate.number}`}
            facts={certificateFacts(certificate, sites, lang)}
            tag={<CertificateTag certificate={certificate} lang={lang} />}
          >
            {view(certificate.file)}
            {remark(`certificate:${certificate.id}`)}
          </SummaryCard>
        ))}
        {documents.map(({ kind, hash, checked }) => (
          <SummaryCard lang={lang} title={documentNames[kind][lang]} tag={checkedTag(checked)}>
            {view(hash)}
            {remark(`document:${kind}`)}
          </SummaryCard>
        ))}
        {waits ? (
          <TextAreaField
            form={form}
            name={fieldOf('file')}
            label={sayItem('file', file, lang)}
            hint={t.officer.judgeHint}
            rows={2}
            maxlength={1000}
            optional
          />
        ) : null}
      </Form>
      {waits && gaps.length === 0 ? (
        <section class="flow">
          <p>{t.officer.verifySays}</p>
          <Form form={{ lang }} action={`${action}/verify`} submit={t.officer.verify} />
        </section>
      ) : null}
      {mayMove(company.standing, 'closed') ? (
        <p>
          <a href={`${action}/close`}>{t.officer.close}</a>
        </p>
      ) : null}
    </>
  )
}
