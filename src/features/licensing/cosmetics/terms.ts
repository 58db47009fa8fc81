import type { Service } from '#/features/licensing/service.ts'
import { find } from '#/law/provisions.ts'
import { cosmeticPeriods, type Kind } from './law-terms.ts'

/** The clocks of a kind of cosmetic case under the law of a day. */
export const termsOf =
  (kind: Kind): Service['terms'] =>
  on => ({
    draft: find(on, ({ the }) => the(cosmeticPeriods, { clock: 'draft', kind })),
    payment: find(on, ({ the }) => the(cosmeticPeriods, { clock: 'payment', kind })),
    evaluation: find(on, ({ the }) => the(cosmeticPeriods, { clock: 'evaluation', kind })),
    answer: find(on, ({ the }) => the(cosmeticPeriods, { clock: 'answer', kind })),
  })
