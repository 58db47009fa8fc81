import type { Remark } from '#/features/licensing/service.ts'
import { overLimits } from '#/features/licensing/shared-materials/limits.ts'
import { prohibitedIn } from '#/features/licensing/shared-materials/prohibited.ts'
import { applicable, find } from '#/law/provisions.ts'
import { formOf } from './dosage-forms.ts'
import type { Checked, Material } from './dossier.ts'
import { flavourBelow, lowRiskForms, mayContain, rawSimpliciaForms, watchedMaterials } from './law-product.ts'
import { asrot, block, citeOf, warn, when } from './remark.ts'

const at = (field: string) => ['composition', field] as const
const naming = ({ name, species, part }: Material) => [name, species, part].filter(Boolean).join(' ')

/** The formula: what may be in it, in which amounts, in which form. */
export function checkComposition(given: Checked): Remark[] {
  const { commodity, dossier, on } = given
  const { materials, unitsPerServing, servingsPerDay } = dossier.composition
  const { form } = dossier.product
  const use = form ? formOf(form).use : 'taken'
  const isTaken = form !== undefined && use !== 'external'
  return [
    ...when(
      materials.length > 0 && !materials.some(({ role }) => role === 'active'),
      block(
        at('materials.0.role'),
        asrot('Q1'),
        'Tulis bahan aktif produk ini.',
        'List the active materials of the product.',
        'OT-09',
      ),
    ),
    ...when(
      isTaken && !unitsPerServing,
      block(
        at('unitsPerServing'),
        asrot('Q19 dan Q20'),
        'Tulis berapa satuan sekali minum: batas harian dihitung darinya.',
        'Write how many units are taken at once: daily limits are worked out from it.',
      ),
    ),
    ...when(
      isTaken && !servingsPerDay,
      block(
        at('servingsPerDay'),
        asrot('Q19 dan Q20'),
        'Tulis berapa kali sehari: batas harian dihitung darinya.',
        'Write how many times a day: daily limits are worked out from it.',
      ),
    ),
    ...materials.flatMap((row, index) => [...checkKind(row, index, given), ...checkProhibited(row, index, given)]),
    ...checkSimplicia(given),
    ...checkCoffee(given),
    ...overLimits({
      commodity,
      use,
      materials,
      unitsPerServing: unitsPerServing || 1,
      servingsPerDay: servingsPerDay || 1,
      on,
    }),
  ]
}

function checkKind(row: Material, index: number, { commodity, on }: Checked): Remark[] {
  const { kind, role, name = `${index + 1}`, species } = row
  const isPlant = kind === 'simplicia' || kind === 'extract'
  const text = ` ${naming(row).toLowerCase()}`
  const watched = find(on, ({ every }) => every(watchedMaterials, {}))
  const may = kind && role ? find(on, ({ the }) => the(mayContain, { commodity, kind, role })) : undefined
  return [
    ...(may && !may.value
      ? [
          block(
            at(`materials.${index}.kind`),
            citeOf(may),
            `${name}: isolat atau bahan kimia sintetik berkhasiat obat tidak boleh ada dalam obat tradisional. Keluarkan, atau pakai ekstraknya.`,
            `${name}: an isolated or synthetic chemical with a medicinal effect may not be in a traditional medicine. Take it out, or use the extract.`,
            'OT-15b1',
          ),
        ]
      : []),
    ...when(
      role === 'active' && isPlant && !species,
      block(
        at(`materials.${index}.species`),
        asrot('Q1 huruf a'),
        `${name}: tulis nama ilmiah tumbuhannya.`,
        `${name}: write the scientific name of the plant.`,
        'OT-01a',
      ),
    ),
    ...watched.value.flatMap(({ title, names }, which) =>
      when(
        names.some(one => text.includes(one)),
        warn(
          at(`materials.${index}.name`),
          watched.steps[which]!.cite,
          `${name}: bahan ini ${title.id}; petugas memeriksa jenis, jumlah, dan klaimnya.`,
          `${name}: this is a ${title.en}; an officer looks at its strain, amount and claim.`,
          'OT-11',
        ),
      ),
    ),
  ]
}

