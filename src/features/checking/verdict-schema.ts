import { z } from 'zod'
import { levels } from '#/features/coding/level.ts'
import { recallClasses } from '#/features/recalls/recalls.ts'
import { standings } from '#/features/register/licence.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { verdictClasses, verdictCodes } from './cases.ts'

const says = z.object({ id: z.string(), en: z.string() })
const day = z.iso.date()

/** A verdict as machines receive it. Codes are stable; sentences may be mended. */
export const VerdictAnswer = z.object({
  asked: z.string().describe('What was presented, as it came.'),
  on: day,
  code: z.enum(verdictCodes),
  case: z.string().describe('Which of the ways to reach that code; for people who read logs.'),
  class: z.enum(verdictClasses).describe('Where the cause lies. A technical one is no reason to doubt the product.'),
  tone: z.enum(['ok', 'look', 'stop', 'unknown']),
  says,
  toDo: says,
  also: z.array(z.object({ code: z.enum(verdictCodes), says })),
  remarks: z.array(z.object({ code: z.string(), says })),
  mayReport: z.boolean(),
  signature: z.enum(['matches', 'differs', 'unknown key', 'withdrawn key', 'absent']).optional(),
  product: z
    .object({
      number: z.string(),
      commodity: z.enum(commodities),
      name: z.string(),
      brand: z.string().optional(),
      dosageForm: z.string(),
      packs: z.array(z.string()),
      holder: z.string(),
      holderId: z.string().optional(),
      maker: z.string(),
      standing: z.enum(standings),
      since: day,
      issuedOn: day,
      validThrough: day,
      reasons: z.string().optional(),
      basis: z.string().optional(),
      supersededBy: z.string().optional(),
      updatedAt: z.iso.datetime(),
    })
    .optional(),
  pack: z
    .object({
      level: z.enum(levels),
      serial: z.string(),
      batch: z.string(),
      productionDate: day,
      expiry: day,
      status: z.string(),
      since: z.iso.datetime().optional(),
      where: z.string().optional(),
      boundFor: z.string().optional(),
    })
    .optional(),
  said: z.object({ batch: z.string().optional(), expiry: day.optional(), serial: z.string().optional() }),
  differences: z.array(z.object({ field: z.string(), says: z.string(), issued: z.string() })),
  recalls: z.array(
    z.object({
      batch: z.string().optional(),
      class: z.enum(recallClasses).optional(),
      startedOn: day,
      reasons: z.string(),
      basis: z.string(),
    }),
  ),
  near: z.array(z.object({ number: z.string(), name: z.string() })),
})
