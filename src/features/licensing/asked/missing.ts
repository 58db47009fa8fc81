import type { Remark } from '#/features/licensing/service.ts'
import type { AskedField } from './fields.ts'

/** What a section still lacks: each field that an article asks for and that has no answer, and each gap in a row that was begun. */
export function missingIn(section: string, fields: readonly AskedField[], content: Record<string, unknown>): Remark[] {
  return fields.flatMap((field): Remark[] => {
    const { key, label, cite } = field
    if (!cite || field.when?.(content) === false) return []
    const block = (at: string, id: string, en: string): Remark => ({
      section,
      field: at,
      says: { id, en },
      cite,
      severity: 'block',
    })
    if (field.kind !== 'rows') return content[key] === undefined ? [block(key, `Isi: ${label.id}.`, `Fill in: ${label.en}.`)] : []
    const rows = (content[key] ?? []) as Record<string, unknown>[]
    if (rows.length === 0) {
      const first = `${key}.0.${field.columns[0]!.key}`
      return [block(first, `Isi paling sedikit satu: ${field.row.id}.`, `Fill in at least one: ${field.row.en}.`)]
    }
    return rows.flatMap((row, index) =>
      field.columns
        .filter(column => !column.optional && row[column.key] === undefined)
        .map(column =>
          block(
            `${key}.${index}.${column.key}`,
            `${field.row.id} ${index + 1}: isi ${column.label.id}.`,
            `${field.row.en} ${index + 1}: fill in ${column.label.en}.`,
          ),
        ),
    )
  })
}
