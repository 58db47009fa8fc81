import type { Remark, Taken } from '#/features/licensing/service.ts'
import { sayCite } from '#/law/explain.ts'
import { noSource } from '#/law/instruments.ts'
import { find } from '#/law/provisions.ts'
import { supplementForms } from './dosage-forms.ts'
import { mayApply, mayMake } from './law-applicants.ts'
import { block, type Checked, pasal, when } from './remark.ts'

const at = (field: string) => ['product', field] as const

/** Who applies, the name, the form and the packs. */
export function checkProduct({ dossier: { product, label }, applicant, on }: Checked, taken: Taken): Remark[] {
  const { name, genericName, brand, form, packs, siteId } = product
  const may = find(on, ({ the }) => the(mayApply, { applicant: applicant.kind }))
  return [
    ...when(
      !may.value,
      block(
        at('form'),
        may.steps[0]!.cite,
        'Jenis usaha Anda tidak dapat mendaftarkan suplemen buatan sendiri; pilih jalur kontrak atau impor.',
        'Your kind of business cannot register supplements of its own make; use the contract or import route.',
      ),
    ),
    ...when(
      !name && !genericName,
      block(at('name'), pasal('11 ayat (1) huruf a'), 'Tulis nama produk.', 'Write the product’s name.'),
    ),
    ...taken.names.map(({ holder, reference }) =>
      block(
        at('name'),
        pasal('12'),
        `Nama ini sudah dipakai ${holder} (${reference}). Satu nama hanya untuk satu pelaku usaha; pilih nama lain.`,
        `This name is used by ${holder} (${reference}). One name is for one business; choose another.`,
      ),
    ),
    ...when(
      !brand,
      block(
        at('brand'),
        pasal('23 ayat (7) dan ayat (8)'),
        'Pilih apakah nama ini merek terdaftar.',
        'Say whether the name is a registered trademark.',
      ),
    ),
    ...(form
      ? checkForm()
      : [block(at('form'), pasal('11 ayat (1) huruf c'), 'Pilih bentuk sediaan.', 'Choose the dosage form.')]),
    ...when(
      !applicant.sites.some(site => site.id === siteId && site.isFactory),
      block(
        at('siteId'),
        pasal('11 ayat (1) huruf d'),
        'Pilih pabrik yang membuat produk ini.',
        'Choose the factory that makes the product.',
      ),
    ),
    ...when(
      packs.length === 0,
      block(
        at('packs.0.container'),
        pasal('11 ayat (1) huruf g'),
        'Tulis paling sedikit satu kemasan.',
        'Give at least one pack.',
      ),
    ),
    ...packs.flatMap(({ container, quantity, unit }, index) => [
      ...when(
        !container,
        block(
          at(`packs.${index}.container`),
          pasal('11 ayat (1) huruf g'),
          `Kemasan ${index + 1}: pilih wadahnya.`,
          `Pack ${index + 1}: choose the container.`,
        ),
      ),
      ...when(
        !quantity,
        block(
          at(`packs.${index}.quantity`),
          pasal('11 ayat (1) huruf g'),
          `Kemasan ${index + 1}: tulis isinya.`,
          `Pack ${index + 1}: write its content.`,
        ),
      ),
      ...when(
        !unit,
        block(
          at(`packs.${index}.unit`),
          pasal('11 ayat (1) huruf g'),
          `Kemasan ${index + 1}: pilih satuannya.`,
          `Pack ${index + 1}: choose the unit.`,
        ),
      ),
    ]),
    ...packs.flatMap(({ gtin }, index) =>
      taken.gtins
        .filter(one => one.gtin === gtin)
        .map(({ licence }) =>
          block(
            at(`packs.${index}.gtin`),
            noSource,
            `Kemasan ${index + 1}: GTIN ini sudah dipakai izin edar ${licence}.`,
            `Pack ${index + 1}: this GTIN belongs to licence ${licence}.`,
          ),
        ),
    ),
    ...when(
      label.attachment === 'attached' && packs.some(({ container }) => container === 'strip' || container === 'blister'),
      block(
        ['label', 'attachment'],
        pasal('10 ayat (4)'),
        'Pada strip dan blister penandaan dicetak langsung, tidak ditempel.',
        'On strips and blisters the label is printed directly, not stuck on.',
      ),
    ),
  ]

  function checkForm(): Remark[] {
    const allowed = find(on, ({ the }) => the(mayMake, { applicant: applicant.kind, form: form! }))
    const title = supplementForms[form!].title
    return when(
      !allowed.value,
      block(
        at('form'),
        allowed.steps[0]!.cite,
        `Usaha kecil obat tradisional tidak membuat ${title.id.toLowerCase()} (${sayCite(allowed.steps[0]!.cite)}). Pilih bentuk lain.`,
        `A small traditional medicine business does not make this form: ${title.en.toLowerCase()}. Choose another.`,
      ),
    )
  }
}
