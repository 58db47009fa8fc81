import type { Ctx } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { dayFrom, type FormState, textOf, type Values } from '#/platform/ui/kit.ts'

/** The body of a form as it came: its files too. */
export type Body = Record<string, unknown>

export const readBody = async (c: Ctx): Promise<Body> => (await c.req.parseBody({ all: true })) as Body

/** How the boxes of a form become the fields of a schema. */
export type Shape = { texts: readonly string[]; lists?: readonly string[]; days?: readonly string[]; numbers?: readonly string[] }

/** What the schema is asked to check: boxes left empty are absent, days are put together, numbers read with comma or point. */
export function sentOf(body: Body, { texts, lists = [], days = [], numbers = [] }: Shape): Record<string, unknown> {
  const values = textOf(body)
  const single = (name: string): string => {
    const value = values[name]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
  }
  const entries: [string, unknown][] = [
    ...texts.map((name): [string, unknown] => [name, single(name) || undefined]),
    ...lists.map((name): [string, unknown] => [name, [values[name] ?? []].flat().filter(value => value !== '')]),
    ...days.map((name): [string, unknown] => [name, dayFrom(values, name)]),
    ...numbers.map((name): [string, unknown] => [name, numberFrom(single(name))]),
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** A number typed with a decimal comma or point; the text itself where it is none, for the schema to refuse. */
function numberFrom(text: string): number | string | undefined {
  if (text === '') return undefined
  const value = Number(text.replace(',', '.').replace(/^[−–]/, '-'))
  return Number.isFinite(value) ? value : text
}

/** The state of a form that comes back: what was typed, and the problems in the reader's language with the article behind each. */
export function formWith(c: Ctx, values: Values, problems: readonly Problem[] = []): FormState {
  const { lang } = c.var
  return {
    lang,
    values,
    problems: problems.map(({ field, says, cite }) => ({
      field: field.replace(/\.\d+$/, ''),
      says: cite ? `${says[lang]} (${cite.instrument} ${cite.article})` : says[lang],
    })),
  }
}

/** Does what a form asks; a fault answers with the form again (422), what was typed kept, nothing changed. */
export async function orAgain(
  c: Ctx,
  work: () => Promise<Response>,
  again: (problems: readonly Problem[]) => unknown,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html((await again(error.problems)) as string, 422)
  }
}
