import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { Ctx } from '#/platform/http/env.ts'
import { Invalid, type Problem, type Says } from '#/platform/http/errors.ts'
import { both, inLang } from '#/platform/http/problems.ts'
import { type FormState, textOf } from '#/platform/ui/kit.ts'
import { longestPassword, shortestPassword } from './library.ts'

export type Sent = Record<string, string | string[]>

/** What a form sent, without files. */
export const readForm = async (c: Ctx): Promise<Sent> => textOf(await c.req.parseBody({ all: true }))

export const formOf = (c: Ctx, values: Sent = {}, problems: readonly Problem[] = []): FormState => ({
  lang: c.var.lang,
  values,
  problems: inLang(problems, c.var.lang),
})

/** Does what a form asks. A fault in a field answers with the same page (422), entries kept, nothing changed. */
export async function take(
  c: Ctx,
  act: (sent: Sent) => Promise<Response>,
  again: (form: FormState) => Child | Promise<Child>,
): Promise<Response> {
  const sent = await readForm(c)
  try {
    return await act(sent)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html((await again(formOf(c, sent, error.problems))) as string, 422)
  }
}

/** A fault of one field, or of the whole form when the field is empty. */
export const fault = (field: string, says: Says): Invalid => new Invalid([{ field, says }])

/** Passes the cookies of the library on to the browser. */
export function passOn(c: Ctx, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}

export const Name = z
  .string()
  .trim()
  .min(1, both('Isi nama.', 'Enter the name.'))
  .max(200, both('Nama paling panjang 200 huruf.', 'A name has at most 200 letters.'))
  // Names stand in letters: an address in one would make us carry a stranger's advertisement.
  .refine(
    name => !/[\u0000-\u001f\u007f]|:\/\/|www\./i.test(name),
    both('Tulis nama saja, tanpa alamat situs.', 'Write the name only, without an address of a site.'),
  )

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, both('Alamat surel terlalu panjang.', 'The mail address is too long.'))
  .pipe(z.email(both('Tulis alamat surel seperti nama@contoh.id.', 'Write a mail address like name@example.id.')))

export const NewPassword = z
  .string()
  .min(
    shortestPassword,
    both(`Kata sandi paling sedikit ${shortestPassword} karakter.`, `A password has at least ${shortestPassword} characters.`),
  )
  .max(
    longestPassword,
    both(`Kata sandi paling banyak ${longestPassword} karakter.`, `A password has at most ${longestPassword} characters.`),
  )

export const Given = z.string().min(1, both('Bagian ini wajib diisi.', 'This is required.'))
