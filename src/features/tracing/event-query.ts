import { gs1Prefixes } from '#/epcis/context.ts'
import { eventTypes } from '#/epcis/event.ts'
import { instantOf } from '#/epcis/time.ts'
import { isUri } from '#/epcis/values.ts'
import { findSiteByUri } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { bareWord } from './entry.ts'
import { type Audience, audienceOf, type EventFilter, type Paging } from './find-events.ts'
import { identify } from './identify.ts'
import { keyOfPack, type PackNumber } from './identity.ts'
import { isFinal, isUnderWay } from './life.ts'
import { asSets, positionsIn, trailsOf } from './positions.ts'

/** A query as it stands in an address: names and values, lists with `|` between (EPCIS 2.0 REST). */
export type Query = Readonly<Record<string, string | undefined>>

export type Asked = { filter: EventFilter; match: readonly string[]; paging: Paging }

/** The parameters of EPCIS 2.0's query language that are understood here. */
export const parameters = [
  'eventType',
  'GE_eventTime',
  'LT_eventTime',
  'EQ_bizStep',
  'EQ_bizLocation',
  'MATCH_anyEPC',
  'perPage',
  'nextPageToken',
] as const

const mostPerPage = 1000
const usualPerPage = 30

/** Reads a query. Throws Invalid where a parameter is unknown or its value is none: no wish is passed over in silence. */
export async function readQuery(db: Db, query: Query): Promise<Asked> {
  const problems: Problem[] = []
  const wrong = (field: string, id: string, en: string): undefined => {
    problems.push({ field, says: { id, en } })
    return undefined
  }
  for (const name of Object.keys(query))
    if (!(parameters as readonly string[]).includes(name))
      wrong(
        name,
        `Parameter ini tidak dikenal. Yang ada: ${parameters.join(', ')}.`,
        `This parameter is not known. There are ${parameters.join(', ')}.`,
      )
  const list = (name: string): string[] | undefined => query[name]?.split('|').filter(value => value !== '')
  const time = (name: string): Date | undefined => {
    if (query[name] === undefined) return undefined
    const at = instantOf(query[name])
    if (at === undefined)
      return wrong(
        name,
        'Tulis waktu seperti 2026-03-02T08:00:00+07:00.',
        'Write a time like 2026-03-02T08:00:00+07:00; in an address + is written %2B.',
      )
    return new Date(at)
  }
  const uris = (name: string): string[] | undefined => {
    const values = list(name)
    const odd = values?.find(value => !isUri(value))
    return odd === undefined ? values : wrong(name, `“${odd}” bukan URI.`, `“${odd}” is not a URI.`)
  }
  const types = list('eventType')
  const oddType = types?.find(type => !isUri(type) && !(eventTypes as readonly string[]).includes(type))
  if (oddType !== undefined)
    wrong('eventType', `Jenis yang ada: ${eventTypes.join(', ')}.`, `There are the types ${eventTypes.join(', ')}.`)
  const limit = query.perPage === undefined ? usualPerPage : Number(query.perPage)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage)
    wrong('perPage', `Bilangan bulat 1 sampai ${mostPerPage}.`, `A whole number from 1 to ${mostPerPage}.`)
  const after = query.nextPageToken === undefined ? undefined : readToken(query.nextPageToken)
  if (query.nextPageToken !== undefined && after === undefined)
    wrong(
      'nextPageToken',
      'Tanda halaman ini bukan dari kami. Mulai dari halaman pertama.',
      'This page token is not ours. Begin at the first page.',
    )
  const [from, until, locations, match] = [
    time('GE_eventTime'),
    time('LT_eventTime'),
    uris('EQ_bizLocation'),
    uris('MATCH_anyEPC'),
  ]
  const bizSteps = list('EQ_bizStep')?.map(step => bareWord('bizStep', gs1Prefixes, step))
  if (problems.length > 0) throw new Invalid(problems)
  return {
    filter: {
      ...(types && { types }),
      ...(bizSteps && { bizSteps }),
      ...(from && { from }),
      ...(until && { until }),
      ...(locations && { locations: await placesCalled(db, locations) }),
    },
    match: match ?? [],
    paging: { limit, ...(after !== undefined && { after }) },
  }
}

/** A place may be called by its address here, its GLN or its SGLN: they are one place. */
async function placesCalled(db: Db, uris: readonly string[]): Promise<NonNullable<EventFilter['locations']>> {
  const siteIds: string[] = []
  for (const uri of uris) {
    const site = await findSiteByUri(db, uri)
    if (site) siteIds.push(site.id)
  }
  return { siteIds, uris }
}

export const tokenAfter = (event: number): string => Buffer.from(`after ${event}`).toString('base64url')

function readToken(token: string): number | undefined {
  const event = Number(/^after (\d{1,15})$/.exec(Buffer.from(token, 'base64url').toString())?.[1] ?? NaN)
  return Number.isInteger(event) ? event : undefined
}

/** Narrows a query to the events that name these EPCs, and tells which of them a company may see because it holds the packs. */
export async function narrow(
  db: Db,
  platform: Platform,
  { filter, match }: Asked,
  companyId: string | undefined,
): Promise<{ filter: EventFilter; audience: Audience | undefined }> {
  if (match.length === 0) return { filter, audience: companyId === undefined ? undefined : await audienceOf(db, companyId) }
  const { numbers } = await identify(db, platform, match)
  const packs = [...new Map([...numbers.values()].map(pack => [keyOfPack(pack), pack])).values()]
  const sets = asSets(packs)
  const trails = await trailsOf(db, sets)
  const eventsFor = (of: readonly PackNumber[]): number[] => {
    const asked = new Set(of.map(keyOfPack))
    return [...trails.sightings.values()]
      .flat()
      .filter(({ classId, from, until }) => [...asked].some(name => isWithin(name, classId, from, until)))
      .map(({ event }) => event)
  }
  const among = [...new Set(eventsFor(packs))]
  if (companyId === undefined) return { filter: { ...filter, among }, audience: undefined }
  const held = sets
    .flatMap(set => positionsIn(trails, set))
    .filter(({ last }) => last?.companyId === companyId && !isUnderWay(last.kind) && !isFinal(last.kind))
    .flatMap(({ classId, from, until }) => packs.filter(pack => pack.classId === classId && pack.n >= from && pack.n < until))
  return { filter: { ...filter, among }, audience: await audienceOf(db, companyId, [...new Set(eventsFor(held))]) }
}

function isWithin(name: string, classId: number, from: number, until: number): boolean {
  const [pack, n] = name.split(':').map(Number) as [number, number]
  return pack === classId && n >= from && n < until
}