function checkProhibited(row: Material, index: number, { commodity, dossier, on }: Checked): Remark[] {
  const place = at(`materials.${index}.name`)
  const name = row.name ?? `${index + 1}`
  const claimed = [dossier.product.name, ...dossier.claims.map(({ says }) => says)].join(' ')
  return prohibitedIn(commodity, { text: naming(row), claims: claimed }, on)
    .slice(0, 1)
    .map(({ title, cite, rule, isCertain, basis, withClaim }) => {
      const by = basis ? ` (${basis})` : ''
      if (!isCertain)
        return warn(
          place,
          cite,
          `${name}: maksud Anda “${title.id}”? Bahan itu dilarang${by}; periksa ejaannya.`,
          `${name}: do you mean “${title.en}”? It is prohibited${by}; check the spelling.`,
          rule,
        )
      return withClaim
        ? block(
            place,
            cite,
            `${name}: “${title.id}” tidak boleh bersama klaim mengurangi lemak atau berat badan${by}. Ubah klaimnya, atau keluarkan bahannya.`,
            `${name}: “${title.en}” may not go with a claim to reduce fat or weight${by}. Change the claim, or take the material out.`,
            rule,
          )
        : block(
            place,
            cite,
            `${name}: bahan “${title.id}” dilarang${by}. Keluarkan dari formula.`,
            `${name}: “${title.en}” is prohibited${by}. Take it out of the formula.`,
            rule,
          )
    })
}

/** Raw simplicia in a form that is not on the list is pointed out: how strict the list is, the source does not say. */
function checkSimplicia({ dossier: { product, composition }, on }: Checked): Remark[] {
  const { form } = product
  const index = composition.materials.findIndex(({ kind, role }) => kind === 'simplicia' && role === 'active')
  if (!form || index < 0) return []
  const raw = find(on, ({ the }) => [the(rawSimpliciaForms, { form }), the(lowRiskForms, { form })])
  return when(
    !raw.value.includes(true),
    warn(
      at(`materials.${index}.kind`),
      citeOf(raw),
      `${formOf(form).title.id} biasanya berisi ekstrak, bukan simplisia. Petugas menilainya; pertimbangkan ekstrak atau bentuk pil, teh, parem, pilis, tapel, koyo, dodol, pastiles.`,
      `A product of this form (${formOf(form).title.en.toLowerCase()}) is usually of extracts, not of simplicia. An officer judges; think of an extract, or of pill, tea, parem, pilis, tapel, plaster, dodol, pastille.`,
      'OT-18',
    ),
  )
}

function checkCoffee({ dossier: { composition }, on }: Checked): Remark[] {
  const [rule] = applicable(flavourBelow, { flavour: 'coffee' }, on)
  const { materials } = composition
  const actives = materials.filter(({ role }) => role === 'active').reduce((sum, row) => sum + (milligramsOf(row) ?? 0), 0)
  return materials.flatMap((row, index) => {
    const amount = milligramsOf(row)
    if (!rule || row.role !== 'additive' || amount === undefined || !/\b(kopi|coffee|coffea)\b/i.test(naming(row))) return []
    return when(
      amount >= actives,
      block(
        at(`materials.${index}.amount`),
        rule.cite,
        `${row.name}: kopi sebagai perisa harus lebih sedikit daripada bahan aktif (${actives} mg). Kurangi jumlahnya.`,
        `${row.name}: coffee as a flavour has to be less than the actives (${actives} mg). Reduce its amount.`,
        'OT-20',
      ),
    )
  })
}

const milligrams: Readonly<Record<string, number>> = { g: 1000, mg: 1, mcg: 0.001 }
function milligramsOf({ amount, unit }: Material): number | undefined {
  const factor = unit && milligrams[unit]
  return factor && amount !== undefined ? amount * factor : undefined
}
