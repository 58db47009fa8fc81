import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { askedSection, type Given, type Need, type Remark, type Service } from '#/features/licensing/service.ts'
import { aboutNotification, item, notificationOf } from './about-notification.ts'
import { missingPapers } from './papers.ts'
import { answer, blockWhen } from './remark.ts'

const packs = askedSection({
  key: 'packs',
  title: { id: 'Kemasan', en: 'Packs' },
  about: { id: 'Semua kemasan sesudah perubahan.', en: 'All packs as they are after the change.' },
  asks: [
    {
      key: 'packs',
      kind: 'rows',
      most: 40,
      label: { id: 'Semua kemasan sesudah perubahan', en: 'All packs after the change' },
      row: { id: 'Kemasan', en: 'Pack' },
      cite: answer('Q19'),
      columns: [
        {
          key: 'says',
          kind: 'text',
          most: 120,
          wide: true,
          label: { id: 'Wadah, bentuk, dan netto', en: 'Container, shape and net content' },
        },
      ],
    },
    {
      key: 'onlyPacks',
      kind: 'yes no',
      label: { id: 'Nama, formula, dan pembuatnya tidak berubah', en: 'Name, formula and maker do not change' },
      cite: answer('Q19'),
    },
  ],
})

const need: Need = {
  key: 'pack-design',
  title: { id: 'Rancangan kemasan yang baru', en: 'Design of the new packs' },
  from: 'application',
  cite: answer('Q19'),
  assumed: true,
  note: {
    id: 'Tidak disebut sebagai dokumen; begitulah perubahan itu ditunjukkan.',
    en: 'Not named as a document; it is how the change is shown.',
  },
}
const packsIn = ({ contents }: Pick<Given, 'contents'>) =>
  readAnswers(packs.asks, contents.packs).packs.flatMap(({ says }) => says ?? [])

function remarks(given: Given): Remark[] {
  const { packs: before, standing } = notificationOf(given)
  const answers = readAnswers(packs.asks, given.contents.packs)
  const after = packsIn(given)
  const isSame = after.length === before.length && after.every(pack => before.includes(pack))
  return [
    ...missingIn(packs.key, packs.asks, answers),
    ...blockWhen(standing !== 'active', ['packs', 'packs.0.says'], answer('Q19'), 'KOS-19', {
      id: 'Hanya notifikasi yang berlaku yang dapat diubah.',
      en: 'Only a notification in force can be changed.',
    }),
    ...blockWhen(isSame, ['packs', 'packs.0.says'], answer('Q19'), 'KOS-19', {
      id: 'Kemasan ini sama dengan yang terdaftar; tidak ada yang berubah.',
      en: 'These packs are those of the register; nothing changes.',
    }),
    ...blockWhen(answers.onlyPacks === false, ['packs', 'onlyPacks'], answer('Q20'), 'KOS-20', {
      id: 'Variasi ini hanya untuk ukuran dan bentuk kemasan. Nama produk yang berubah memerlukan notifikasi baru dengan nomor baru.',
      en: 'This variation is for the size and shape of packs alone. A changed product name needs a new notification with a new number.',
    }),
    ...missingPapers([need], given),
  ]
}

/** Variation of the size or shape of packs; number and validity stay. */
export const cosmeticPackVariation: Service = {
  ...aboutNotification('variation'),
  key: 'cosmetic-pack-variation',
  title: { id: 'Variasi ukuran dan bentuk kemasan kosmetika', en: 'Variation of the packs of a cosmetic' },
  about: {
    id: 'Untuk ukuran atau bentuk kemasan yang berubah. Nama yang berubah memerlukan notifikasi baru.',
    en: 'For packs that change in size or shape. A name that changes needs a new notification.',
  },
  result: { id: 'Nomor dan masa berlaku tetap, kemasannya baru.', en: 'The same number and validity with the new packs.' },
  sections: [packs],
  begin: (_, { licence }) => ({ packs: { packs: licence?.packs.map(says => ({ says })) ?? [] } }),
  needs: () => [need],
  guideNeeds: () => [need],
  remarks,
  checklist: () => [
    item(
      'packs',
      {
        section: 'packs',
        cite: answer('Q19'),
        rule: 'KOS-19',
        asks: { id: 'Hanya ukuran atau bentuk kemasan yang berubah?', en: 'Do only size or shape of the packs change?' },
      },
      [need],
    ),
  ],
  grant: given => ({ gives: 'amendment', changes: { packs: packsIn(given) }, cite: answer('Q19') }),
}
