import { lotsOwning, type OwnedSpan } from '#/features/coding/many-packs.ts'
import { findCompany } from '#/features/companies/companies.ts'
import { type Licence, licenceOn } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { numbersPerClass } from '#/numbers/class.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  EmptyState,
  type Fact,
  Facts,
  formatDay,
  formatMoment,
  type Lang,
  type MapLeg,
  MapOfIndonesia,
  type MapPoint,
  Page,
  Tag,
  Timeline,
  type Tone,
} from '#/platform/ui/kit.ts'
import { FlagList, packsNamed } from './flag-list.tsx'
import { flagsOf, type KeptFlag } from './flag-store.ts'
import type { PackNumber } from './identity.ts'
import { journeyOf, type Step, standingOf } from './journeys.ts'
import { isUnderWay, type Status } from './life.ts'
import { type Names, nameOf, namesFor } from './names.ts'
import { PackingOf } from './packing-part.tsx'
import { sayUri } from './say-uri.ts'
import { words } from './words.ts'

/** The lot that a pack of ours was issued for. */
export async function lotOfPack(db: Db, { classId, n }: PackNumber): Promise<OwnedSpan | undefined> {
  return (await lotsOwning(db, [{ classId, from: n, until: n + 1 }]))[0]
}

/** The company whose lot a pack is of: what the route's access asks. Other identities are the regulator's to look at. */
export async function ownerOfPack(db: Db, { class: classId = '', n = '' }: Record<string, string>): Promise<string | undefined> {
  const pack = packFrom(classId, n)
  if (!pack) return undefined
  return (await lotOfPack(db, pack))?.companyId ?? 'nobody'
}

function packFrom(classText: string, numberText: string): PackNumber | undefined {
  const [classId, n] = [Number(classText), Number(numberText)]
  const fits = /^\d{1,10}$/.test(classText) && /^\d{1,13}$/.test(numberText) && classId < 2 ** 31 && n < numbersPerClass
  return fits ? { classId, n } : undefined
}

/** A pack, case or pallet: how it stands, its journey on the map and in time, and what it is packed in. */
export async function showPack(c: Ctx) {
  const { lang, db, platform } = c.var
  const t = words[lang]
  const pack = packFrom(param(c, 'class'), param(c, 'n'))
  const uri = pack && (await nameOf(db, platform, pack))
  if (!pack || !uri) throw new NotFound({ id: t.notFound, en: words.en.notFound })
  const lot = await lotOfPack(db, pack)
  const licence = lot && (await licenceOn(db, lot.licence, dayAt(new Date())))
  const steps = await journeyOf(db, pack)
  const flags = await flagsOf(
    db,
    steps.map(({ eventId }) => eventId),
  )
  const names = await namesFor(db, platform, [...setsOfSteps(steps), ...packsNamed(flags)])
  const title = licence?.productName ?? t.other
  return c.html(
    <Page {...frame(c)} title={title} caption={lot ? t.levels[lot.level] : undefined} back="/packs" wide unlisted>
      <FlagList lang={lang} flags={flags} names={names} />
      <Facts lang={lang} facts={await factsOf(c, pack, { uri, lot, licence })} />
      <JourneyMap lang={lang} steps={steps} title={t.journeyMap(title)} />
      <section class="flow">
        <h2>{t.journey}</h2>
        {steps.length === 0 ? (
          <EmptyState title={t.noJourney} />
        ) : (
          <Timeline lang={lang} events={[...steps].reverse().map(step => happening(lang, step, names, flags))} />
        )}
      </section>
      {await PackingOf({ c, pack })}
    </Page>,
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

async function factsOf(c: Ctx, pack: PackNumber, { uri, lot, licence }: About): Promise<Fact[]> {
  const { lang, db } = c.var
  const t = words[lang]
  const { status, since, where, to } = await standingOf(db, pack)
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

/** Places in the order in which the pack came to them, and the ways between. */
export function pathOfSteps(steps: readonly Step[], lang: Lang): { points: MapPoint[]; legs: MapLeg[] } {
  const points: (MapPoint & { siteId: string })[] = []
  const legs: MapLeg[] = []
  let last: number | undefined
  for (const { siteId, siteName, lat, lon, kind, at, retracted } of steps) {
    if (retracted || siteId === undefined || lat === undefined || lon === undefined) continue
    const known = points.findIndex(point => point.siteId === siteId)
    const here = known < 0 ? points.length : known
    if (known < 0) {
      const about = `${words[lang].kinds[kind]}, ${formatMoment(at, lang, 'WIB', 'short')}`
      points.push({ siteId, lat, lon, label: siteName ?? '', about })
    }
    if (last !== undefined && last !== here && !legs.some(({ from, to }) => from === last && to === here))
      legs.push({ from: last, to: here })
    last = here
  }
  return { points, legs }
}

function JourneyMap({ lang, steps, title }: { lang: Lang; steps: readonly Step[]; title: string }) {
  const { points, legs } = pathOfSteps(steps, lang)
  return points.length === 0 ? null : <MapOfIndonesia lang={lang} title={title} points={points} legs={legs} />
}

function happening(lang: Lang, step: Step, names: Names, flags: readonly KeptFlag[]) {
  const t = words[lang]
  const isFlagged = flags.some(({ event }) => event === step.eventId)
  const via = step.via && names.uris({ classId: step.via.classId, spans: [{ from: step.via.n, until: step.via.n + 1 }] })[0]
  const tone: Tone = isFlagged ? 'look' : isUnderWay(step.kind) ? 'plain' : 'ok'
  return {
    at: step.at,
    title: (
      <>
        <a href={`/movements/${step.eventId}`}>{t.kinds[step.kind]}</a> {step.retracted ? <Tag>{t.retracted}</Tag> : null}
        {isFlagged ? <Tag tone="look">{t.flagged}</Tag> : null}
      </>
    ),
    by: [step.siteName, step.companyName].filter(Boolean).join(', '),
    tone: step.retracted ? ('plain' as const) : tone,
    ...(via && { body: <p class="quiet">{t.via(sayUri(via))}</p> }),
  }
}
