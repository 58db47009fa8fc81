import { findCertificate } from '#/features/certificates/certificates.ts'
import { type Recall, recallsFor } from '#/features/recalls/recalls.ts'
import { type Amendment, amendmentsOf } from '#/features/register/amend.ts'
import { validUntil } from '#/features/register/issue.ts'
import type { Licence, LicenceEvent } from '#/features/register/licence.ts'
import { type ActName, actsOn } from '#/features/register/licence-acts.ts'
import { Product } from '#/features/register/licence-product.tsx'
import { historyOf, licenceOn } from '#/features/register/licences.ts'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { notRegisteredPage } from '#/features/register/not-registered.tsx'
import { standingTone } from '#/features/register/standing-tag.tsx'
import { words } from '#/features/register/words.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Role, Visitor } from '#/platform/accounts/person.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  type Fact,
  formatDay,
  formatMoment,
  type Happening,
  type Lang,
  LicenceCard,
  Notice,
  Page,
  Timeline,
  Why,
} from '#/platform/ui/kit.ts'

/** `/register/:number`: the permanent page of a licence, also long after it ended. */
export async function licencePage(c: Ctx): Promise<Response> {
  const asked = param(c, 'number')
  const reading = readNie(asked)
  if (reading.kind !== 'nie') return notRegisteredPage(c, reading)
  if (reading.number !== asked) return c.redirect(`/register/${reading.number}`, 301)
  const today = dayAt(new Date())
  const licence = await licenceOn(c.var.db, asked, today)
  if (!licence) return notRegisteredPage(c, reading)
  const [history, amendments, recalls, certificate] = await Promise.all([
    historyOf(c.var.db, asked),
    amendmentsOf(c.var.db, asked),
    recallsFor(c.var.db, { licence: asked }, today),
    findCertificate(c.var.db, asked),
  ])
  const { lang, visitor } = c.var
  const t = words[lang]
  return c.html(
    <Page {...frame(c)} title={licence.productName} heading={false} back={{ href: '/register', label: t.register }}>
      <Recalls lang={lang} recalls={recalls} />
      <LicenceCard
        lang={lang}
        level={1}
        number={groupNie(licence.number)}
        name={licence.productName}
        holder={licence.holder.name}
        kind={t.commodities[licence.commodity]}
        status={{ word: t.standings[licence.standing], tone: standingTone[licence.standing] }}
        facts={standingFacts(lang, licence)}
      >
        <p>{t.standsSo[licence.standing]}</p>
      </LicenceCard>
      {certificate?.files.length ? (
        <p>
          <a href={`/certificates/${licence.number}`}>{t.certificate}</a>
        </p>
      ) : null}
      <WhyUntil lang={lang} licence={licence} />
      <Acts lang={lang} licence={licence} visitor={visitor} />
      <h2>{t.product}</h2>
      <Product lang={lang} licence={licence} />
      <h2>{t.history}</h2>
      <Timeline lang={lang} events={happenings(lang, history, amendments)} />
      <p class="quiet">
        {t.lastUpdated(formatMoment(lastChange(licence, recalls), lang))}{' '}
        <a href={`/api/v1/licences/${licence.number}`}>{t.asData}</a>
      </p>
    </Page>,
  )
}

function standingFacts(lang: Lang, licence: Licence): Fact[] {
  const t = words[lang]
  const { standing, since, reasons, cite, supersededBy } = licence
  return [
    { label: t.standing, value: `${t.standings[standing]} ${t.since(formatDay(since, lang))}` },
    { label: t.issuedOn, value: formatDay(licence.issuedOn, lang) },
    { label: t.validUntil, value: formatDay(addDays(licence.validUntil, -1), lang) },
    ...(reasons ? [{ label: t.reasons, value: reasons }] : []),
    ...(cite ? [{ label: t.basis, value: sayCite(cite) }] : []),
    ...(supersededBy ? [{ label: t.successor, value: <a href={`/register/${supersededBy}`}>{groupNie(supersededBy)}</a> }] : []),
  ]
}

