/** An array as PostgreSQL reads it, of values that need no quotation marks: many times as fast as one with them. */
export const inArray = <T>(rows: readonly T[], of: (row: T) => string | number): string => {
  let text = '{'
  for (let i = 0; i < rows.length; i++) text += i === 0 ? of(rows[i]!) : `,${of(rows[i]!)}`
  return `${text}}`
}
