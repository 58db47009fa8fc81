import { z } from 'zod'
import type { Day } from '#/law/day.ts'
import { both } from '#/platform/http/problems.ts'
import { dayFrom, type Values } from '#/platform/ui/answers.ts'

const day = (id: string, en: string) =>
  z.iso
    .date(
      both(
        `Isi ${id} dengan tanggal yang ada, seperti 20 November 2026.`,
        `Enter ${en}, a day that exists, such as 20 November 2026.`,
      ),
    )
    .transform(text => text as Day)
const count = (id: string, en: string) => {
  const whole = both(`Isi ${id}: bilangan bulat, paling kecil 1.`, `Enter ${en}: a whole number, 1 or more.`)
  return z.int(whole).min(1, whole)
}
const text = (most: number, id: string, en: string) =>
  z
    .string(both(id, en))
    .trim()
    .min(1, both(id, en))
    .max(most, both(`Paling banyak ${most} karakter.`, `At most ${most} characters.`))

/** An order as machines send it and as the form is turned into. Bounds that are law are judged later, with their article. */
export const OrderSchema = z.strictObject({
  licence: text(30, 'Pilih izin edar.', 'Choose the licence.').transform(number => number.toUpperCase().replace(/\s/g, '')),
  batch: text(60, 'Isi nomor bets.', 'Enter the batch number.'),
  gtin: z.string().trim().max(30).optional(),
  productionDate: day('tanggal produksi', 'the production day'),
  expiry: day('tanggal kedaluwarsa', 'the expiry'),
  siteId: text(36, 'Pilih sarana tempat bets ini dibuat.', 'Choose the site where this batch is made.'),
  packs: count('jumlah kemasan', 'the number of packs'),
  perCase: count('jumlah kemasan per karton', 'the packs to a case'),
  perPallet: count('jumlah karton per palet', 'the cases to a pallet'),
})

/** The order with the key under which it is asked for once, however often it is sent. */
export const OrderOnceSchema = OrderSchema.extend({
  idempotencyKey: text(
    100,
    'Beri kunci pesanan (Idempotency-Key), misalnya UUID yang baru untuk tiap pesanan.',
    'Give a key for the order (Idempotency-Key), such as a UUID that is new for each order.',
  ),
})

export type OrderOnce = z.infer<typeof OrderOnceSchema>

/** What a person typed into the form, as the schema takes it: `100.000` is a number, three boxes are a day, empty is absent. */
export function orderFromForm(values: Values): Record<string, unknown> {
  const typed = (name: string) => String(values[name] ?? '').trim()
  return {
    idempotencyKey: typed('idempotencyKey'),
    licence: typed('licence'),
    siteId: typed('siteId'),
    batch: typed('batch'),
    ...(typed('gtin') && { gtin: typed('gtin').replace(/\s/g, '') }),
    productionDate: dayFrom(values, 'productionDate'),
    expiry: dayFrom(values, 'expiry'),
    packs: numberFrom(typed('packs')),
    perCase: numberFrom(typed('perCase')),
    perPallet: numberFrom(typed('perPallet')),
  }
}

/** A count as people type it: `100.000`, `100 000`, `100,000`. Anything else stays text and is refused by the schema. */
function numberFrom(text: string): number | string {
  const digits = text.replace(/[.,\s](?=\d{3}(?!\d))/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : text
}
