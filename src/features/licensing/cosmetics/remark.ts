import type { Remark } from '#/features/licensing/service.ts'
import type { Cite, Words } from '#/law/provisions.ts'

/** An answer among the questions on cosmetic notification. */
export const answer = (question: string): Cite => ({ instrument: 'FAQ Notifkos', article: question })

/** Keeps the application from being filed, when the condition holds. */
export const blockWhen = (
  condition: boolean,
  [section, field]: readonly [section: string, field: string],
  cite: Cite,
  rule: string,
  says: Words,
): Remark[] => (condition ? [{ section, field, says, cite, rule, severity: 'block' }] : [])
