import { typed } from './answers.ts'
import { control, Field, type FieldProps } from './field.tsx'
import { formatNumber } from './formats.ts'
import { pastedRows } from './rows.ts'
import { words } from './words.ts'

export type PasteFieldProps = FieldProps & {
  /** The columns in their order, with an example of each. */
  columns: readonly { title: string; example: string }[]
}

/** Rows pasted from a spreadsheet; shown as the table that was understood once they have been sent. Read with `pastedRows`. */
export function PasteField({ columns, ...field }: PasteFieldProps) {
  const { form, name } = field
  const t = words[form.lang]
  const text = typed(form, name)
  const rows = text ? pastedRows(text) : []
  const hint = (
    <>
      {field.hint} {t.pasteColumns(columns.map(({ title }) => title).join(' · '))}
      <br />
      {t.example} <span class="code">{columns.map(({ example }) => example).join(' · ')}</span>
    </>
  )
  return (
    <>
      <Field {...field} hint={hint}>
        <textarea {...control({ ...field, hint })} class="input paste" rows={8}>
          {text}
        </textarea>
      </Field>
      {rows.length ? (
        <table class="table">
          <caption>{t.understood(formatNumber(rows.length, form.lang))}</caption>
          <thead>
            <tr>
              <th scope="col">{t.number}</th>
              {columns.map(({ title }) => (
                <th scope="col">{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr>
                <td data-label={t.number}>{index + 1}</td>
                {columns.map(({ title }, place) => (
                  <td data-label={title}>{row[place] ? row[place] : <span class="quiet">{t.notGiven}</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
