import type { Remark } from '#/features/licensing/service.ts'
import { prohibitedIn } from '#/features/licensing/shared-materials/prohibited.ts'
import { find } from '#/law/provisions.ts'
import { checkLimits } from './check-limits.ts'
import { activesOf, kindOf, type MaterialRow } from './dossier.ts'
import { findIngredient } from './ingredients.ts'
import { makesSupplement } from './law-composition.ts'
import { block, type Checked, pasal, warn, when } from './remark.ts'

const at = (field: string) => ['composition', field] as const

/** The formula: complete, a supplement by definition, without forbidden materials, within the limits. */
export function checkComposition(given: Checked): Remark[] {
  const { dossier, applicant, on } = given
  const { materials, unitsPerServing, servingsPerDay, drugClass } = dossier.composition
  const actives = activesOf(dossier)
  const isSupplement = actives.some(row => find(on, ({ the }) => the(makesSupplement, { kind: kindOf(row) })).value)
  return [
    ...when(
      actives.length === 0,
      block(
        at('materials.0.name'),
        pasal('1 angka 26 dan angka 27'),
        'Tulis bahan aktif produk ini.',
        'List the product’s active ingredients.',
      ),
    ),
    ...when(
      actives.length > 0 && !isSupplement,
      block(
        at('materials.0.name'),
        pasal('1 angka 2'),
        'Suplemen kesehatan mengandung paling sedikit satu vitamin, mineral, asam amino, atau bahan aktif lain bukan tumbuhan. Komposisi dari tumbuhan saja didaftarkan sebagai obat tradisional.',
        'A supplement has at least one vitamin, mineral, amino acid or other active that is not from plants. A composition of plants alone is registered as a traditional medicine.',
      ),
    ),
    ...when(
      !unitsPerServing,
      block(
        at('unitsPerServing'),
        pasal('11 ayat (1) huruf k'),
        'Tulis berapa satuan sekali minum.',
        'Write how many units are taken at once.',
      ),
    ),
    ...when(
      !servingsPerDay,
      block(at('servingsPerDay'), pasal('11 ayat (1) huruf k'), 'Tulis berapa kali sehari.', 'Write how many times a day.'),
    ),
    ...when(
      applicant.kind === 'pharma industry' && drugClass === undefined,
      block(
        at('drugClass'),
        pasal('23 ayat (4)'),
        'Pilih apakah komposisi ini termasuk golongan obat.',
        'Say whether the composition is of the class of medicines.',
      ),
    ),
    ...materials.flatMap((row, index) => checkRow(row, index, given)),
    ...checkLimits(given),
  ]
}

function checkRow(row: MaterialRow, index: number, { on }: Checked): Remark[] {
  const { role, name, amount, unit, origin, additiveClass, species, plantPart, preparation } = row
  const field = (column: string) => at(`materials.${index}.${column}`)
  const title = name ?? `${index + 1}`
  const plantActive = role === 'active' && origin === 'plant'
  return [
    ...when(
      !role,
      block(
        field('role'),
        pasal('5 ayat (1)'),
        `Bahan ${title}: pilih bahan aktif atau bahan tambahan.`,
        `Material ${title}: choose active or additive.`,
      ),
    ),
    ...when(
      !name,
      block(field('name'), pasal('1 angka 27'), `Bahan ${title}: tulis namanya.`, `Material ${title}: write its name.`),
    ),
    ...when(
      !amount,
      block(field('amount'), pasal('1 angka 27'), `Bahan ${title}: tulis jumlahnya.`, `Material ${title}: write its amount.`),
    ),
    ...when(
      !unit,
      block(field('unit'), pasal('1 angka 27'), `Bahan ${title}: pilih satuannya.`, `Material ${title}: choose its unit.`),
    ),
    ...when(
      !origin,
      block(
        field('origin'),
        pasal('7 ayat (1)'),
        `Bahan ${title}: pilih asalnya.`,
        `Material ${title}: choose where it comes from.`,
      ),
    ),
    ...when(
      role === 'additive' && !additiveClass,
      block(
        field('additiveClass'),
        pasal('6 ayat (1)'),
        `Bahan tambahan ${title}: pilih golongannya.`,
        `Additive ${title}: choose its class.`,
      ),
    ),
    ...when(
      plantActive && !species,
      block(
        field('species'),
        pasal('5 ayat (2) huruf a'),
        `${title}: tulis asal tumbuhan (nama ilmiah).`,
        `${title}: write the plant it comes from (scientific name).`,
      ),
    ),
    ...when(
      plantActive && !plantPart,
      block(
        field('plantPart'),
        pasal('5 ayat (2) huruf a'),
        `${title}: tulis bagian tumbuhan yang digunakan.`,
        `${title}: write the part of the plant that is used.`,
      ),
    ),
    ...when(
      plantActive && !preparation,
      block(
        field('preparation'),
        pasal('5 ayat (2) huruf a'),
        `${title}: tulis cara penyiapannya.`,
        `${title}: write how it is prepared.`,
      ),
    ),
    ...when(
      role === 'additive' && name !== undefined && !findIngredient(name),
      warn(
        field('name'),
        pasal('6 ayat (2)'),
        `${title} belum ada dalam daftar kami; petugas memeriksa apakah bahan tambahan ini diizinkan.`,
        `${title} is not in our list; an officer checks whether this additive is permitted.`,
      ),
    ),
    ...when(
      role === 'active' && name !== undefined && !findIngredient(name),
      warn(
        field('name'),
        pasal('3 ayat (1) huruf a'),
        `${title} belum ada dalam daftar kami; petugas memeriksa mutu dan pustakanya.`,
        `${title} is not in our list; an officer checks its quality and references.`,
      ),
    ),
    ...prohibitedIn('supplement', { text: [name, species, plantPart].filter(Boolean).join(' ') }, on)
      .slice(0, 1)
      .map(hit =>
        (hit.isCertain ? block : warn)(
          field('name'),
          hit.cite,
          hit.isCertain
            ? `${title}: bahan “${hit.title.id}” dilarang dalam suplemen kesehatan. Keluarkan dari komposisi.`
            : `${title}: maksud Anda “${hit.title.id}”? Bahan itu dilarang dalam suplemen kesehatan; periksa ejaannya.`,
          hit.isCertain
            ? `${title}: “${hit.title.en}” is prohibited in supplements. Take it out of the composition.`
            : `${title}: do you mean “${hit.title.en}”? It is prohibited in supplements; check the spelling.`,
        ),
      ),
  ]
}
