import { readAnswers } from '#/features/licensing/asked/fields.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { registrationLife } from '#/features/licensing/case.ts'
import { askedSection, type Contents, type Given, type Remark, type Service, type Taken } from '#/features/licensing/service.ts'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { find } from '#/law/provisions.ts'
import { aboutNotification, isKit, item } from './about-notification.ts'
import { kitFee } from './law-terms.ts'
import { answer, blockWhen } from './remark.ts'

const kit = askedSection({
  key: 'kit',
  title: { id: 'Kit', en: 'Kit' },
  about: { id: 'Nama kit, isinya, dan kemasannya.', en: 'Name of the kit, what is in it, and its pack.' },
  asks: [
    { key: 'name', kind: 'text', most: 120, label: { id: 'Nama kit', en: 'Name of the kit' }, cite: answer('Q21') },
    { key: 'pack', kind: 'text', most: 120, label: { id: 'Kemasan', en: 'Pack' }, cite: answer('Q21') },
    {
      key: 'members',
      kind: 'rows',
      most: 40,
      label: { id: 'Produk di dalamnya', en: 'Products in it' },
      row: { id: 'Produk', en: 'Product' },
      cite: answer('Q21'),
      columns: [
        { key: 'number', kind: 'text', most: 30, label: { id: 'Nomor notifikasi', en: 'Notification number' }, wide: true },
      ],
    },
  ],
})

/** How many products make a kit at the least: several (002-KOS Q21). */
const fewest = 2

const read = (contents: Contents) => readAnswers(kit.asks, contents.kit)
/** A number as the register has it; what is none stays as it was typed. */
const plain = (number: string) => {
  const reading = readNie(number)
  return reading.kind === 'nie' ? reading.number : number
}
const numbersIn = (contents: Contents) => read(contents).members.flatMap(({ number }) => (number ? [plain(number)] : []))

function remarks(given: Given & Taken): Remark[] {
  const { contents, applicant, named = [], names } = given
  const answers = read(contents)
  const numbers = numbersIn(contents)
  const licences = new Map(named.map(licence => [licence.number, licence]))
  return [
    ...missingIn(kit.key, kit.asks, answers),
    ...names.flatMap(({ holder }) =>
      blockWhen(true, ['kit', 'name'], answer('Q9'), 'KOS-09', {
        id: `Nama ini sudah dipakai ${holder}. Pilih nama lain.`,
        en: `This name is used by ${holder}. Choose another.`,
      }),
    ),
    ...blockWhen(numbers.length > 0 && new Set(numbers).size < fewest, ['kit', 'members.0.number'], answer('Q21'), 'KOS-21', {
      id: 'Kit berisi paling sedikit dua produk yang sudah dinotifikasi.',
      en: 'A kit holds at least two products that are notified.',
    }),
    ...answers.members.flatMap(({ number }, index) => {
      if (!number) return []
      const licence = licences.get(plain(number))
      const fits = licence?.commodity === 'cosmetic' && !isKit(licence.number)
      const field = `members.${index}.number`
      return [
        ...blockWhen(!fits, ['kit', field], answer('Q21'), 'KOS-21', {
          id: `Produk ${index + 1}: tidak ada notifikasi kosmetika dengan nomor ${number}.`,
          en: `Product ${index + 1}: there is no cosmetic notification of the number ${number}.`,
        }),
        ...blockWhen(fits && licence.standing !== 'active', ['kit', field], answer('Q21'), 'KOS-21', {
          id: `Produk ${index + 1}: notifikasi ${number} tidak berlaku.`,
          en: `Product ${index + 1}: the notification ${number} is not in force.`,
        }),
        ...blockWhen(fits && licence.holder.companyId !== applicant.id, ['kit', field], answer('Q21'), 'KOS-21', {
          id: `Produk ${index + 1}: notifikasi ${number} bukan milik perusahaan Anda.`,
          en: `Product ${index + 1}: the notification ${number} is not your company’s.`,
        }),
      ]
    }),
  ]
}

/** Registration of several notified products that are sold in one pack under the name of a kit. */
export const cosmeticKit: Service = {
  ...aboutNotification('kit'),
  key: 'cosmetic-kit',
  title: { id: 'Kit atau kombinasi kosmetika', en: 'Cosmetic kit or combination' },
  about: {
    id: 'Untuk beberapa produk yang sudah dinotifikasi dan dijual dalam satu kemasan dengan nama kit.',
    en: 'For several notified products that are sold in one pack under the name of a kit.',
  },
  result: { id: 'Nomor kit dengan awalan NKIT.', en: 'A kit number that begins with NKIT.' },
  subject: 'product',
  life: registrationLife,
  sections: [kit],
  fee: ({ on }) => find(on, ({ the }) => the(kitFee, {})),
  licencesIn: numbersIn,
  remarks,
  checklist: () => [
    item('kit', {
      section: 'kit',
      cite: answer('Q21'),
      rule: 'KOS-21',
      asks: {
        id: 'Nama kit tidak menyesatkan tentang isi dan khasiatnya?',
        en: 'Does the name of the kit mislead about neither content nor effect?',
      },
    }),
  ],
  nameOf: contents => read(contents).name,
  grant: ({ contents, applicant, named = [] }) => {
    const { name = '', pack } = read(contents)
    const facts = {
      commodity: 'cosmetic' as const,
      numbered: { series: 'cosmetic kit' as const },
      productName: name,
      dosageForm: 'Kit',
      packs: pack ? [pack] : [],
      composition: named.map(({ productName, number }) => ({ name: `${productName} (${groupNie(number)})` })),
      maker: { name: applicant.name },
      gtins: [],
    }
    return { gives: 'licence', facts }
  },
}
