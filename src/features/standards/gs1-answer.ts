import { z } from 'zod'
import { type Gs1Reading, readGs1, readSeveralGs1 } from '#/gs1/read.ts'

/** How GS1 data is answered to machines: by `./absah gs1 read` and by `POST /api/v1/gs1/read` alike. */
export const Gs1Answer = z.object({
  ok: z.boolean(),
  ai: z.string().nullable(),
  dl: z.string().nullable(),
  hri: z.array(z.string()),
  ignored: z.array(z.string()),
  error: z.string().nullable(),
  markup: z.string().nullable(),
  symbols: z.array(z.string().nullable()).optional().describe('Of several symbols of one pack, what each gave to it.'),
})
export type Gs1Answer = z.infer<typeof Gs1Answer>

/** At most so many symbols are read as one pack's. */
export const mostSymbols = 8

/**
 * Reads one text in any of GS1's written forms, or several symbols of one pack as one. What is none, and what contradicts itself, is refused
 * with the reason. Never throws.
 */
export function answerGs1(text: string | readonly string[]): Gs1Answer {
  if (typeof text === 'string') return answer(readGs1(text))
  const { together, symbols } = readSeveralGs1(text)
  return { ...answer(together), symbols: symbols.map(ai => ai ?? null) }
}

const answer = (read: Gs1Reading): Gs1Answer =>
  read.ok
    ? { ok: true, ai: read.ai, dl: read.dl, hri: read.hri, ignored: read.ignored, error: null, markup: null }
    : { ok: false, ai: null, dl: null, hri: [], ignored: [], error: read.error, markup: read.markup }
