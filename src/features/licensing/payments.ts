import { z } from 'zod'
import { workingDays } from '#/features/calendar/holidays.ts'
import { type Day, dayAt, isDay } from '#/law/day.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { formatMoney } from '#/platform/ui/formats.ts'
import { lastDayOf } from './case-clock.ts'
import { paidLetter, writeTo } from './case-letters.ts'
import { lockCase, recordEvent } from './cases.ts'
import { caseOfOrder, findOrder, insertPayment } from './fees.ts'

/** News that money has arrived for a fee order. */
export type Arrival = { order: string; amount: number; reference: string; paidOn: Day }

/** A way in which such news comes: it reads what was sent, or throws Invalid. A bank's file and its calls are two more. */
export type PaymentAdapter = { via: string; read: (sent: unknown) => Arrival }

export const ArrivalForm = z.object({
  order: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^SPB\d{8}$/, both('Nomor tagihan seperti SPB26000001.', 'An order number is like SPB26000001.')),
  amount: z.coerce
    .number(both('Tulis jumlahnya dalam rupiah.', 'Write the amount in rupiah.'))
    .int(both('Tulis rupiah penuh, tanpa sen.', 'Write whole rupiah.'))
    .positive(both('Tulis jumlahnya dalam rupiah.', 'Write the amount in rupiah.')),
  reference: z.string().trim().min(4, both('Tulis nomor referensi bank.', 'Write the bank’s reference.')).max(60),
  paidOn: z
    .string()
    .refine(isDay, both('Tulis tanggal pembayaran.', 'Write the day of payment.'))
    .transform(day => day as Day),
})

/** An officer reads a bank statement and records what it says. */
export const byOfficer: PaymentAdapter = { via: 'officer', read: sent => check(ArrivalForm, sent) }

/**
 * Records a payment and begins the evaluation. It must be exactly what was ordered, made in time, and its reference new. The same
 * news twice changes nothing and is no fault. Throws Invalid or NotAllowed; then nothing is changed.
 */
export async function recordPayment(
  db: Db,
  actor: Actor,
  { via, read }: PaymentAdapter,
  sent: unknown,
  { origin, today = dayAt(new Date()) }: { origin: string; today?: Day },
): Promise<{ caseId: string }> {
  const arrival = read(sent)
  const caseId = await caseOfOrder(db, arrival.order)
  if (!caseId) throw new NotFound({ id: `Tagihan ${arrival.order} tidak ada.`, en: `There is no order ${arrival.order}.` })
  const { reference, amount, order: number } = arrival
  return act(
    db,
    actor,
    { act: 'case.paid', subject: 'case', id: caseId, facts: { order: number, amount, reference } },
    async tx => {
      const file = await lockCase(tx, caseId)
      const order = await findOrder(tx, caseId)
      if (!order) throw new Error(`The order ${number} has lost its case.`)
      if (order.payment?.reference === reference && order.payment.amount === amount) return { caseId }
      const { isWorkingDay } = await workingDays(tx)
      checkArrival(arrival, order, {
        today,
        due: lastDayOf(file.service.terms(order.issuedOn).payment.value, order.issuedOn, isWorkingDay),
      })
      await recordEvent(tx, caseId, { kind: 'paid', data: { order: number, amount, reference } }, actor, { on: today })
      if (!(await insertPayment(tx, { ...arrival, via }, actor)))
        throw new Invalid([
          {
            field: 'reference',
            says: {
              id: 'Referensi bank ini sudah dipakai untuk tagihan lain.',
              en: 'This bank reference has paid another order.',
            },
          },
        ])
      await writeTo(tx, file, lang => paidLetter(lang, { file, order: number, origin }))
      return { caseId }
    },
  )
}

function checkArrival(
  arrival: Arrival,
  order: { amount: number; issuedOn: Day },
  { today, due }: { today: Day; due: Day },
): void {
  if (arrival.amount !== order.amount)
    throw new Invalid([
      {
        field: 'amount',
        says: {
          id: `Tagihan ini ${formatMoney(order.amount, 'id')}, tidak lebih dan tidak kurang.`,
          en: `This order is for ${formatMoney(order.amount, 'en')}, no more and no less.`,
        },
      },
    ])
  if (arrival.paidOn > today || arrival.paidOn < order.issuedOn)
    throw new Invalid([
      {
        field: 'paidOn',
        says: {
          id: `Tanggal pembayaran di antara ${order.issuedOn} dan ${today}.`,
          en: `The day of payment is from ${order.issuedOn} to ${today}.`,
        },
      },
    ])
  if (arrival.paidOn > due)
    throw new NotAllowed({
      id: `Tagihan ini hanya dapat dibayar sampai ${due}. Kembalikan uangnya; pemohon dapat mengajukan lagi.`,
      en: `This order could be paid until ${due}. Return the money; the applicant may apply again.`,
    })
}
