import type { Role } from '#/platform/accounts/person.ts'

/** Who sees and works on alerts. */
export const alertReaders: readonly Role[] = ['inspector', 'approver']
