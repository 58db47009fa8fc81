import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { registrationLife } from '#/features/licensing/case.ts'
import { askedSection, type Given, type Remark, type Service } from '#/features/licensing/service.ts'
import { addDays, type Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { aboutNotification, feeFor, item, notificationOf } from './about-notification.ts'
import { prohibitedIn } from './ingredients.ts'
import { renewalAtLatest } from './law-terms.ts'
import { answer, blockWhen } from './remark.ts'

const statements = askedSection({
  key: 'statements',
  title: { id: 'Pernyataan', en: 'Statements' },
  about: { id: 'Pembaruan hanya untuk produk yang tidak berubah.', en: 'Only a product that has not changed is renewed.' },
  asks: [
    {
      key: 'unchanged',
      kind: 'yes no',
      label: { id: 'Tidak ada data produk yang berubah', en: 'No data of the product have changed' },
      cite: answer('Q16'),
    },
    {
      key: 'safe',
      kind: 'yes no',
      label: {
        id: 'Formulanya masih aman dan memenuhi ketentuan yang berlaku sekarang',
        en: 'The formula is still safe and meets the rules of today',
      },
      cite: answer('Q16'),
    },
  ],
})

/** The last day on which a notification that ends on a day (exclusive) may be renewed, under the law of another. */
export const lastRenewalDay = (validUntil: Day, on: Day): Day =>
  addDays(validUntil, -1 - find(on, ({ the }) => the(renewalAtLatest, {})).value.days)

function remarks(given: Given): Remark[] {
  const { contents, on, today } = given
  const { validUntil, standing, composition } = notificationOf(given)
  const { unchanged, safe } = readAnswers(statements.asks, contents.statements)
  const last = lastRenewalDay(validUntil, on)
  return [
    ...missingIn(statements.key, statements.asks, { unchanged, safe }),
    ...blockWhen(on > last, ['statements', 'unchanged'], answer('Q15'), 'KOS-15', {
      id: `Pembaruan diajukan paling lambat ${last}, 30 hari sebelum berakhir. Sesudahnya hanya notifikasi baru dengan nomor baru.`,
      en: `A renewal is applied for on ${last} at the latest, 30 days before the end. After that only a new notification with a new number is possible.`,
    }),
    ...blockWhen(standing !== 'active' && standing !== 'expired', ['statements', 'unchanged'], answer('Q15'), 'KOS-15', {
      id: 'Notifikasi ini tidak berlaku, jadi tidak dapat diperbarui.',
      en: 'This notification is not in force, so it cannot be renewed.',
    }),
    ...blockWhen(unchanged === false, ['statements', 'unchanged'], answer('Q16'), 'KOS-16', {
      id: 'Produk yang berubah tidak diperbarui. Ajukan variasi yang sesuai dahulu, atau notifikasi baru.',
      en: 'A product that has changed is not renewed. Apply for the variation that fits first, or for a new notification.',
    }),
    ...blockWhen(safe === false, ['statements', 'safe'], answer('Q16'), 'KOS-16', {
      id: 'Formula yang tidak memenuhi ketentuan sekarang tidak dapat diperbarui.',
      en: 'A formula that does not meet the rules of today cannot be renewed.',
    }),
    ...prohibitedIn(composition, today).map(remark => ({ ...remark, section: 'statements', field: 'safe' })),
  ]
}

/** Renewal of a notification under its number. */
export const cosmeticRenewal: Service = {
  ...aboutNotification('renewal'),
  key: 'cosmetic-renewal',
  title: { id: 'Pembaruan notifikasi kosmetika', en: 'Renewal of a cosmetic notification' },
  about: {
    id: 'Untuk notifikasi yang segera berakhir dan produknya tidak berubah; paling lambat 30 hari sebelumnya.',
    en: 'For a notification that ends soon and whose product has not changed; 30 days before at the latest.',
  },
  result: { id: 'Nomor yang sama, berlaku tiga tahun lagi.', en: 'The same number, valid for three more years.' },
  life: registrationLife,
  sections: [statements],
  fee: ({ licence, on }) => feeFor(licence, on),
  remarks,
  checklist: () => [
    item('formula', {
      section: 'statements',
      cite: answer('Q16'),
      rule: 'KOS-16',
      asks: {
        id: 'Formula dalam register masih aman dan memenuhi ketentuan yang berlaku?',
        en: 'Is the formula in the register still safe, and does it meet the rules of today?',
      },
    }),
  ],
  grant: () => ({ gives: 'renewal', cite: answer('Q15') }),
}
