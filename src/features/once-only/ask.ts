import { createHash } from 'node:crypto'
import { z } from 'zod'
import { uriOfCode } from '#/features/tracing/code-uri.ts'
import { type CodeReading, readCode } from '#/gs1/code.ts'
import type { Day } from '#/law/day.ts'
import { both } from '#/platform/http/problems.ts'
import { acts } from './acts.ts'

/** The most acts that one request carries. */
export const mostActs = 1000

const moment = z.iso.datetime({ offset: true })
const key = z.string().trim().min(1).max(100)

/** One act as machines send it: the code as scanned, or its parts. */
export const ActSent = z
  .strictObject({
    act: z.enum(acts),
    undo: z.boolean().default(false).describe('Takes the act back.'),
    part: z
      .boolean()
      .default(false)
      .describe('Of dispensing: part of an opened pack. Further parts at the same site are taken as well.'),
    atHand: z.boolean().default(false).describe('Of an undone dispensing: the pack is here and was never handed to the public.'),
    at: moment.optional().describe('When it happened; the request’s time, or now, where left out.'),
    key: key.optional().describe('Idempotency key of this act. Sent again, it is answered as before.'),
    code: z.string().min(1).max(500).optional().describe('The whole code as scanned, in place of the parts below.'),
    nie: z.string().trim().toUpperCase().max(30).optional(),
    gtin: z
      .string()
      .trim()
      .regex(/^\d{8,14}$/)
      .optional(),
    serial: z.string().trim().min(1).max(40).optional(),
    sscc: z
      .string()
      .trim()
      .regex(/^\d{18}$/)
      .optional(),
    batch: z.string().trim().max(20).optional(),
    expiry: z.iso.date().optional(),
  })
  .refine(({ code, sscc, serial, nie, gtin }) => Boolean(code || sscc || (serial && (nie || gtin))), {
    path: ['code'],
    message: both(
      'Sebutkan kemasannya: code, atau nie atau gtin dengan serial, atau sscc.',
      'Name the pack: code, or nie or gtin with serial, or sscc.',
    ),
  })
export type ActSent = z.infer<typeof ActSent>

export const ActsSent = z.strictObject({
  site: z
    .string()
    .trim()
    .max(300)
    .optional()
    .describe('Your site: its id, address or GLN. May be left out by a company with one site.'),
  at: moment.optional(),
  acts: z
    .array(ActSent)
    .min(1)
    .max(mostActs, both(`Paling banyak ${mostActs} sekali kirim.`, `At most ${mostActs} at a time.`)),
})
export type ActsSent = z.infer<typeof ActsSent>

/** What an act names, as far as its code or parts tell; without `uri` it names no single pack. */
export type Named = { uri?: string; batch?: string; expiry?: Day; repaired: boolean; nie?: string; gtin?: string }

/** Reads the code of an act. A scan that had to be repaired is marked: what then looks odd lies with the scan. */
export function readNamed(origin: string, sent: ActSent): Named {
  if (sent.code === undefined) return named(uriOfParts(origin, sent), sent as Partial<CodeReading>, false)
  const reading = readCode(sent.code)
  const isSound = reading.faults.every(({ code }) => code === 'incomplete')
  const repaired = reading.repairs.some(({ code }) => code !== 'trimmed' && code !== 'symbology')
  return named(isSound ? uriOfCode(origin, sent.code, reading) : undefined, reading, repaired)
}

function uriOfParts(origin: string, { nie, gtin, serial = '', sscc }: ActSent): string {
  if (sscc) return `https://id.gs1.org/00/${sscc}`
  if (gtin) return `https://id.gs1.org/01/${gtin.padStart(14, '0')}/21/${encodeURIComponent(serial)}`
  return `${origin}/v/${nie}/${encodeURIComponent(serial.toUpperCase())}`
}

const named = (uri: string | undefined, { batch, expiry, nie, gtin }: Partial<CodeReading>, repaired: boolean): Named => ({
  repaired,
  ...(uri !== undefined && { uri }),
  ...(batch && { batch }),
  ...(expiry && { expiry }),
  ...(nie && { nie }),
  ...(gtin && { gtin }),
})

/** The key of an act among all companies', and what was asked under it, both as the beginning of a hash. */
export type ActKey = { key: string; asked: number }

export function actKey(companyId: string, text: string, siteId: string, { key: _, ...asked }: ActSent): ActKey {
  const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest()
  const hex = digest([companyId, text]).toString('hex', 0, 16)
  return {
    key: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    asked: digest([siteId, asked]).readUIntBE(0, 6),
  }
}
