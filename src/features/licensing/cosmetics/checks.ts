import { missingIn } from '#/features/licensing/asked/missing.ts'
import { plainName } from '#/features/licensing/plain-name.ts'
import type { Given, Need, Remark, Taken } from '#/features/licensing/service.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { noSource } from '#/law/instruments.ts'
import { find } from '#/law/provisions.ts'
import { formula, making, type Notification, perfumes, product, readNotification, statements } from './dossier.ts'
import { prohibitedIn } from './ingredients.ts'
import { mayNotify, notificationPapers } from './law-applicants.ts'
import { isCosmetic } from './law-product.ts'
import { missingPapers, needsOf } from './papers.ts'
import { answer, blockWhen } from './remark.ts'

/** All that can be found in a notification without an officer. */
export const remarksOn =
  (kind: 'cosmetic' | 'perfume') =>
  (given: Given & Taken): Remark[] => {
    const dossier = readNotification(given.contents)
    return [
      ...missingIn(product.key, product.asks, dossier.product),
      ...missingIn(making.key, making.asks, dossier.making),
      ...missingIn(formula.key, formula.asks, dossier.formula),
      ...missingIn(statements.key, statements.asks, dossier.statements),
      ...checkProduct(dossier, given, kind),
      ...checkNames(dossier, given),
      ...checkGtins(dossier, given),
      ...checkMaking(dossier, given),
      ...checkFormula(dossier, given),
      ...checkStatements(dossier),
      ...missingPapers(papersOf(given), given, dossier.making.siteId),
    ]
  }

/** The papers that the dossier asks for so far. */
export function papersOf({ contents, on }: Pick<Given, 'contents' | 'on'>): Need[] {
  const { making, product } = readNotification(contents)
  return needsOf(notificationPapers, { type: making.type ?? 'industry', brand: product.brandIs ?? 'own' }, on)
}

function checkProduct({ product: { place, purpose, group } }: Notification, { on }: Given, kind: 'cosmetic' | 'perfume') {
  const is = place && purpose && find(on, ({ the }) => the(isCosmetic, { place, purpose }))
  return [
    ...blockWhen(is?.value === false, ['product', place === 'inside' ? 'place' : 'purpose'], answer('Q1'), 'KOS-01', {
      id: 'Produk ini bukan kosmetika: kosmetika dipakai di bagian luar tubuh dan tidak untuk mengobati penyakit.',
      en: 'This is no cosmetic: a cosmetic is used on the outside of the body, and not to treat a disease.',
    }),
    ...blockWhen(
      group !== undefined && (group === perfumes) !== (kind === 'perfume'),
      ['product', 'group'],
      answer('Q6'),
      'KOS-06',
      {
        id:
          kind === 'perfume'
            ? 'Layanan ini untuk parfum. Untuk kategori lain mulailah notifikasi kosmetika.'
            : 'Parfum diverifikasi dalam waktu tersendiri. Mulailah notifikasi parfum.',
        en:
          kind === 'perfume'
            ? 'This service is for perfumes. For another category begin a cosmetic notification.'
            : 'Perfumes are verified in a time of their own. Begin a perfume notification.',
      },
    ),
  ]
}

function checkNames({ product: { name, brandIs, division, shades } }: Notification, { names }: Taken): Remark[] {
  const shadeNames = shades.map(shade => plainName(shade.name ?? ''))
  return [
    ...names.flatMap(({ holder, reference }) =>
      blockWhen(true, ['product', 'name'], answer('Q9'), 'KOS-09', {
        id: `Nama ini sudah dinotifikasi ${holder} (${reference}). Satu nama produk hanya untuk satu perusahaan; pilih nama lain.`,
        en: `This name is notified by ${holder} (${reference}). One product name is for one company; choose another.`,
      }),
    ),
    ...blockWhen(
      brandIs === 'licensed' && name !== undefined && !division.some(one => plainName(one.name ?? '') === plainName(name)),
      ['product', 'division.0.name'],
      answer('Q10'),
      'KOS-10',
      {
        id: 'Nama produk ini tidak ada dalam pembagian nama menurut perjanjian merek. Tambahkan, atau pilih nama yang menjadi bagian Anda.',
        en: 'The brand agreement’s division of names does not have this product. Add it, or choose a name that is yours.',
      },
    ),
    ...shadeNames.flatMap((shade, index) =>
      blockWhen(shade !== '' && shadeNames.indexOf(shade) < index, ['product', `shades.${index}.name`], answer('Q11'), 'KOS-11', {
        id: `Warna ${index + 1} sudah ada di atas. Setiap warna adalah item tersendiri.`,
        en: `Shade ${index + 1} stands above already. Each shade is an item of its own.`,
      }),
    ),
  ]
}