function Recalls({ lang, recalls }: { lang: Lang; recalls: readonly Recall[] }) {
  const t = words[lang]
  if (recalls.length === 0) return null
  return (
    <Notice lang={lang} tone="stop" title={t.recalled}>
      <ul>
        {recalls.map(recall => (
          <li>
            <strong>{recall.batch ? t.recalledBatch(recall.batch) : t.recalledWhole}</strong>{' '}
            {t.since(formatDay(recall.startedOn, lang))}
            {recall.class ? `, ${t.recallClass(recall.class)}` : ''}: {recall.reasons} ({sayCite(recall.cite)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The article behind the last day, where the law gives that day: old registers may say another. */
function WhyUntil({ lang, licence }: { lang: Lang; licence: Licence }) {
  const t = words[lang]
  const finding = validUntil(licence.commodity, licence.issuedOn)
  if (finding.value !== licence.validUntil) return null
  const steps = finding.steps.map(({ table, gives, cite, assumed }) => ({
    table,
    gives,
    cite,
    ...(assumed && { assumed }),
    says: t.years((gives as { years: number }).years),
  }))
  return <Why lang={lang} steps={steps} label={t.whyUntil} linkTo={() => `/law/licenceValidity?on=${licence.issuedOn}`} />
}

function happening(lang: Lang, { seq, standing, effective, reasons, cite, supersededBy }: LicenceEvent): Happening {
  const t = words[lang]
  const title = seq === 1 ? t.issued : standing === 'active' ? t.lifted : t.standings[standing]
  return {
    at: effective,
    title,
    tone: standingTone[standing],
    ...(reasons && {
      body: (
        <>
          <p>{reasons}</p>
          {cite ? <p class="quiet">{sayCite(cite)}</p> : null}
          {supersededBy ? <a href={`/register/${supersededBy}`}>{groupNie(supersededBy)}</a> : null}
        </>
      ),
    }),
  }
}

/** What happened to the licence and what was changed on it, the newest first. */
function happenings(lang: Lang, history: readonly LicenceEvent[], amendments: readonly Amendment[]): Happening[] {
  const t = words[lang]
  const changes = amendments.map(({ kind, effective, changes, cite }) => ({
    at: effective,
    title: kind === 'renewal' ? t.renewed : t.amended,
    body: (
      <>
        <p>
          {Object.keys(changes)
            .map(part => t.parts[part as keyof typeof t.parts] ?? part)
            .join(', ')}
        </p>
        <p class="quiet">{sayCite(cite)}</p>
      </>
    ),
  }))
  const all: Happening[] = [...history.map(event => happening(lang, event)), ...changes]
  return all.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** What the officer at the door may do here: only a signpost, the doors judge again. */
function Acts({ lang, licence, visitor }: { lang: Lang; licence: Licence; visitor: Visitor | undefined }) {
  const t = words[lang]
  const may = (...roles: Role[]) => roles.some(role => visitor?.roles.includes(role))
  const acts: ActName[] = may('approver') ? actsOn(licence.standing) : []
  const mayRecall = may('approver', 'inspector')
  if (!acts.length && !mayRecall) return null
  return (
    <nav aria-label={t.acts} class="buttons">
      {acts.map(act => (
        <a class="button button-second" href={`/register/${licence.number}/${act}`}>
          {t.act[act]}
        </a>
      ))}
      {mayRecall ? (
        <a class="button button-second" href={`/recalls/new?licence=${licence.number}`}>
          {t.startRecall}
        </a>
      ) : null}
    </nav>
  )
}

const lastChange = ({ updatedAt }: Licence, recalls: readonly Recall[]): Date =>
  new Date(Math.max(...[updatedAt, ...recalls.map(recall => recall.changedAt)].map(Number)))
