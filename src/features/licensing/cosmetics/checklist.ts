import type { CheckItem, Given, LabelLine } from '#/features/licensing/service.ts'
import { papersOf } from './checks.ts'
import { itemNames, readNotification } from './dossier.ts'
import { answer } from './remark.ts'

/** What an officer judges of a notification: the template and the formula, and what its papers say. */
export function checklistFor(given: Given): CheckItem[] {
  const { making, product } = readNotification(given.contents)
  const papers = papersOf(given).map(({ key }) => key)
  const only = (holds: boolean, ...items: CheckItem[]) => (holds ? items : [])
  return [
    {
      key: 'template',
      aspect: 'administration',
      section: 'product',
      papers: [],
      cite: answer('Q1'),
      rule: 'KOS-01',
      asks: {
        id: 'Kategori, tempat pakai, dan tujuan cocok dengan produk kosmetika?',
        en: 'Do category, place and purpose fit a cosmetic product?',
      },
    },
    {
      key: 'applicant',
      aspect: 'administration',
      section: 'making',
      papers,
      cite: answer('Q8'),
      rule: 'KOS-08',
      asks: {
        id: 'Dokumen pemohon dan pembuat sah dan cocok dengan isian?',
        en: 'Are the papers of applicant and maker valid, and do they fit the answers?',
      },
    },
    ...only(product.brandIs === 'licensed', {
      key: 'brand',
      aspect: 'administration',
      section: 'product',
      papers: ['brand-licence', 'name-division'].filter(key => papers.includes(key)),
      cite: answer('Q10'),
      rule: 'KOS-10',
      asks: {
        id: 'Perjanjian memberi merek ini dan nama produk ini kepada pemohon?',
        en: 'Does the agreement give this brand and this product name to the applicant?',
      },
    }),
    {
      key: 'formula',
      aspect: 'safety',
      section: 'formula',
      papers: [],
      cite: answer('Q16'),
      rule: 'KOS-16',
      asks: {
        id: 'Semua bahan dan kadarnya diizinkan untuk kategori dan tempat pakai ini?',
        en: 'Are all ingredients and their shares permitted for this category and place?',
      },
    },
    ...only(making.type === 'contract giver', {
      key: 'contract',
      aspect: 'quality',
      section: 'making',
      papers: ['contract', 'maker-cpkb'],
      cite: answer('Q8b'),
      rule: 'KOS-08',
      asks: {
        id: 'Kontrak mencakup produk ini, dan pembuatnya industri kosmetika dengan CPKB yang sesuai?',
        en: 'Does the contract cover this product, and is its maker a cosmetics industry with fitting CPKB?',
      },
    }),
  ]
}

/** What a scan and the label show at the least of a cosmetic, from what was answered. */
export function labelOf({ contents, applicant }: Given): LabelLine[] {
  const dossier = readNotification(contents)
  const line = (element: string, article: string, id: string, en: string, text: string | undefined): LabelLine => ({
    element,
    title: { id, en },
    text: text || undefined,
    cite: answer(article),
  })
  const { product, formula } = dossier
  return [
    line('name', 'Q24a', 'Nama produk', 'Product name', itemNames(dossier).filter(Boolean).join('; ')),
    line('brand', 'Q24a', 'Merek', 'Brand', product.brand),
    line('number', 'Q24b', 'Nomor notifikasi', 'Notification number', undefined),
    line('validity', 'Q24c', 'Masa berlaku', 'Validity', undefined),
    line('holder', 'Q24d', 'Pemilik nomor notifikasi', 'Holder', `${applicant.name}, ${applicant.address}`),
    line('pack', 'Q24e', 'Kemasan dan netto', 'Pack and net content', packsOf(dossier).join('; ')),
    line('composition', 'Q23', 'Komposisi', 'Ingredients', formula.ingredients.flatMap(({ name }) => name ?? []).join(', ')),
  ]
}

/** The packs as the register writes them: `Botol, 100 mL`. */
export const packsOf = ({ product: { packs } }: ReturnType<typeof readNotification>): string[] =>
  packs.map(({ container, net, unit }) => {
    const content = [String(net ?? '').replace('.', ','), unit === 'piece' ? 'buah' : unit].filter(Boolean).join(' ')
    return [container, content].filter(Boolean).join(', ')
  })
