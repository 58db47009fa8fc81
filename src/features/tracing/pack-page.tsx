import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { findCompany, findSite } from '#/features/companies/companies.ts'
import { type Licence, licenceOn } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { numbersPerClass } from '#/numbers/class.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  EmptyState,
  type Fact,
  Facts,
  Form,
  formatDay,
  formatMoment,
  type Lang,
  Notice,
  Page,
  Tag,
  TextField,
  Timeline,
  type Tone,
} from '#/platform/ui/kit.ts'
import { FlagList, packsNamed } from './flag-list.tsx'
import { flagsOf, type KeptFlag } from './flag-store.ts'
import type { PackNumber } from './identity.ts'
import { JourneyMap } from './journey-map.tsx'
import { journeyOf, type Step } from './journeys.ts'
import { isUnderWay, type Status, standingAfter } from './life.ts'
import { readMoment } from './moment.ts'
import { type Names, nameOf, namesFor } from './names.ts'
import { PackingOf } from './packing-part.tsx'
import { sayUri } from './say-uri.ts'
import { leadsTo, lotOfPack, sightOf } from './sight.ts'
import { en, id, words } from './words.ts'

/** The pack that an address names; `undefined` for what cannot be one. */
export function packFrom(classText: string, numberText: string): PackNumber | undefined {
  const [classId, n] = [Number(classText), Number(numberText)]
  const fits = /^\d{1,10}$/.test(classText) && /^\d{1,13}$/.test(numberText) && classId < 2 ** 31 && n < numbersPerClass
  return fits ? { classId, n } : undefined
}

/** A pack, case or pallet: how it stands or stood, its journey on the map and in time, and what it is packed in. */
export async function showPack(c: Ctx) {
  const { lang, db, platform } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const pack = packFrom(param(c, 'class'), param(c, 'n'))
  const uri = pack && (await nameOf(db, platform, pack))
  if (!pack || !uri) throw new NotFound({ id: id.notFound, en: en.notFound })
  const lot = await lotOfPack(db, pack)
  const sight = await sightOf(db, visitor, lot, await journeyOf(db, pack))
  if (!sight) throw new NotFound({ id: id.notFound, en: en.notFound })
  const asked = c.req.query('at')?.trim() ?? ''
  const at = readMoment(asked)
  const problems = asked !== '' && !at ? [{ field: 'at', says: t.notAMoment }] : []
  const steps = at ? sight.steps.filter(step => step.at <= at) : sight.steps
  const licence = lot && (await licenceOn(db, lot.licence, dayAt(new Date())))
  const flags = await flagsOf(
    db,
    steps.map(({ eventId }) => eventId),
  )
  const names = await namesFor(db, platform, [...setsOfSteps(steps), ...packsNamed(flags)])
  const title = licence?.productName ?? t.other
  const mayOpen = leadsTo(visitor, sight.holds)
  return c.html(
    <Page
      {...frame(c)}
      title={title}
      caption={lot ? t.levels[lot.level] : undefined}
      back="/packs"
      wide
      unlisted
      problems={problems}
    >
      {at ? (
        <Notice lang={lang} title={t.asItStood(formatMoment(at, lang))}>
          <a href={`/packs/${pack.classId}/${pack.n}`}>{t.seeNow}</a>
        </Notice>
      ) : null}
      {sight.whole ? null : <p class="quiet">{t.ownPart}</p>}
      <FlagList lang={lang} flags={flags} names={names} mayOpen={mayOpen} />
      <Facts lang={lang} facts={await factsOf(c, steps, { uri, lot, licence })} />
      <JourneyMap lang={lang} steps={steps} title={t.journeyMap(title)} />
      <section class="flow">
        <h2>{t.journey}</h2>
        {steps.length === 0 ? (
          <EmptyState title={t.noJourney} />
        ) : (
          <Timeline lang={lang} events={[...steps].reverse().map(step => happening(lang, step, names, flags))} />
        )}
      </section>
      {sight.whole ? await PackingOf({ c, pack, mayOpen, ...(at && { at }) }) : null}
      <Form form={{ lang, values: { at: asked }, problems }} method="get" submit={t.showThen}>
        <TextField
          form={{ lang, values: { at: asked }, problems }}
          name="at"
          label={t.atMoment}
          hint={t.atMomentHint}
          width="medium"
          autocomplete="off"
        />
      </Form>
    </Page>,
    problems.length ? 422 : 200,
  )
}

