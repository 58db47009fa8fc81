import { type Act, type Actor, actors, acts, type Product, type Seen, type Site } from '#/detection/facts.ts'

/** A row of a file as a thing, or the sentence that says why it is none. `remark` says what of it could not be used. */
export type Reading<T> = { value: T; remark?: string } | { problem: string }

/** The fields of a row, by the name of their column. An empty field is absent. */
export type Fields = (column: string) => string | undefined

/** Gives the fields of rows under these column names; capitals and blanks around names do not matter. */
export function fieldsUnder(header: readonly string[]): (row: readonly string[]) => Fields {
  const places = new Map(header.map((name, place) => [name.trim().toLowerCase(), place]))
  return row => column => {
    const place = places.get(column)
    return place === undefined ? undefined : row[place]?.trim() || undefined
  }
}

const day = 86_400_000

/** An event of `events.csv`. What, when and of which pack must be there; a place or date that cannot be read is left out, with a remark. */
export function readSeen(field: Fields): Reading<Seen> {
  const [epc, when, what] = [field('epc'), field('time'), field('type')]
  if (epc === undefined) return { problem: 'there is no epc' }
  if (when === undefined) return { problem: 'there is no time' }
  const time = momentOf(when)
  if (time === undefined) return { problem: `“${when}” is no time in ISO 8601` }
  const act = what === undefined ? undefined : actOf(what)
  if (!act) return { problem: `“${what ?? ''}” is no type of event: ${acts.join(', ')}` }
  const [lat, lon, expiry] = [numberIn(field('lat'), 90), numberIn(field('lon'), 180), field('expiry')]
  const until = expiry === undefined ? undefined : expiryOf(expiry)
  const remark =
    Number.isNaN(lat) || Number.isNaN(lon)
      ? 'its position cannot be read and is left out'
      : expiry !== undefined && until === undefined
        ? `its expiry “${expiry}” cannot be read and is left out`
        : undefined
  const placed = lat !== undefined && lon !== undefined && !Number.isNaN(lat + lon)
  return {
    value: {
      time,
      act,
      epc,
      ...optional('batch', field('batch')),
      ...optional('site', field('site')),
      ...optional('actor', actorOf(field('actor'))),
      ...(placed && { lat, lon }),
      ...optional('destination', field('destination')),
      ...optional('expiry', until),
    },
    ...optional('remark', remark),
  }
}

/** A site of `sites.csv`; only its id must be there. Without a type, what is reported there tells it. */
export function readSite(field: Fields): Reading<Site> {
  const id = field('id')
  if (id === undefined) return { problem: 'there is no id' }
  const [lat, lon] = [numberIn(field('lat'), 90), numberIn(field('lon'), 180)]
  const placed = lat !== undefined && lon !== undefined && !Number.isNaN(lat + lon)
  return {
    value: { id, ...optional('type', actorOf(field('type'))), province: field('province') ?? '', ...(placed && { lat, lon }) },
    ...((Number.isNaN(lat) || Number.isNaN(lon)) && { remark: 'its position cannot be read and is left out' }),
  }
}

/** A product of `products.csv`; only its GTIN must be there. */
export function readProduct(field: Fields): Reading<Product> {
  const gtin = field('gtin')
  if (gtin === undefined) return { problem: 'there is no gtin' }
  const provinces = (field('provinces') ?? '').split(/[\s|;,]+/).filter(province => province !== '')
  return { value: { gtin, provinces, ...optional('manufacturer', field('manufacturer')) } }
}

const optional = <Name extends string, T>(name: Name, value: T | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: T }

/** Other names under which systems report the same acts, CBV business steps among them. */
const otherNames: Record<string, Act> = {
  commissioning: 'commission',
  shipping: 'ship',
  receiving: 'receive',
  returned: 'return',
  returning: 'return',
  dispensing: 'dispense',
  theft: 'stolen',
}

function actOf(text: string): Act | undefined {
  const word = text.toLowerCase()
  return acts.find(act => act === word) ?? otherNames[word]
}

const kinds: readonly (readonly [Actor, RegExp])[] = [
  ['M', /^(m$|maker|manufact|factory)/],
  ['D', /^(d$|distrib|wholesal|warehouse|pbf)/],
  ['R', /^(r$|retail|outlet|pharmac|shop|store|hospital|clinic|apotek)/],
  ['C', /^(c$|consum|public|patient)/],
]

function actorOf(text: string | undefined): Actor | undefined {
  const word = text?.toLowerCase()
  if (word === undefined) return undefined
  return actors.find(actor => actor.toLowerCase() === word) ?? kinds.find(([, form]) => form.test(word))?.[0]
}

/** A number of degrees; NaN where it is none or out of range. */
function numberIn(text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  return Math.abs(number) <= most ? number : Number.NaN
}

/** ISO 8601 with or without zone (without: UTC), or seconds or milliseconds of Unix time. */
export function momentOf(text: string): number | undefined {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return Number(text) * 1000
  if (/^\d{12,13}$/.test(text)) return Number(text)
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:.,]+))?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?$/.exec(text) ?? []
  if (date === undefined) return undefined
  const offset = zone === undefined || /z/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const moment = Date.parse(`${date}T${(time ?? '00:00').replace(',', '.')}${offset}`)
  return Number.isNaN(moment) ? undefined : moment
}

/** The first moment after the expiry: a pack may be handed over throughout the day that its label names. */
function expiryOf(text: string): number | undefined {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  if (yy !== undefined) return dd === '00' ? expiryOf(`20${yy}-${mm}`) : expiryOf(`20${yy}-${mm}-${dd}`)
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(text) ?? []
  if (year !== undefined) return Date.UTC(Number(year), Number(month), 1)
  const moment = momentOf(text)
  return moment !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) ? moment + day : moment
}
