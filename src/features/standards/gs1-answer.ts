import { z } from 'zod'
import { readGs1 } from '#/gs1/read.ts'

/** How GS1 data is answered to machines: by `./absah gs1 read` and by `POST /api/v1/gs1/read` alike. */
export const Gs1Answer = z.object({
  ok: z.boolean(),
  ai: z.string().nullable(),
  dl: z.string().nullable(),
  hri: z.array(z.string()),
  ignored: z.array(z.string()),
  error: z.string().nullable(),
  markup: z.string().nullable(),
})
export type Gs1Answer = z.infer<typeof Gs1Answer>

/** Reads one text in any of GS1's written forms; a text that is none is refused with the reason. Never throws. */
export function answerGs1(text: string): Gs1Answer {
  const read = readGs1(text)
  return read.ok
    ? { ok: true, ai: read.ai, dl: read.dl, hri: read.hri, ignored: read.ignored, error: null, markup: null }
    : { ok: false, ai: null, dl: null, hri: [], ignored: [], error: read.error, markup: read.markup }
}