const setsOfSteps = (steps: readonly Step[]) =>
  steps.flatMap(({ via }) => (via ? [{ classId: via.classId, spans: [{ from: via.n, until: via.n + 1 }] }] : []))

const tones: Partial<Record<Status, Tone>> = {
  commissioned: 'ok',
  'at a site': 'ok',
  'in transit': 'plain',
  stolen: 'stop',
  destroyed: 'stop',
}

/** Lots are open to their company and to the officers who deal with codes. */
const opensLot = ({ roles, companyId }: Visitor, lot: OwnedSpan): boolean =>
  companyId === lot.companyId || roles.includes('code officer') || roles.includes('inspector')

type About = { uri: string; lot: OwnedSpan | undefined; licence: Licence | undefined }

async function factsOf(c: Ctx, steps: readonly Step[], { uri, lot, licence }: About): Promise<Fact[]> {
  const { lang, db } = c.var
  const t = words[lang]
  const { status, since, siteId, toSiteId } = standingAfter(steps)
  const [where, to] = await Promise.all([siteId, toSiteId].map(id => (id === undefined ? undefined : findSite(db, id))))
  const holder = where && (await findCompany(db, where.companyId))
  return [
    { label: t.standing, value: <Tag tone={tones[status]}>{t.statuses[status]}</Tag> },
    ...(since ? [{ label: t.since, value: formatMoment(since, lang) }] : []),
    ...(where ? [{ label: t.where, value: `${where.name}${holder ? `, ${holder.name}` : ''}` }] : []),
    ...(to ? [{ label: t.bound, value: to.name }] : []),
    { label: t.serial, value: <span class="code">{sayUri(uri)}</span> },
    ...(lot
      ? [
          {
            label: t.licence,
            value: (
              <a class="code" href={`/register/${lot.licence}`}>
                {groupNie(lot.licence)}
              </a>
            ),
          },
          { label: t.product, value: licence?.productName },
          { label: t.batch, value: opensLot(signedIn(c), lot) ? <a href={`/lots/${lot.lotId}`}>{lot.batch}</a> : lot.batch },
          { label: t.expiry, value: formatDay(lot.expiry, lang) },
        ]
      : []),
  ]
}

function happening(lang: Lang, step: Step, names: Names, flags: readonly KeptFlag[]) {
  const t = words[lang]
  const isFlagged = flags.some(({ event }) => event === step.eventId)
  const via = step.via && names.uris({ classId: step.via.classId, spans: [{ from: step.via.n, until: step.via.n + 1 }] })[0]
  const level = step.via && names.lot(step.via)?.level
  const tone: Tone = isFlagged ? 'look' : isUnderWay(step.kind) ? 'plain' : 'ok'
  return {
    at: step.at,
    title: (
      <>
        <a href={`/movements/${step.eventId}`}>{t.kinds[step.kind]}</a> {step.retracted ? <Tag>{t.retracted}</Tag> : null}
        {isFlagged ? <Tag tone="look">{t.flagged}</Tag> : null}
        {step.via ? <Tag>{t.within(level ? t.levels[level] : t.outerPack)}</Tag> : null}
      </>
    ),
    by: [step.siteName, step.companyName].filter(Boolean).join(', '),
    tone: step.retracted ? ('plain' as const) : tone,
    ...(via && { body: <p class="quiet">{t.via(sayUri(via))}</p> }),
  }
}
