import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { askedSection, type Contents, type Given, type Need, type Remark, type Service } from '#/features/licensing/service.ts'
import { mayBecome } from '#/features/register/licence.ts'
import { aboutNotification, item, notificationOf } from './about-notification.ts'
import { missingPapers } from './papers.ts'
import { answer, blockWhen } from './remark.ts'

const reasons = [
  { value: 'not made', label: { id: 'Tidak diproduksi atau diimpor lagi', en: 'No longer made or imported' } },
  { value: 'not sold', label: { id: 'Tidak dipasarkan lagi', en: 'No longer sold' } },
  {
    value: 'contract ended',
    label: { id: 'Kontrak, lisensi, atau penunjukan berakhir', en: 'Contract, licence or appointment ended' },
  },
  {
    value: 'handed over',
    label: { id: 'Hak edar beralih ke perusahaan lain', en: 'The right to sell passes to another company' },
  },
  { value: 'other', label: { id: 'Alasan lain', en: 'Another reason' } },
] as const

const request = askedSection({
  key: 'request',
  title: { id: 'Permohonan pembatalan', en: 'Request for cancellation' },
  about: { id: 'Alasan dan penanda tangan surat.', en: 'Reason, and who signs the letter.' },
  asks: [
    { key: 'reason', kind: 'choice', options: reasons, label: { id: 'Alasan', en: 'Reason' }, cite: answer('Q26') },
    {
      key: 'explained',
      kind: 'text',
      most: 1000,
      long: true,
      label: { id: 'Penjelasan', en: 'Explanation' },
      cite: answer('Q26'),
    },
    {
      key: 'signer',
      kind: 'text',
      most: 120,
      label: { id: 'Nama penanda tangan', en: 'Name of the signer' },
      cite: answer('Q26'),
    },
    {
      key: 'isHead',
      kind: 'yes no',
      label: { id: 'Penanda tangan adalah pimpinan perusahaan', en: 'The signer is the head of the company' },
      cite: answer('Q26'),
    },
  ],
})

const need: Need = {
  key: 'signed-letter',
  title: {
    id: 'Surat permohonan yang ditandatangani pimpinan perusahaan',
    en: 'Letter of request, signed by the head of the company',
  },
  about: {
    id: 'Ditujukan kepada Deputi Bidang Pengawasan Obat Tradisional, Suplemen Kesehatan, dan Kosmetik. Susun dari halaman “Lihat teks”.',
    en: 'To the Deputy for traditional medicines, health supplements and cosmetics. Its text stands on the page of the text.',
  },
  from: 'application',
  cite: answer('Q26'),
}

/** Why its holder gives up a notification, as the register says it. */
export function reasonIn(contents: Contents): string {
  const { reason, explained } = readAnswers(request.asks, contents.request)
  const title = reasons.find(({ value }) => value === reason)?.label.id
  return [title, explained].filter(Boolean).join(': ')
}

function remarks(given: Given): Remark[] {
  const { standing } = notificationOf(given)
  const answers = readAnswers(request.asks, given.contents.request)
  return [
    ...missingIn(request.key, request.asks, answers),
    ...blockWhen(!mayBecome(standing, 'cancelled'), ['request', 'reason'], answer('Q26'), 'KOS-26', {
      id: 'Notifikasi ini sudah berakhir; tidak ada yang dibatalkan.',
      en: 'This notification has ended; there is nothing to cancel.',
    }),
    ...blockWhen(answers.isHead === false, ['request', 'isHead'], answer('Q26'), 'KOS-26', {
      id: 'Surat pembatalan ditandatangani pimpinan perusahaan.',
      en: 'A letter of cancellation is signed by the head of the company.',
    }),
    ...missingPapers([need], given),
  ]
}

/** Cancellation of a notification at its holder's request. */
export const cosmeticCancellation: Service = {
  ...aboutNotification('cancellation'),
  key: 'cosmetic-cancellation',
  title: { id: 'Pembatalan notifikasi kosmetika', en: 'Cancellation of a cosmetic notification' },
  about: {
    id: 'Bila Anda tidak akan memasarkan produk itu lagi. Nomornya tidak dapat dipakai kembali.',
    en: 'Where you will not sell the product any more. Its number cannot be taken up again.',
  },
  result: {
    id: 'Notifikasi dibatalkan dan tampak begitu di register.',
    en: 'The notification is cancelled, and the register says so.',
  },
  sections: [request],
  needs: () => [need],
  guideNeeds: () => [need],
  remarks,
  checklist: () => [
    item(
      'letter',
      {
        section: 'request',
        cite: answer('Q26'),
        rule: 'KOS-26',
        asks: {
          id: 'Surat memuat nama produk, nomor, dan alasan, dan ditandatangani pimpinan perusahaan?',
          en: 'Does the letter give product name, number and reason, and is it signed by the head of the company?',
        },
      },
      [need],
    ),
  ],
  label: given => {
    const { productName, number } = notificationOf(given)
    const { signer } = readAnswers(request.asks, given.contents.request)
    const line = (element: string, id: string, en: string, text: string | undefined) => ({
      element,
      title: { id, en },
      text: text || undefined,
      cite: answer('Q26'),
    })
    return [
      line('to', 'Kepada', 'To', 'Deputi Bidang Pengawasan Obat Tradisional, Suplemen Kesehatan, dan Kosmetik'),
      line('subject', 'Perihal', 'Subject', 'Permohonan pembatalan notifikasi kosmetika'),
      line('product', 'Nama produk', 'Product name', productName),
      line('number', 'Nomor notifikasi', 'Notification number', number),
      line('reason', 'Alasan', 'Reason', reasonIn(given.contents)),
      line('signer', 'Pimpinan perusahaan', 'Head of the company', [signer, given.applicant.name].filter(Boolean).join(', ')),
    ]
  },
  grant: ({ contents }) => ({ gives: 'cancellation', reasons: reasonIn(contents), cite: answer('Q26') }),
}
