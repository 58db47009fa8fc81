import { mayMake } from '#/features/companies/law.ts'
import type { Remark, Taken } from '#/features/licensing/service.ts'
import { gtin14, hasCheckDigit } from '#/gs1/check-digit.ts'
import { noSource } from '#/law/instruments.ts'
import { find } from '#/law/provisions.ts'
import { formOf, isCertifiable } from './dosage-forms.ts'
import type { Checked } from './dossier.ts'
import { mayHaveForm, mayRegister } from './law-product.ts'
import { asrot, block, citeOf, when } from './remark.ts'

const at = (field: string) => ['product', field] as const

/** Who applies and by which route, the name, the form and who may make it, the packs. */
export function checkProduct(given: Checked, taken: Taken): Remark[] {
  const { product } = given.dossier
  return [
    ...checkRoute(given),
    ...checkForm(given),
    ...taken.names.map(({ holder, reference }) =>
      block(
        at('name'),
        { instrument: 'PerBPOM 32/2022', article: 'Pasal 12' },
        `Nama ini sudah dipakai ${holder} (${reference}). Pilih nama lain.`,
        `This name is used by ${holder} (${reference}). Choose another.`,
      ),
    ),
    ...product.packs.flatMap(({ gtin }, index) => checkGtin(gtin, index, taken)),
  ]
}

function checkRoute({ dossier: { product }, applicant, on }: Checked): Remark[] {
  const { route, class: productClass, siteId } = product
  if (!route) return []
  const may = find(on, ({ the }) => the(mayRegister, { applicant: applicant.kind, route }))
  const isMadeHere = route === 'own make' || route === 'licence'
  return [
    ...when(
      !may.value,
      block(
        at('route'),
        citeOf(may),
        'Jenis usaha Anda tidak dapat mendaftarkan produk yang dibuat dengan cara ini; pilih cara yang lain.',
        'Your kind of business cannot register a product made this way; choose another way.',
        'OT-07',
      ),
    ),
    ...when(
      productClass !== undefined && productClass !== 'quasi' && (productClass === 'imported') !== (route === 'import'),
      block(
        at('class'),
        asrot('Q1 huruf a'),
        'Obat tradisional impor dibuat di luar negeri, golongan lain di Indonesia. Samakan golongan dan pembuatnya.',
        'An imported traditional medicine is made abroad, the other classes in Indonesia. Make class and maker agree.',
        'OT-01a',
      ),
    ),
    ...when(
      isMadeHere && siteId !== undefined && !applicant.sites.some(site => site.id === siteId && site.isFactory),
      block(
        at('siteId'),
        asrot('Q10 huruf a'),
        'Pilih pabrik dari berkas perusahaan Anda.',
        'Choose a factory of your company file.',
        'OT-10a',
      ),
    ),
  ]
}

function checkForm({ commodity, dossier: { product }, applicant, on }: Checked): Remark[] {
  const { form, route } = product
  if (!form) return []
  const mayHave = find(on, ({ the }) => the(mayHaveForm, { commodity, form, haemorrhoid: product.haemorrhoid === true }))
  const { id, en } = formOf(form).title
  const exception =
    form === 'suppository' && commodity === 'traditional'
      ? { id: ' kecuali untuk wasir', en: ' except for haemorrhoids' }
      : { id: '', en: '' }
  const maker = route === 'contract' ? product.makerKind : route === 'import' ? undefined : applicant.kind
  const makes = maker && isCertifiable(form) ? find(on, ({ the }) => the(mayMake, { kind: maker, form })) : undefined
  return [
    ...when(
      !mayHave.value,
      block(
        at('form'),
        citeOf(mayHave),
        `Bentuk sediaan ini dilarang${exception.id}: ${id.toLowerCase()}. Pilih bentuk lain.`,
        `This dosage form is forbidden${exception.en}: ${en.toLowerCase()}. Choose another.`,
        'OT-15a',
      ),
    ),
    ...(makes && !makes.value
      ? [
          block(
            at('form'),
            citeOf(makes),
            `Usaha kecil obat tradisional tidak membuat bentuk ini: ${id.toLowerCase()}. Pilih bentuk lain.`,
            `A small traditional medicine business does not make this form: ${en.toLowerCase()}. Choose another.`,
            'SK-1.6',
          ),
        ]
      : []),
  ]
}

function checkGtin(gtin: string | undefined, index: number, { gtins }: Taken): Remark[] {
  if (gtin === undefined) return []
  const full = gtin14(gtin)
  const place = at(`packs.${index}.gtin`)
  if (!full || !hasCheckDigit(full))
    return [
      block(
        place,
        noSource,
        `Kemasan ${index + 1}: “${gtin}” bukan GTIN. Tulis 8, 12, 13 atau 14 angka dengan angka periksa yang cocok.`,
        `Pack ${index + 1}: “${gtin}” is no GTIN. Write 8, 12, 13 or 14 digits with a check digit that fits.`,
      ),
    ]
  return gtins
    .filter(one => one.gtin === gtin || one.gtin === full)
    .map(({ licence }) =>
      block(
        place,
        noSource,
        `Kemasan ${index + 1}: GTIN ini sudah dipakai izin edar ${licence}.`,
        `Pack ${index + 1}: this GTIN belongs to licence ${licence}.`,
      ),
    )
}
