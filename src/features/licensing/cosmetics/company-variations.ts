import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { askedSection, type Given, type Need, type Remark, type Service } from '#/features/licensing/service.ts'
import { aboutNotification, item } from './about-notification.ts'
import { missingPapers } from './papers.ts'
import { answer, blockWhen } from './remark.ts'

const rights = (question: string) =>
  ({
    key: 'sameRights',
    kind: 'yes no',
    label: {
      id: 'Hak edar dan kepemilikan perusahaan tidak berubah',
      en: 'The right to distribute and the ownership do not change',
    },
    cite: answer(question),
  }) as const

const company = askedSection({
  key: 'company',
  title: { id: 'Nama dan alamat perusahaan', en: 'Name and address of the company' },
  about: { id: 'Tulis hanya yang berubah.', en: 'Write only what changes.' },
  asks: [
    { key: 'name', kind: 'text', most: 160, label: { id: 'Nama baru', en: 'New name' } },
    { key: 'address', kind: 'text', most: 300, label: { id: 'Alamat baru', en: 'New address' } },
    rights('Q17'),
  ],
})

const factory = askedSection({
  key: 'factory',
  title: { id: 'Nama dan alamat pabrik', en: 'Name and address of the factory' },
  about: { id: 'Penulisan nama jalan, gedung, atau kode pos.', en: 'How street, building or postcode are written.' },
  asks: [
    { key: 'siteId', kind: 'site', of: 'factory', label: { id: 'Pabrik', en: 'Factory' }, cite: answer('Q18') },
    { key: 'name', kind: 'text', most: 160, label: { id: 'Nama baru', en: 'New name' } },
    { key: 'address', kind: 'text', most: 300, label: { id: 'Penulisan alamat yang baru', en: 'Address as it is written now' } },
    { key: 'moves', kind: 'yes no', label: { id: 'Pabrik pindah lokasi', en: 'The factory moves' }, cite: answer('Q18') },
    rights('Q18'),
  ],
})

const paper = (key: string, id: string, en: string, question: string): Need => ({
  key,
  title: { id, en },
  from: 'application',
  cite: answer(question),
})
const deed: Need = {
  ...paper('change-deed', 'Bukti perubahan nama atau alamat (akta atau NIB)', 'Proof of the change (deed or NIB)', 'Q17'),
  assumed: true,
  note: {
    id: 'Tidak disebut sebagai dokumen; begitulah perubahan itu ditunjukkan.',
    en: 'Not named as a document; it is how the change is shown.',
  },
}
const letter = paper(
  'factory-letter',
  'Surat penjelasan dari pabrik atau instansi terkait',
  'Letter of explanation of the factory or a body concerned',
  'Q18',
)

const sameRights = (section: string, holds: boolean | undefined, question: string, rule: string): Remark[] =>
  blockWhen(holds === false, [section, 'sameRights'], answer(question), rule, {
    id: 'Bila hak edar atau kepemilikan beralih, variasi tidak dapat dipakai: ajukan notifikasi baru.',
    en: 'Where the right or the ownership passes on, no variation is possible: apply for a new notification.',
  })
const nothing = (section: string, { name, address }: { name?: string; address?: string }, question: string, rule: string) =>
  blockWhen(!name && !address, [section, 'name'], answer(question), rule, {
    id: 'Tulis nama atau alamat yang baru.',
    en: 'Write the new name or address.',
  })
const changed = ({ name, address }: { name?: string; address?: string }) => ({
  ...(name && { name }),
  ...(address && { address }),
})

/** Variation of the company's name or address: changed once, for all products. */
export const cosmeticCompanyVariation: Service = {
  ...aboutNotification('variation'),
  key: 'cosmetic-company-variation',
  title: { id: 'Variasi nama atau alamat perusahaan', en: 'Variation of the company’s name or address' },
  about: { id: 'Sekali diubah, berlaku untuk semua produk Anda.', en: 'Changed once, it holds for all your products.' },
  result: { id: 'Nama atau alamat baru pada semua izin edar.', en: 'The new name or address on all licences.' },
  subject: 'company',
  sections: [company],
  needs: () => [deed],
  guideNeeds: () => [deed],
  remarks: (given: Given) => {
    const answers = readAnswers(company.asks, given.contents.company)
    return [
      ...missingIn(company.key, company.asks, answers),
      ...nothing(company.key, answers, 'Q17', 'KOS-17'),
      ...sameRights(company.key, answers.sameRights, 'Q17', 'KOS-17'),
      ...missingPapers([deed], given),
    ]
  },
  checklist: () => [
    item(
      'rights',
      {
        section: 'company',
        cite: answer('Q17'),
        rule: 'KOS-17',
        asks: { id: 'Hak edar dan kepemilikan tetap?', en: 'Do right and ownership stay?' },
      },
      [deed],
    ),
  ],
  grant: ({ contents }) => ({
    gives: 'company change',
    ...changed(readAnswers(company.asks, contents.company)),
    cite: answer('Q17'),
  }),
}

/** Variation of how a factory's name or address is written; a factory that moves is another factory. */
export const cosmeticFactoryVariation: Service = {
  ...aboutNotification('variation'),
  key: 'cosmetic-factory-variation',
  title: { id: 'Variasi penulisan nama atau alamat pabrik', en: 'Variation of how a factory is written' },
  about: {
    id: 'Untuk pabrik yang tetap di tempatnya. Pabrik yang pindah memerlukan notifikasi baru.',
    en: 'For a factory that stays where it is. One that moves needs new notifications.',
  },
  result: { id: 'Nama atau alamat pabrik ditulis baru.', en: 'The factory’s name or address as it is written now.' },
  subject: 'company',
  sections: [factory],
  needs: () => [letter],
  guideNeeds: () => [letter],
  remarks: (given: Given) => {
    const answers = readAnswers(factory.asks, given.contents.factory)
    const isOwn = given.applicant.sites.some(({ id, isFactory }) => isFactory && id === answers.siteId)
    return [
      ...missingIn(factory.key, factory.asks, answers),
      ...blockWhen(answers.siteId !== undefined && !isOwn, ['factory', 'siteId'], answer('Q18'), 'KOS-18', {
        id: 'Pilih salah satu pabrik dalam berkas perusahaan Anda.',
        en: 'Choose one of the factories of your company file.',
      }),
      ...nothing(factory.key, answers, 'Q18', 'KOS-18'),
      ...blockWhen(answers.moves === true, ['factory', 'moves'], answer('Q18'), 'KOS-18', {
        id: 'Pabrik yang pindah lokasi bukan variasi: produknya dinotifikasi baru.',
        en: 'A factory that moves is no variation: its products are notified anew.',
      }),
      ...sameRights(factory.key, answers.sameRights, 'Q18', 'KOS-18'),
      ...missingPapers([letter], given),
    ]
  },
  checklist: () => [
    item(
      'same-place',
      {
        section: 'factory',
        cite: answer('Q18'),
        rule: 'KOS-18',
        asks: { id: 'Pabriknya tetap di tempat yang sama?', en: 'Does the factory stay in its place?' },
      },
      [letter],
    ),
  ],
  grant: ({ contents }) => {
    const answers = readAnswers(factory.asks, contents.factory)
    return { gives: 'factory change', siteId: answers.siteId ?? '', ...changed(answers) }
  },
}
