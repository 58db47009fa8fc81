import { cset82 } from '#/gs1/lint-characters.ts'

/** Why a line of a list is refused. */
export const reasons = ['no serial', 'unreadable', 'too long', 'character', 'twice', 'taken', 'computed'] as const
export type Reason = (typeof reasons)[number]

/** Characters that AI (21) has room for (GS1 General Specifications §3.5.2). */
export const longestSerial = 20

/**
 * What is wrong with a serial by itself: 1 to 20 characters of GS1's set 82, and no opening bracket, because the national payload is
 * written with literal brackets and would not be read back.
 */
export function faultOf(serial: string): Reason | undefined {
  if (serial.length === 0) return 'no serial'
  if (serial.length > longestSerial) return 'too long'
  return cset82(serial) || serial.includes('(') ? 'character' : undefined
}
