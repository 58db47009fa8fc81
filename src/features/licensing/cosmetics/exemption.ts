import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { askedSection, type Given, type Remark, type Service } from '#/features/licensing/service.ts'
import { aboutNotification, item } from './about-notification.ts'
import { answer, blockWhen } from './remark.ts'

const use = askedSection({
  key: 'use',
  title: { id: 'Produk dan tujuannya', en: 'Product and purpose' },
  about: { id: 'Apa, berapa, untuk apa, di mana.', en: 'What, how many, what for, where.' },
  asks: [
    { key: 'name', kind: 'text', most: 120, label: { id: 'Nama produk', en: 'Product name' }, cite: answer('Q3') },
    {
      key: 'purpose',
      kind: 'choice',
      label: { id: 'Tujuan', en: 'Purpose' },
      cite: answer('Q3'),
      options: [
        { value: 'research', label: { id: 'Penelitian', en: 'Research' } },
        { value: 'exhibition', label: { id: 'Sampel pameran', en: 'Samples for an exhibition' } },
      ],
    },
    { key: 'quantity', kind: 'count', label: { id: 'Jumlah kemasan', en: 'Number of packs' }, cite: answer('Q3') },
    {
      key: 'where',
      kind: 'text',
      most: 200,
      label: { id: 'Tempat penelitian atau pameran', en: 'Place of the research or exhibition' },
      cite: answer('Q3'),
    },
    { key: 'until', kind: 'day', label: { id: 'Sampai tanggal', en: 'Until' }, cite: answer('Q3') },
    {
      key: 'notTraded',
      kind: 'yes no',
      label: { id: 'Produk ini tidak diperjualbelikan', en: 'The product is not bought or sold' },
      cite: answer('Q3'),
    },
  ],
})

function remarks({ contents, on }: Given): Remark[] {
  const answers = readAnswers(use.asks, contents.use)
  return [
    ...missingIn(use.key, use.asks, answers),
    ...blockWhen(answers.notTraded === false, ['use', 'notTraded'], answer('Q3'), 'KOS-03', {
      id: 'Yang diperjualbelikan harus dinotifikasi; menjualnya tanpa nomor adalah pelanggaran.',
      en: 'What is sold has to be notified; selling it without a number is a violation.',
    }),
    ...blockWhen(answers.quantity === 0, ['use', 'quantity'], answer('Q3'), 'KOS-03', {
      id: 'Tulis jumlah kemasannya.',
      en: 'Write the number of packs.',
    }),
    ...blockWhen(answers.until !== undefined && answers.until < on, ['use', 'until'], answer('Q3'), 'KOS-03', {
      id: 'Tanggal ini sudah lewat.',
      en: 'This day has passed.',
    }),
  ]
}

/** A cosmetic that need not be notified, put on record: for research, or as samples at an exhibition. */
export const cosmeticExemption: Service = {
  ...aboutNotification('exemption'),
  key: 'cosmetic-exemption',
  title: { id: 'Pengecualian: penelitian dan sampel pameran', en: 'Exemption: research and exhibition samples' },
  about: {
    id: 'Untuk kosmetika dalam jumlah terbatas yang tidak diperjualbelikan dan tidak perlu dinotifikasi.',
    en: 'For cosmetics in limited number that are not sold and need not be notified.',
  },
  result: {
    id: 'Surat persetujuan pengecualian, tanpa nomor notifikasi.',
    en: 'A letter of exemption, without a notification number.',
  },
  subject: 'product',
  sections: [use],
  remarks,
  checklist: () => [
    item('limited', {
      section: 'use',
      cite: answer('Q3'),
      rule: 'KOS-03',
      asks: { id: 'Jumlahnya terbatas dan cocok dengan tujuannya?', en: 'Is the number limited, and does it fit the purpose?' },
    }),
  ],
  nameOf: contents => readAnswers(use.asks, contents.use).name,
  grant: () => ({ gives: 'permission' }),
}
