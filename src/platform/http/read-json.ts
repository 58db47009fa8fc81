import type { Ctx } from './env.ts'
import { Invalid } from './errors.ts'

/** The JSON body of a request. Throws Invalid, saying where it stops being JSON, for anything else. */
export async function readJson(c: Ctx): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    throw new Invalid([
      { field: '', says: { id: `Isi permintaan bukan JSON: ${where}.`, en: `The body is not JSON: ${where}.` } },
    ])
  }
}
