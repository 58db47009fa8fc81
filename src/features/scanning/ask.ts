import { z } from 'zod'
import { both } from '#/platform/http/problems.ts'
import { isPacking, isSending, scanActs } from './acts.ts'

/** The most acts that one request carries. A longer queue comes in several. */
export const mostActs = 200
/** The most codes that are looked at together. */
export const mostLooked = 50

const key = z.string().trim().min(1).max(80)
const code = z.string().trim().min(1).max(500)

/** One act on one code, as the device recorded it. */
const Act = z
  .strictObject({
    key: key.describe('Number of the act, made by the device. Sent again, it is the same act.'),
    act: z.enum(scanActs),
    site: z.uuid().describe('Your site.'),
    at: z.iso.datetime({ offset: true }).describe('When it happened, by the device’s clock.'),
    code: code.optional().describe('The code as scanned. Left out, unpacking takes everything out.'),
    to: z.string().trim().min(1).max(300).optional().describe('Where it is sent: address of a site, GLN, or NIB of a company.'),
    parent: code.optional().describe('The outer pack, of packing and unpacking.'),
  })
  .refine(({ act, code, parent }) => code !== undefined || (act === 'unpack' && parent !== undefined), {
    path: ['code'],
    message: both('Kodenya tidak ada.', 'There is no code.'),
  })
  .refine(({ act, to }) => !isSending(act) || to !== undefined, {
    path: ['to'],
    message: both('Sebutkan tujuannya.', 'Say where it goes.'),
  })
  .refine(({ act, parent }) => !isPacking(act) || parent !== undefined, {
    path: ['parent'],
    message: both('Pindai kemasan luarnya.', 'Scan the outer pack.'),
  })

/** An act of this company taken back, named by the event that its answer gave. */
const Undo = z.strictObject({
  key,
  undo: z.string().min(1).max(200),
  atHand: z.boolean().default(false).describe('Of a dispensing: the pack is here and was never handed to the public.'),
})

export const ActSent = z.union([Act, Undo])
export type ActSent = z.infer<typeof ActSent>
export type ActScanned = z.infer<typeof Act>
export type UndoSent = z.infer<typeof Undo>
export { Act as ActScanned, Undo as UndoSent }

/** Acts in the order in which they happened. They are read one by one, so that a wrong one does not hold up the others. */
export const ActsSent = z.strictObject({
  person: z.string().max(100).describe('Who recorded them. They are taken in nobody else’s name.'),
  acts: z
    .array(z.looseObject({ key }))
    .min(1)
    .max(mostActs, both(`Paling banyak ${mostActs} sekali kirim.`, `At most ${mostActs} at a time.`)),
})

export type ActsSent = z.infer<typeof ActsSent>

/** Codes to be looked at before anything is recorded. */
export const LookAsked = z.strictObject({
  act: z.enum(scanActs),
  site: z.uuid(),
  parent: code.optional(),
  codes: z.array(code).min(1).max(mostLooked),
})
export type LookAsked = z.infer<typeof LookAsked>
