import type { Remark } from '#/features/licensing/service.ts'
import { find } from '#/law/provisions.ts'
import type { Checked, Material } from './dossier.ts'
import { claimWords } from './law-claims.ts'
import { lowRiskForms, lowRiskPlants, proofNeeded, proofs } from './law-product.ts'
import { classNames, proofNames } from './names.ts'
import { asrot, block, citeOf, warn, when } from './remark.ts'

/** Each claim with the proof of its class, and without words that go too far. */
export function checkClaims({ commodity, dossier: { product, claims }, on }: Checked): Remark[] {
  const { class: productClass } = product
  const needed = productClass && find(on, ({ the }) => the(proofNeeded, { class: productClass }))
  return [
    ...claims.flatMap(({ says, proof }, index) => [
      ...(needed && proof && proofs.indexOf(proof) < proofs.indexOf(needed.value)
        ? [
            block(
              ['claims', `claims.${index}.proof`],
              citeOf(needed),
              `Klaim ${index + 1}: ${classNames[productClass].id} memerlukan bukti “${proofNames[needed.value].id.toLowerCase()}”. Ganti buktinya, atau golongan produknya.`,
              `Claim ${index + 1}: ${classNames[productClass].en} needs the proof “${proofNames[needed.value].en.toLowerCase()}”. Change the proof, or the product’s class.`,
              'OT-05',
            ),
          ]
        : []),
      ...wordsIn(says, ['claims', `claims.${index}.says`]),
    ]),
    ...wordsIn(product.name, ['product', 'name']),
  ]

  function wordsIn(text: string | undefined, place: readonly [string, string]): Remark[] {
    if (!text) return []
    const said = ` ${text
      .toLowerCase()
      .replace(/%/g, ' persen ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')}`
    const { value, steps } = find(on, ({ every }) => every(claimWords, { commodity }))
    return value.flatMap(({ stem, says, severity }, index) =>
      when(
        said.includes(` ${stem}`),
        (severity === 'block' ? block : warn)(
          place,
          steps[index]!.cite,
          `Kata “${stem}” ${says.id}. Ganti kata itu.`,
          `The word “${stem}” ${says.en}. Replace it.`,
        ),
      ),
    )
  }
}

/** Why a product that is filed as one of low risk is none: every part of the definition has to hold. */
export function checkLowRisk({ dossier: { product, composition, claims }, on }: Checked): Remark[] {
  const { lowRisk, form } = product
  if (!lowRisk) return []
  const says = (field: readonly [string, string], id: string, en: string) =>
    block(
      field,
      asrot('Q4'),
      `Bukan risiko rendah: ${id} Ubah, atau jawab “Tidak” pada risiko rendah.`,
      `Not of low risk: ${en} Change it, or answer “No” to low risk.`,
      'OT-04',
    )
  const plants = find(on, ({ every }) => every(lowRiskPlants, {})).value
  return [
    ...when(
      form !== undefined && !find(on, ({ the }) => the(lowRiskForms, { form })).value,
      says(['product', 'form'], 'bentuk sediaannya tidak sederhana.', 'its dosage form is not a simple one.'),
    ),
    ...composition.materials.flatMap((row, index) => {
      const { role, kind, name = `${index + 1}` } = row
      if (role !== 'active' || kind === undefined) return []
      if (kind !== 'simplicia')
        return [says(['composition', `materials.${index}.kind`], `${name} bukan simplisia.`, `${name} is no simplicia.`)]
      return when(
        !plants.some(names => isNamed(row, names)),
        says(
          ['composition', `materials.${index}.name`],
          `${name} belum ada pada daftar tumbuhan yang sudah dikenal.`,
          `${name} is not on the list of well-known plants.`,
        ),
      )
    }),
    ...claims.flatMap(({ proof }, index) =>
      when(
        proof !== undefined && proof !== 'empirical',
        says(
          ['claims', `claims.${index}.proof`],
          `klaim ${index + 1} bukan klaim tradisional.`,
          `claim ${index + 1} is no traditional claim.`,
        ),
      ),
    ),
  ]
}

/** Where a scientific name is given it decides: a common name may belong to several plants. */
const isNamed = ({ name = '', species }: Material, names: readonly string[]): boolean => {
  const text = ` ${(species ?? name).toLowerCase().replace(/[^a-z]+/g, ' ')}`
  return names.some(one => text.includes(` ${one}`))
}