function checkGtins({ product: { shades, packs } }: Notification, { gtins }: Taken): Remark[] {
  const rows = [
    ...shades.map(({ gtin }, index) => ({ gtin, field: `shades.${index}.gtin` })),
    ...packs.map(({ gtin }, index) => ({ gtin, field: `packs.${index}.gtin` })),
  ].flatMap(({ gtin, field }) => (gtin ? [{ gtin: gtin.replace(/\s/g, ''), field }] : []))
  return rows.flatMap(({ gtin, field }) => {
    const isGtin = /^(\d{8}|\d{12,14})$/.test(gtin) && hasCheckDigit(gtin)
    const other = gtins.find(one => one.gtin === gtin)
    return [
      ...blockWhen(!isGtin, ['product', field], noSource, 'GS1', {
        id: `“${gtin}” bukan GTIN: 8, 12, 13 atau 14 angka dengan angka periksa yang cocok.`,
        en: `“${gtin}” is no GTIN: 8, 12, 13 or 14 digits with a check digit that fits.`,
      }),
      ...blockWhen(other !== undefined, ['product', field], noSource, 'GS1', {
        id: `GTIN ini sudah dipakai izin edar ${other?.licence}.`,
        en: `This GTIN belongs to licence ${other?.licence}.`,
      }),
      ...blockWhen(shades.length > 0 && field.startsWith('packs'), ['product', field], answer('Q11'), 'KOS-11', {
        id: 'Bila ada warna, GTIN ditulis pada warnanya, karena setiap warna bernomor sendiri.',
        en: 'Where there are shades, the GTIN is written with its shade, because each shade has a number of its own.',
      }),
    ]
  })
}

function checkMaking(
  { making: { type, siteId, contractUntil, country } }: Notification,
  { applicant, on, today }: Given,
): Remark[] {
  const may = type && find(on, ({ the }) => the(mayNotify, { applicant: applicant.kind, type }))
  return [
    ...blockWhen(may?.value === false, ['making', 'type'], answer('Q8'), 'KOS-08', {
      id: 'Jenis usaha dalam berkas perusahaan Anda tidak dapat mengajukan sebagai ini. Industri kosmetika memakai pabriknya sendiri, importir mengimpor; selain itu jalurnya kontrak dengan industri kosmetika di Indonesia.',
      en: 'The kind of business in your company file cannot apply as this. A cosmetics industry uses its own factory, an importer imports; for others the route is a contract with a cosmetics industry in Indonesia.',
    }),
    ...blockWhen(
      type === 'industry' && siteId !== undefined && !applicant.sites.some(({ id, isFactory }) => id === siteId && isFactory),
      ['making', 'siteId'],
      answer('Q8a'),
      'KOS-08',
      { id: 'Pilih salah satu pabrik dalam berkas perusahaan Anda.', en: 'Choose one of the factories of your company file.' },
    ),
    ...blockWhen(
      type === 'contract giver' && contractUntil !== undefined && contractUntil < today,
      ['making', 'contractUntil'],
      answer('Q8b'),
      'KOS-08',
      { id: 'Kontrak ini sudah berakhir. Perpanjang dahulu.', en: 'This contract has ended. Have it extended first.' },
    ),
    ...blockWhen(type === 'importer' && country === 'ID', ['making', 'country'], answer('Q8c'), 'KOS-08', {
      id: 'Produk impor dibuat di luar Indonesia. Untuk buatan Indonesia pilih kontrak.',
      en: 'An imported product is made outside Indonesia. For one made in Indonesia choose the contract.',
    }),
  ]
}

/** The shares of a formula make up the whole, give or take what rounding loses. */
const rounding = 0.5

function checkFormula({ formula: { ingredients } }: Notification, { on }: Given): Remark[] {
  const whole = ingredients.reduce((sum, { percent }) => sum + (percent ?? 0), 0)
  const isWhole = Math.abs(whole - 100) <= rounding
  return [
    ...blockWhen(
      ingredients.length > 0 && ingredients.every(({ percent }) => percent !== undefined) && !isWhole,
      ['formula', 'ingredients.0.percent'],
      answer('Q6'),
      'KOS-06',
      {
        id: `Jumlah kadar semua bahan ${whole.toFixed(2).replace('.', ',')} %, seharusnya 100 %.`,
        en: `The shares of all ingredients add up to ${whole.toFixed(2)} %; they should make 100 %.`,
      },
    ),
    ...prohibitedIn(ingredients, on),
  ]
}

function checkStatements({ statements: { informationFile, safe } }: Notification): Remark[] {
  const cite = { instrument: 'PerBPOM 21/2022', article: 'dokumen informasi produk' } as const
  return [
    ...blockWhen(informationFile === false, ['statements', 'informationFile'], cite, '6.1.2', {
      id: 'Dokumen informasi produk harus ada sebelum notifikasi. Lengkapi dahulu.',
      en: 'The product information file has to exist before the notification. Complete it first.',
    }),
    ...blockWhen(safe === false, ['statements', 'safe'], answer('Q2'), 'KOS-02', {
      id: 'Tanpa jaminan keamanan, manfaat, mutu, dan penandaan, kosmetika tidak dapat dinotifikasi.',
      en: 'Without answering for safety, benefit, quality and label, no cosmetic can be notified.',
    }),
  ]
}
