import { type Act, type Actor, actors, acts, type Seen } from './facts.ts'
import { identityOf } from './identity.ts'

/** One thing reported about a pack, with the places as numbers of the ledger; -1 and NaN where nothing was said. */
export type Step = {
  time: number
  act: Act
  actor: Actor | undefined
  site: number
  destination: number
  batch: number
  lat: number
  lon: number
  expiry: number
}

/** What is known of one pack, the steps in the order of their time. */
export type Journey = { pack: number; epc: string; product: number; steps: Step[] }

/**
 * Everything that was reported, in columns: about 50 bytes a row beside the names, so that millions of rows fit into memory in whatever
 * order they come.
 */
export type Ledger = {
  add: (seen: Seen) => void
  rows: () => number
  packs: () => number
  sites: Names
  products: Names
  batches: Names
  /** Every pack once, in the order in which packs were first named. */
  journeys: () => Generator<Journey>
}

export type Names = { of: (name: string | undefined) => number; name: (n: number) => string | undefined; size: () => number }

function names(): Names {
  const numbers = new Map<string, number>()
  const list: string[] = []
  return {
    of(name) {
      if (name === undefined || name === '') return -1
      const known = numbers.get(name)
      if (known !== undefined) return known
      numbers.set(name, list.length)
      return list.push(name) - 1
    },
    name: n => list[n],
    size: () => list.length,
  }
}

type Column = Float64Array | Float32Array | Int32Array | Int8Array
const columns = (rows: number) => ({
  pack: new Int32Array(rows),
  time: new Float64Array(rows),
  act: new Int8Array(rows),
  actor: new Int8Array(rows),
  site: new Int32Array(rows),
  destination: new Int32Array(rows),
  batch: new Int32Array(rows),
  lat: new Float32Array(rows),
  lon: new Float32Array(rows),
  expiry: new Float64Array(rows),
})

export function openLedger(): Ledger {
  const [sites, products, batches] = [names(), names(), names()]
  const written = new Map<string, number>()
  const keys = new Map<string, number>()
  const epcs: string[] = []
  const productOf: number[] = []
  let table = columns(1 << 14)
  let size = 0

  /** The pack's number, also when other rows write its identity in another way. */
  const packOf = (epc: string): number => {
    const seen = written.get(epc)
    if (seen !== undefined) return seen
    const { key, product } = identityOf(epc)
    let pack = keys.get(key)
    if (pack === undefined) {
      pack = epcs.push(epc) - 1
      productOf.push(products.of(product))
      keys.set(key, pack)
    }
    written.set(epc, pack)
    return pack
  }

  const grow = () => {
    const larger = columns(table.time.length * 2)
    for (const name of Object.keys(table) as (keyof typeof table)[]) (larger[name] as Column).set(table[name])
    table = larger
  }

  const stepAt = (row: number): Step => ({
    time: table.time[row]!,
    act: acts[table.act[row]!]!,
    actor: actors[table.actor[row]!],
    site: table.site[row]!,
    destination: table.destination[row]!,
    batch: table.batch[row]!,
    lat: table.lat[row]!,
    lon: table.lon[row]!,
    expiry: table.expiry[row]!,
  })

  return {
    sites,
    products,
    batches,
    rows: () => size,
    packs: () => epcs.length,
    add(seen) {
      if (size === table.time.length) grow()
      const row = size++
      const pack = packOf(seen.epc)
      // Told as its maker writes it, whatever form others send.
      if (seen.act === 'commission') epcs[pack] = seen.epc
      table.pack[row] = pack
      table.time[row] = seen.time
      table.act[row] = acts.indexOf(seen.act)
      table.actor[row] = seen.actor ? actors.indexOf(seen.actor) : -1
      table.site[row] = sites.of(seen.site)
      table.destination[row] = sites.of(seen.destination)
      table.batch[row] = batches.of(seen.batch)
      table.lat[row] = seen.lat ?? Number.NaN
      table.lon[row] = seen.lon ?? Number.NaN
      table.expiry[row] = seen.expiry ?? Number.NaN
    },
    *journeys() {
      const { first, rows } = byPack(table.pack.subarray(0, size), epcs.length)
      for (let pack = 0; pack < epcs.length; pack++) {
        const steps: Step[] = []
        for (let i = first[pack]!; i < first[pack + 1]!; i++) steps.push(stepAt(rows[i]!))
        steps.sort((a, b) => a.time - b.time)
        yield { pack, epc: epcs[pack]!, product: productOf[pack]!, steps }
      }
    },
  }
}

/** The rows of each pack beside each other: those of pack `p` are `rows[first[p]]` to before `rows[first[p + 1]]`. */
function byPack(pack: Int32Array, packs: number): { first: Int32Array; rows: Int32Array } {
  const first = new Int32Array(packs + 1)
  for (const p of pack) first[p + 1]!++
  for (let p = 0; p < packs; p++) first[p + 1]! += first[p]!
  const next = first.slice()
  const rows = new Int32Array(pack.length)
  for (let row = 0; row < pack.length; row++) rows[next[pack[row]!]!++] = row
  return { first, rows }
}
