/** What is wrong with a component's value, and where: the offending part begins at `at` and is `length` characters long. */
export type LintFault = { code: string; at: number; length: number }

/** A content check: undefined when the value passes. */
export type Linter = (data: string) => LintFault | undefined

/** The whole value is at fault. */
export const whole = (code: string, data: string): LintFault => ({ code, at: 0, length: data.length })

/** Where the first character that is not a digit stands; -1 when all are. */
export function nonDigitAt(data: string): number {
  for (let i = 0; i < data.length; i++) {
    const c = data.charCodeAt(i)
    if (c < 48 || c > 57) return i
  }
  return -1
}

export function nonDigit(data: string): LintFault | undefined {
  const at = nonDigitAt(data)
  return at < 0 ? undefined : { code: 'NON_DIGIT_CHARACTER', at, length: 1 }
}
