import { findSiteByUri, type Site, sitesOf } from '#/features/companies/companies.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import type { Via } from '#/features/tracing/tables.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Answer } from './answer.ts'
import { type ActSent, type ActsSent, actKey, readNamed } from './ask.ts'
import { grouped, shared } from './group.ts'
import type { Item } from './item.ts'
import { takeTogether } from './take.ts'

/** The answer to one act of a request, by its place in it. */
export type Answered = Answer & { row: number; key?: string }

/** By which door a request came, and the key under which the whole of it was sent. */
export type Coming = { via: Via; key?: string | undefined; now?: Date }

/** As many as one transaction carries well, and as many transactions at once as keep two processors busy. */
const grouping = { most: 400, lanes: 2, name: ({ named, raw }: Item) => (named.uri ?? raw).toUpperCase() }

type Reporter = { companyId: string; sites: readonly Site[] }
type Door = { take: (item: Item) => Promise<Answer>; reporter: (visitor: Visitor) => Promise<Reporter> }
const doors = new WeakMap<Platform, Door>()

function doorOf(platform: Platform): Door {
  const open = doors.get(platform)
  if (open) return open
  const door = {
    take: grouped((items: readonly Item[]) => takeTogether(platform, items), grouping),
    // The tills of one company share what is asked of it; who acts is each one's own.
    reporter: shared(
      (visitor: Visitor) => visitor.companyId ?? visitor.id,
      async visitor => {
        const { companyId } = await reporterOf(platform.db, visitor)
        return { companyId, sites: await sitesOf(platform.db, companyId) }
      },
    ),
  }
  doors.set(platform, door)
  return door
}

/**
 * Takes the acts of one request, each for itself, together with whatever else comes at the same time. A row without a key of its own has
 * the request's, with its place. Throws NotAllowed for a company that is not verified and Invalid for a site that is not its own; then
 * nothing is taken.
 */
export async function takeActs(platform: Platform, visitor: Visitor, sent: ActsSent, coming: Coming): Promise<Answered[]> {
  const door = doorOf(platform)
  const { companyId, sites } = await door.reporter(visitor)
  const who = { companyId, actor: actorOf(visitor) }
  const site = await ownSite(platform.db, sites, sent.site)
  return Promise.all(
    sent.acts.map(async (act, i) => {
      const key = act.key ?? (coming.key === undefined ? undefined : `${coming.key} ${i + 1}`)
      const answer = await door.take(itemOf(platform, { who, site, act, at: act.at ?? sent.at, key }, coming))
      return { row: i + 1, ...(act.key !== undefined && { key: act.key }), ...answer }
    }),
  )
}

type Row = { who: Item['who']; site: Site; act: ActSent; at: string | undefined; key: string | undefined }

function itemOf({ config }: Platform, { who, site, act, at, key }: Row, { via, now = new Date() }: Coming): Item {
  return {
    who,
    site,
    via,
    at: at === undefined ? now : new Date(at),
    asked: act,
    named: readNamed(config.origin, act),
    raw: act.code ?? [act.nie ?? act.gtin ?? '', act.serial ?? act.sscc].join(' ').trim(),
    ...(key !== undefined && { key: actKey(who.companyId, key, site.id, act) }),
  }
}

/** The company's site that a text names, or its only one. */
async function ownSite(db: Db, own: readonly Site[], text: string | undefined): Promise<Site> {
  const wrong = (id: string, en: string) => new Invalid([{ field: 'site', says: { id, en } }])
  if (!text) {
    if (own.length === 1) return own[0]!
    throw wrong('Sebutkan di sarana mana.', 'Say at which site.')
  }
  const uri = /^\d{13}$/.test(text) ? `https://id.gs1.org/414/${text}` : text
  const found = own.find(({ id, gln }) => id === text || gln === text)
  const named = found ?? (await findSiteByUri(db, uri))
  const site = named && own.find(({ id }) => id === named.id)
  if (site) return site
  throw wrong('Ini bukan sarana perusahaan Anda.', 'This is not a site of your company.')
}
