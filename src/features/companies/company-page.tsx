import { dayAt } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { Form, formatMoment, Notice, Page, Tag, TaskList, TextField, type Tone, textOf } from '#/platform/ui/kit.ts'
import { findCompanyByNib, nibKnown } from './companies.ts'
import { mayChangeItems, mayMove, type Standing } from './company.ts'
import { gapsOf, type WholeFile } from './completeness.ts'
import { getWholeFile } from './file.ts'
import { type Body, formWith, orAgain, readBody } from './forms.ts'
import { historyOfCompany } from './history.ts'
import { History } from './history-timeline.tsx'
import { readNib } from './nib.ts'
import { sayItem } from './remarks.ts'
import { taskGroups } from './tasks.tsx'
import { words } from './words.ts'

/** `/company`: the company's file as a task list; for an applicant without a company, the way to begin one. */
export async function showCompany(c: Ctx): Promise<Response> {
  const { companyId } = signedIn(c)
  if (!companyId) return c.html(<StartPage c={c} values={{}} />)
  const file = await getWholeFile(c.var.db, companyId)
  const history = await historyOfCompany(c.var.db, companyId, 20)
  return c.html(<CompanyPage c={c} file={file} history={history} />)
}

/** `POST /company/start`: the NIB first, because everything else hangs on it. */
export async function startCompany(c: Ctx): Promise<Response> {
  if (signedIn(c).companyId) return c.redirect('/company', 303)
  const body = await readBody(c)
  return orAgain(
    c,
    async () => {
      const result = readNib(typeof body.nib === 'string' ? body.nib : '')
      if ('wrong' in result) throw new Invalid([{ field: 'nib', says: result.wrong }])
      if (await findCompanyByNib(c.var.db, result.nib)) throw new Invalid([{ field: 'nib', says: nibKnown }])
      return goOn(c, `/company/identity?nib=${result.nib}`)
    },
    problems => <StartPage c={c} values={body} problems={problems} />,
  )
}

type StartProps = { c: Ctx; values: Body; problems?: Invalid['problems'] }

function StartPage({ c, values, problems = [] }: StartProps) {
  const { lang } = c.var
  const t = words[lang]
  const form = formWith(c, textOf(values), problems)
  return (
    <Page {...frame(c)} title={t.start.title} problems={form.problems} back="/desk">
      <p class="lead">{t.start.lead}</p>
      <Form form={form} action="/company/start" submit={t.start.go}>
        <TextField form={form} name="nib" label={t.fields.nib} hint={t.start.nibHint} width="medium" inputmode="numeric" code />
      </Form>
    </Page>
  )
}

const tones: Record<Standing, Tone> = { draft: 'plain', submitted: 'look', verified: 'ok', returned: 'stop', closed: 'unknown' }

type CompanyProps = { c: Ctx; file: WholeFile; history: Awaited<ReturnType<typeof historyOfCompany>> }

function CompanyPage({ c, file, history }: CompanyProps) {
  const { lang } = c.var
  const t = words[lang]
  const { company } = file
  const { standing } = company
  const gaps = gapsOf(file, dayAt(new Date()))
  return (
    <Page {...frame(c)} title={company.name} caption={t.companyFile}>
      <p>
        <Tag tone={tones[standing]}>{t.standings[standing]}</Tag>
      </p>
      <p class="lead">{t.saysOf[standing]}</p>
      {company.waitingSince && standing === 'verified' ? (
        <Notice lang={lang} tone="look">
          {t.additionsWait}
        </Notice>
      ) : null}
      {company.remarks.length && mayChangeItems(standing) ? (
        <Notice lang={lang} tone="stop" title={t.remarks}>
          <ul>
            {company.remarks.map(({ item, says }) => (
              <li>
                <strong>{sayItem(item, file, lang)}:</strong> {says}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <TaskList lang={lang} groups={taskGroups(file, gaps, lang)} />
      {mayMove(standing, 'withdrawn') ? (
        <p>
          <a href="/company/withdraw">{t.withdraw}</a>
        </p>
      ) : null}
      {mayMove(standing, 'reopened') ? (
        <p>
          <a href="/company/reopen">{t.reopen}</a>
        </p>
      ) : null}
      {company.verifiedAt ? (
        <p>
          <a href={`/companies/${company.id}`}>{t.publicPage}</a>
        </p>
      ) : null}
      <details>
        <summary>{t.history}</summary>
        <History lang={lang} file={file} history={history} />
      </details>
      {company.waitingSince ? <p class="quiet">{`${t.officer.since}: ${formatMoment(company.waitingSince, lang)}`}</p> : null}
    </Page>
  )
}
