import { Misused, option, type Terminal, type Verb } from '#/platform/terminal/verb.ts'
import { asksWhy } from './balance.ts'
import { type LineClient, type LineLot, type LineOrder, lineClient } from './line-client.ts'
import { runLine, type Summary } from './line-run.ts'

const help = `
./absah line [--lot ID | --licence NIE --site ID --batch B --production DAY --expiry DAY --packs N] [words]

Runs a lot over a simulated packing line by the platform's own API, at the pace of a line, and says how the platform counts it.

  --address URL      the platform; or ABSAH_ADDRESS (default http://localhost:3000)
  --key KEY          a key of the holder with the scopes codes, movements:read and movements:write; better in ABSAH_KEY
  --lot ID           a lot that has codes; without it codes are ordered for a new batch:
  --licence, --site, --batch, --production, --expiry, --gtin, --per-case 50, --per-pallet 40
  --packs N          packs to run (default: all of the lot)
  --per-minute 300   the pace of the line
  --rejects 5        packs of a thousand that are rejected
  --reprints 2       packs of a thousand whose label is printed and read twice
  --sample-every 0   keep one in so many as a retained sample; 0 for none
  --stops 0          times that the line stops, each for --stop-seconds 30
  --lose 0           of every so many posts lose the answer of one and send it again; 0 for none
  --seed text        what goes wrong is the same for the same seed (default: the batch)
  --fast             do not wait for the pace of the line

Ends with 1 where the platform's count has a difference that asks for an explanation, other than codes that were not run.`

/** What the terminal does for packing: it needs no platform of its own, only the address of one. */
export const packingVerbs: readonly Verb[] = [
  { name: 'line', summary: 'run a lot over a simulated packing line by the API of a running platform', help, run: line },
]

async function line({ args, say }: Terminal): Promise<number> {
  const address = option(args, 'address') ?? process.env.ABSAH_ADDRESS ?? 'http://localhost:3000'
  const key = option(args, 'key') ?? process.env.ABSAH_KEY
  if (!key) throw new Misused('Give a key of the company: --key KEY, or ABSAH_KEY.')
  const lose = number(args, 'lose', 0)
  const client = lineClient(address, key, post => lose > 0 && post % lose === lose - 1)
  const lot = await lotOf(client, args)
  say(`Lot ${lot.id}, batch ${lot.batch}: ${lot.packs} codes, ${lot.perCase} to a case, ${lot.perPallet} cases to a pallet.`)
  const summary = await runLine(client, {
    lot,
    packs: number(args, 'packs', lot.packs),
    perMinute: number(args, 'per-minute', 300, 1),
    rejectsPerMille: number(args, 'rejects', 5),
    reprintsPerMille: number(args, 'reprints', 2),
    sampleEvery: number(args, 'sample-every', 0),
    stops: number(args, 'stops', 0),
    stopSeconds: number(args, 'stop-seconds', 30),
    fast: args.includes('--fast'),
    seed: option(args, 'seed') ?? lot.batch,
  })
  for (const text of told(summary, client)) say(text)
  return summary.balance.differences.some(one => asksWhy(one) && one.kind !== 'unused') ? 1 : 0
}

function number(args: readonly string[], name: string, otherwise: number, least = 0): number {
  const text = option(args, name)
  if (text === undefined) return otherwise
  const value = Number(text)
  if (!Number.isFinite(value) || value < least) throw new Misused(`--${name} is a number, ${least} or more; "${text}" is not.`)
  return value
}

async function lotOf(client: LineClient, args: readonly string[]): Promise<LineLot> {
  const id = option(args, 'lot')
  return id === undefined ? client.order(orderFrom(args)) : client.lot(id)
}

function orderFrom(args: readonly string[]): LineOrder {
  const needed = (name: string): string => {
    const value = option(args, name)
    if (value === undefined) throw new Misused(`Name a lot with --lot, or say what to order: --${name} is missing.`)
    return value
  }
  const gtin = option(args, 'gtin')
  return {
    licence: needed('licence'),
    siteId: needed('site'),
    batch: needed('batch'),
    ...(gtin !== undefined && { gtin }),
    productionDate: needed('production'),
    expiry: needed('expiry'),
    packs: Number(needed('packs')),
    perCase: number(args, 'per-case', 50, 1),
    perPallet: number(args, 'per-pallet', 40, 1),
  }
}

function told({ balance, seconds, packs, ...counts }: Summary, { traffic }: LineClient): string[] {
  const times = [...traffic.times].sort((a, b) => a - b)
  const p95 = times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0
  const rate = Math.round((packs * 60) / Math.max(seconds, 0.001))
  return [
    `Ran ${packs} packs in ${seconds.toFixed(1)} s, ${rate} a minute: ${listed(counts)}.`,
    `${times.length} requests, ${traffic.repeats} sent again, 95 of 100 within ${p95.toFixed(0)} ms.`,
    ...balance.levels.map(({ level, ...of }) => `${level}: ${listed(of)}`),
    ...balance.differences.map(({ kind, level, count }) => `difference, ${level}: ${count} ${kind}`),
  ]
}

const listed = (counts: object): string =>
  Object.entries(counts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
