import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { askedSection, type Service } from '#/features/licensing/service.ts'
import { aboutNotification, item, notificationOf } from './about-notification.ts'
import { answer, blockWhen } from './remark.ts'

const activity = askedSection({
  key: 'activity',
  title: { id: 'Kegiatan pertama', en: 'First activity' },
  about: { id: 'Produksi, impor, atau peredaran.', en: 'Production, import or distribution.' },
  asks: [
    {
      key: 'kind',
      kind: 'choice',
      label: { id: 'Kegiatan', en: 'Activity' },
      cite: answer('Q25'),
      options: [
        { value: 'production', label: { id: 'Produksi', en: 'Production' } },
        { value: 'import', label: { id: 'Impor', en: 'Import' } },
        { value: 'distribution', label: { id: 'Peredaran', en: 'Distribution' } },
      ],
    },
    { key: 'on', kind: 'day', label: { id: 'Tanggal', en: 'Day' }, cite: answer('Q25') },
    {
      key: 'proof',
      kind: 'text',
      most: 300,
      label: { id: 'Nomor bets atau dokumen', en: 'Batch or document' },
      cite: answer('Q25'),
    },
  ],
})

/** Declares that a notification is used, so that it does not lapse. */
export const cosmeticFirstActivity: Service = {
  ...aboutNotification('variation'),
  key: 'cosmetic-first-activity',
  title: { id: 'Pernyataan kegiatan pertama', en: 'Declaration of first activity' },
  about: {
    id: 'Notifikasi yang enam bulan tidak diproduksi, diimpor, atau diedarkan akan dibatalkan. Nyatakan kegiatan pertamanya di sini.',
    en: 'A notification that is not produced, imported or distributed for six months is cancelled. Declare its first activity here.',
  },
  result: {
    id: 'Kegiatan tercatat; notifikasi tidak diusulkan batal.',
    en: 'The activity is on record; no cancellation is proposed.',
  },
  sections: [activity],
  remarks: given => {
    const answers = readAnswers(activity.asks, given.contents.activity)
    const { issuedOn } = notificationOf(given)
    const isPossible = answers.on === undefined || (answers.on >= issuedOn && answers.on <= given.on)
    return [
      ...missingIn(activity.key, activity.asks, answers),
      ...blockWhen(!isPossible, ['activity', 'on'], answer('Q25'), 'KOS-25', {
        id: 'Tulis hari sejak notifikasi terbit sampai dengan hari ini.',
        en: 'Write a day from the issue of the notification to today.',
      }),
    ]
  },
  checklist: () => [
    item('activity', {
      section: 'activity',
      cite: answer('Q25'),
      rule: 'KOS-25',
      asks: { id: 'Kegiatan itu nyata terjadi?', en: 'Did the activity really take place?' },
    }),
  ],
  grant: () => ({ gives: 'permission' }),
}
