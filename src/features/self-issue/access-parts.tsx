import { workingDays } from '#/features/calendar/holidays.ts'
import { sayNpwp } from '#/features/companies/npwp.ts'
import { readClock } from '#/law/clock.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { find, type Step } from '#/law/provisions.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { ClockLine, Facts, formatMoment, type Lang, Notice, Timeline } from '#/platform/ui/kit.ts'
import { type CodeAccess, eventsOfAccess } from './accesses.ts'
import { accessTime } from './law.ts'
import { groundWords, words } from './words.ts'

/** Where an access right stands: with its clock while an officer has to decide. */
export async function AccessStanding({ c, access: { state, filedAt, since } }: { c: Ctx; access: CodeAccess }) {
  const { lang, db } = c.var
  if (state !== 'filed')
    return (
      <Notice lang={lang} tone={state === 'granted' ? 'ok' : 'look'} title={words[lang].stateSays[state]}>
        {words[lang].since(formatMoment(since, lang))}
      </Notice>
    )
  const on = dayAt(filedAt)
  const { value, steps } = find(on, ({ the }) => the(accessTime, {}))
  const { isWorkingDay } = await workingDays(db)
  const because = words[lang].clock
  const { used, late, due } = readClock([{ on, to: 'regulator', because }], value.workingDays, dayAt(new Date()), isWorkingDay)
  return (
    <ClockLine
      lang={lang}
      turn="regulator"
      viewer={signedIn(c).companyId ? 'applicant' : 'regulator'}
      used={used}
      allowed={value.workingDays}
      late={late}
      {...(due && { due })}
      because={because}
      why={steps}
    />
  )
}

/** What was applied with. For the company's own people and officers: it shows the tax number. */
export function AccessFacts({ lang, access: { id, facts } }: { lang: Lang; access: CodeAccess }) {
  const t = words[lang]
  return (
    <Facts
      lang={lang}
      facts={[
        { label: t.source, value: t.sources[facts.paper] },
        { label: t.facility, value: facts.facility },
        { label: t.address, value: facts.address },
        { label: t.npwp, value: sayNpwp(facts.npwp) },
        { label: t.responsible, value: facts.responsible },
        { label: t.phone, value: facts.phone },
        { label: t.email, value: facts.email },
        {
          label: t.paper,
          value: (
            <ul>
              {facts.documents.map(({ hash, name }) => (
                <li>
                  <a href={`/code-access/${id}/papers/${hash}`}>{name}</a>
                </li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  )
}

/** What happened to it, with the reasons of decisions. */
export async function AccessHistory({ c, access }: { c: Ctx; access: CodeAccess }) {
  const { lang, db } = c.var
  const events = await eventsOfAccess(db, access.id)
  return (
    <section class="flow">
      <h2>{words[lang].history}</h2>
      <Timeline
        lang={lang}
        events={events.map(({ kind, at, actorName, data }) => ({
          at,
          title: kind === 'filed' ? words[lang].filed : words[lang].stateSays[kind],
          by: actorName,
          body: <Reasons lang={lang} data={data} />,
        }))}
      />
    </section>
  )
}

function Reasons({ lang, data }: { lang: Lang; data: Record<string, unknown> }) {
  const { steps = [], reason } = data as { steps?: Step[]; reason?: string }
  if (!reason) return null
  return (
    <>
      <ul>
        {steps.map(step => (
          <li>
            {groundWords(step.gives)[lang]} <span class="quiet">({sayCite(step.cite)})</span>
          </li>
        ))}
      </ul>
      <p>{reason}</p>
    </>
  )
}
