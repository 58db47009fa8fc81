import type { Remark } from '#/features/licensing/service.ts'
import { activesOf } from './dossier.ts'
import { block, type Checked, pasal, when } from './remark.ts'

const at = (field: string) => ['label', field] as const

/** The parts of the label that only the applicant can tell; the others are made from what was answered elsewhere. */
export function checkLabel({ dossier }: Checked): Remark[] {
  const { label } = dossier
  const hasPlantActive = activesOf(dossier).some(({ origin }) => origin === 'plant')
  return [
    ...when(
      !label.directions,
      block(at('directions'), pasal('11 ayat (1) huruf k'), 'Tulis aturan pakai.', 'Write the directions for use.'),
    ),
    ...when(
      label.hasWarnings === undefined,
      block(
        at('hasWarnings'),
        pasal('11 ayat (1) huruf l'),
        'Pilih apakah ada kontraindikasi, efek samping, atau peringatan.',
        'Say whether there are contraindications, side effects or warnings.',
      ),
    ),
    ...when(
      label.hasWarnings === true && !label.warnings,
      block(
        at('warnings'),
        pasal('11 ayat (1) huruf l'),
        'Tulis kontraindikasi, efek samping, dan peringatannya.',
        'Write the contraindications, side effects and warnings.',
      ),
    ),
    ...when(
      !label.attachment,
      block(
        at('attachment'),
        pasal('10 ayat (1) huruf a'),
        'Pilih apakah penandaan dicetak atau dilekatkan.',
        'Say whether the label is printed or attached.',
      ),
    ),
    ...when(
      !label.batchPlace,
      block(
        at('batchPlace'),
        pasal('11 ayat (1) huruf n'),
        'Tulis letak nomor bets pada kemasan.',
        'Write where the batch number stands on the pack.',
      ),
    ),
    ...when(
      !label.expiryPlace,
      block(
        at('expiryPlace'),
        pasal('11 ayat (1) huruf o'),
        'Tulis letak tanggal kedaluwarsa pada kemasan.',
        'Write where the expiry date stands on the pack.',
      ),
    ),
    ...when(
      !label.barcodePlace,
      block(
        at('barcodePlace'),
        pasal('11 ayat (1) huruf q'),
        'Tulis letak 2D barcode pada kemasan.',
        'Write where the 2D barcode stands on the pack.',
      ),
    ),
    ...when(
      label.nutritionStated === undefined,
      block(
        at('nutritionStated'),
        pasal('15'),
        'Pilih apakah label memuat informasi nilai gizi.',
        'Say whether the label gives nutrition values.',
      ),
    ),
    ...when(
      hasPlantActive && label.contentStated === undefined,
      block(
        at('contentStated'),
        pasal('5 ayat (3)'),
        'Pilih apakah label memuat kandungan senyawa aktif tumbuhan.',
        'Say whether the label gives the content of a plant’s active compound.',
      ),
    ),
    ...when(
      !label.language,
      block(
        at('language'),
        pasal('13 ayat (1) dan ayat (2)'),
        'Pilih bahasa lain yang ada pada label.',
        'Say which other language is on the label.',
      ),
    ),
    ...when(
      label.language === 'other' && !label.translation,
      block(
        at('translation'),
        pasal('13 ayat (2) dan ayat (4)'),
        'Pilih bagaimana teks asing itu diterjemahkan.',
        'Say how the foreign text was translated.',
      ),
    ),
    ...foreignLetters(dossier.product.name, ['product', 'name']),
    ...foreignLetters(label.directions, at('directions')),
    ...foreignLetters(label.warnings, at('warnings')),
  ]
}

/** Letters that are not Latin, in a text that the label shows. */
function foreignLetters(text: string | undefined, place: readonly [string, string]): Remark[] {
  const found = text?.match(/[\p{L}]/gu)?.find(letter => !/\p{Script=Latin}/u.test(letter))
  return when(
    found !== undefined,
    block(
      place,
      pasal('13 ayat (1)'),
      `Pakai huruf latin dan angka arab: “${found}” bukan huruf latin.`,
      `Use Latin letters and Arabic numerals: “${found}” is no Latin letter.`,
    ),
  )
}
