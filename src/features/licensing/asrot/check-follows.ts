import type { AskedField } from '#/features/licensing/asked/fields.ts'
import { readAnswers } from '#/features/licensing/asked/fields.ts'
import type { Given, Remark, Section } from '#/features/licensing/service.ts'
import { addDays } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { preregistrationHolds } from './law-terms.ts'
import { asrot, block, citeOf, when } from './remark.ts'

/** A registration keeps to what its pre-registration approved, and comes while that holds. */
export function checkFollows({ earlier, contents, on }: Given, sections: readonly Section[]): Remark[] {
  if (!earlier) return []
  const holds = find(on, ({ the }) => the(preregistrationHolds, {}))
  return [
    ...when(
      on > addDays(earlier.endedOn, holds.value.days),
      block(
        ['product', 'name'],
        citeOf(holds),
        `Persetujuan praregistrasi ${earlier.number} berlaku ${holds.value.days} hari dan sudah lewat. Ajukan praregistrasi lagi.`,
        `The approval of pre-registration ${earlier.number} held for ${holds.value.days} days and has passed. Apply for pre-registration again.`,
        'OT-09',
      ),
    ),
    ...sections.flatMap(({ key, asks = [] }) => {
      const before = readAnswers(asks, earlier.contents[key]) as Record<string, unknown>
      const now = readAnswers(asks, contents[key]) as Record<string, unknown>
      return asks
        .filter(field => JSON.stringify(before[field.key]) !== JSON.stringify(now[field.key]))
        .map(field => changed(key, field, earlier.number))
    }),
  ]
}

const changed = (section: string, field: AskedField, number: string): Remark =>
  block(
    [section, field.kind === 'rows' ? `${field.key}.0.${field.columns[0]!.key}` : field.key],
    asrot('Q9'),
    `“${field.label.id}” berbeda dari yang disetujui pada praregistrasi ${number}. Kembalikan, atau ajukan praregistrasi baru.`,
    `“${field.label.en}” differs from what pre-registration ${number} approved. Restore it, or apply for a new pre-registration.`,
    'OT-09',
  )
