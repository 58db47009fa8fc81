import type { Licence } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import type { Problem } from '#/platform/http/errors.ts'
import type { Column } from './columns.ts'
import type { ImportRow } from './row.ts'

/** Where a row says something else than the register does. Columns that the row leaves empty say nothing. */
export function differences(row: ImportRow, licence: Licence): Problem[] {
  return (Object.keys(saidIn) as (keyof typeof saidIn)[]).flatMap(column => {
    if (!row.given.has(column)) return []
    const [here, there] = saidIn[column](row, licence)
    if (here === there) return []
    return {
      field: column,
      says: {
        id: `Register mencatat “${brief(there)}”, berkas ini “${brief(here)}”. Isi register diubah dengan keputusan, bukan dengan impor.`,
        en: `The register says “${brief(there)}”, this file “${brief(here)}”. What the register says is changed by a decision, not by an import.`,
      },
    }
  })
}

const saidIn = {
  commodity: (row, licence) => [row.commodity, licence.commodity],
  product_name: (row, licence) => [row.productName, licence.productName],
  brand: (row, licence) => [row.brand ?? '', licence.brand ?? ''],
  dosage_form: (row, licence) => [row.dosageForm, licence.dosageForm],
  packs: (row, licence) => [row.packs.join(' | '), licence.packs.join(' | ')],
  composition: (row, licence) => [ingredients(row), ingredients(licence)],
  holder_name: (row, licence) => [row.holder.name, licence.holder.name],
  maker_name: (row, licence) => [row.maker.name, licence.maker.name],
  issued_on: (row, licence) => [row.issuedOn, licence.issuedOn],
  last_day: (row, licence) => [addDays(row.validUntil, -1), addDays(licence.validUntil, -1)],
  valid_until: (row, licence) => [row.validUntil, licence.validUntil],
  method: (row, licence) => [row.method, licence.method],
} satisfies Partial<Record<Column, (row: ImportRow, licence: Licence) => [string, string]>>

const ingredients = ({ composition }: Pick<Licence, 'composition'>): string =>
  composition.map(({ name, amount, unit }) => [name, amount, unit].filter(part => part !== undefined).join(' ')).join(' | ')

const brief = (text: string): string => (text === '' ? '–' : text.length > 80 ? `${text.slice(0, 79)}…` : text)
