import type { ActedStanding } from '#/features/register/licence.ts'
import { addDays, addYears, type Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import { oddLots } from './oddities.ts'
import type { Product } from './product.ts'
import type { Random } from './random.ts'

/** What an officer did to a licence of the demo after its issue. */
export type Fate = { number: string; on: Day; reasons: string; cite: Cite } & (
  | { to: Exclude<ActedStanding, 'superseded'> }
  | { to: 'superseded'; by: string }
)

const rules = (article: string): Cite => ({ instrument: 'PerBPOM 32/2022', article })
const cosmetics = (article: string): Cite => ({ instrument: 'PerBPOM 30/2020', article })

const suspensions = [
  'Hasil pemeriksaan fasilitas: pencatatan bets tidak lengkap, perbaikan ditunggu.',
  'Penandaan di peredaran tidak sesuai dengan yang disetujui.',
  'Laporan uji stabilitas berkelanjutan tidak disampaikan pada waktunya.',
]
const revocations = [
  'Hasil uji: mengandung bahan kimia obat yang tidak didaftarkan.',
  'Isi produk di peredaran tidak sesuai dengan data yang disetujui.',
  'Sertifikat cara pembuatan yang baik dicabut dan tidak diperbarui.',
]

/**
 * Gives some licences in force a fate: suspended, suspended and lifted again, revoked, cancelled at the holder's wish, superseded.
 * `spare` stay as they are. Which article an officer would cite is not for the demo to say; it names the regulation only.
 */
export function planFates(
  random: Random,
  products: readonly Product[],
  { today, years, spare }: { today: Day; years: (product: Product) => number; spare: ReadonlySet<string> },
): Fate[] {
  const inForce = products.filter(
    product =>
      !spare.has(product.number) && product.issuedOn < addDays(today, -60) && addYears(product.issuedOn, years(product)) > today,
  )
  const chosen = random.shuffled(inForce)
  const take = (count: number) => chosen.splice(0, count)
  const cite = ({ commodity }: Product) => (commodity === 'cosmetic' ? cosmetics('–') : rules('–'))
  const since = ({ issuedOn }: Product, least = 1) => {
    const on = addDays(today, -random.between(least, 300))
    return on > issuedOn ? on : addDays(issuedOn, 30)
  }
  const suspended = take(10).map(
    (product): Fate => ({
      number: product.number,
      to: 'suspended',
      on: since(product),
      reasons: random.pick(suspensions),
      cite: cite(product),
    }),
  )
  const lifted = take(4).flatMap((product): Fate[] => {
    const common = { number: product.number, cite: cite(product) }
    const on = since(product, 40)
    return [
      { ...common, to: 'suspended', on, reasons: random.pick(suspensions) },
      { ...common, to: 'active', on: addDays(on, 24), reasons: 'Perbaikan telah diperiksa dan dinyatakan memadai.' },
    ]
  })
  const revoked = take(8).map(
    (product): Fate => ({
      number: product.number,
      to: 'revoked',
      on: since(product),
      reasons: random.pick(revocations),
      cite: cite(product),
    }),
  )
  const cancelled = take(5).map(
    (product): Fate => ({
      number: product.number,
      to: 'cancelled',
      on: since(product),
      reasons: 'Atas permohonan pemegang izin edar: produk tidak diproduksi lagi.',
      cite: cite(product),
    }),
  )
  return [...suspended, ...lifted, ...revoked, ...cancelled, ...successions(chosen, cite)]
}

/** A licence revoked and one suspended while packs of theirs are in the shops. */
export function fatesWithPacks(lots: readonly { product: Product }[], today: Day): Fate[] {
  const [revoked, suspended] = [lots[oddLots.revoked]!.product, lots[oddLots.suspended]!.product]
  return [
    { number: revoked.number, to: 'revoked', on: addDays(today, -12), reasons: revocations[0]!, cite: rules('–') },
    { number: suspended.number, to: 'suspended', on: addDays(today, -9), reasons: suspensions[0]!, cite: rules('–') },
  ]
}

/** Pairs of one holder and one commodity: the newer licence takes the place of the older one. */
function successions(chosen: readonly Product[], cite: (product: Product) => Cite): Fate[] {
  const fates: Fate[] = []
  const used = new Set<string>()
  for (const older of chosen) {
    if (fates.length === 4) break
    const newer = chosen.find(
      one =>
        one.holder === older.holder &&
        one.commodity === older.commodity &&
        one.issuedOn > older.issuedOn &&
        !used.has(one.number),
    )
    if (!newer || used.has(older.number)) continue
    used.add(older.number).add(newer.number)
    const reasons = `Digantikan oleh ${newer.number} atas registrasi variasi.`
    fates.push({ number: older.number, to: 'superseded', by: newer.number, on: newer.issuedOn, reasons, cite: cite(older) })
  }
  return fates
}
