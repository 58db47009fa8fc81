import { Invalid, type Says } from '#/platform/http/errors.ts'

/** A file that cannot be read, or not any further. Rows that came before are not touched by it. */
export const broken = (says: Says): Invalid => new Invalid([{ field: 'file', says }])
