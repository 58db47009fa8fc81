import { safeNext } from '#/platform/http/frame.ts'
import type { Values } from '#/platform/ui/kit.ts'

/** A form that came without a fresh proof, kept until the person has given one. */
export type Held = {
  method: 'get' | 'post'
  /** Where it was sent, or the page to come back to. */
  to: string
  /** The page with the form, for when it cannot be sent on. */
  from: string
  fields: readonly (readonly [name: string, value: string])[]
  /** What a page cannot carry: files, and passwords, which no page shows. A form with them is filled in again. */
  lost: '' | 'files' | 'passwords'
}

/** Holds a body as the browser sent it, in its order, with every value of a name that came more than once. */
export function hold(to: string, from: string, body: Readonly<Record<string, unknown>>): Held {
  const all = Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map(each => [name, each] as const),
  )
  const fields = all.filter((pair): pair is readonly [string, string] => typeof pair[1] === 'string')
  const hasFiles = all.some(([, value]) => value instanceof File && value.size > 0)
  const hasPasswords = fields.some(([name]) => /password/i.test(name))
  const lost = hasPasswords ? 'passwords' : hasFiles ? 'files' : ''
  return { method: 'post', to, from, fields: lost ? [] : fields, lost }
}

/** What the page carries unseen, so that it comes back with the proof: read by `heldIn`. */
export const carried = (held: Held): [name: string, value: string][] => [
  ['method', held.method],
  ['to', held.to],
  ['from', held.from],
  ['lost', held.lost],
  ...held.fields.map(([name, value]): [string, string] => [`held.${name}`, value]),
]

/** A held form out of what the page sent back. It leads to a place of ours, whatever was sent. */
export function heldIn(sent: Values): Held {
  const fields = Object.entries(sent).flatMap(([name, value]) =>
    name.startsWith('held.')
      ? (typeof value === 'string' ? [value] : (value ?? [])).map(each => [name.slice('held.'.length), each] as const)
      : [],
  )
  const text = (name: string) => String(sent[name] ?? '')
  return {
    method: text('method') === 'post' ? 'post' : 'get',
    to: safeNext(text('to')),
    from: safeNext(text('from')),
    fields,
    lost: text('lost') === 'files' ? 'files' : text('lost') === 'passwords' ? 'passwords' : '',
  }
}
