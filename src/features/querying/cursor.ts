import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Keys } from '#/platform/keys.ts'
import { Refused } from './refused.ts'

/** Where the next page begins: after this event, by the value that orders them. */
export type Cursor = {
  /** Of a moment the microseconds since 1970; of a field of users' own its JSON. */
  readonly key: string
  readonly recorded: string
  readonly event: number
  /** How many more events may come, where the query has a limit. */
  readonly left?: number
}

/** For so long a token leads on. Nothing is kept for it: the time only keeps old links from being taken for new questions. */
const hours = 24
export const expiryOf = (now = new Date()): Date => new Date(now.getTime() + hours * 3_600_000)

/** What a token holds beside its place: to which question it belongs, and until when it leads on. */
type Token = { readonly at: unknown; readonly of: string; readonly until: number }

/** A text that leads on in a list, for whoever asks the same question again with it. It is sealed: a place that we did not give is none. */
export function writeToken(keys: Keys, place: unknown, question: string, expires: Date): string {
  const content = JSON.stringify({ at: place, of: markOf(question), until: expires.getTime() } satisfies Token)
  const written = Buffer.from(content).toString('base64url')
  return `${written}.${sealOf(keys, written).toString('base64url')}`
}

const sealOf = (keys: Keys, written: string): Buffer =>
  createHmac('sha256', keys.derive('page tokens')).update(written).digest().subarray(0, 16)

/** The place that a token leads on from. Throws Refused for one that is not ours, belongs to another question, or is too old. */
export function readToken<Place>(
  keys: Keys,
  token: string,
  question: string,
  isPlace: (value: unknown) => value is Place,
  now = new Date(),
): Place {
  const found = tokenIn(keys, token)
  if (!found || !isPlace(found.at) || found.of !== markOf(question))
    throw refused(
      'Tanda halaman ini bukan dari pertanyaan ini. Mulai dari halaman pertama.',
      'This page token does not belong to this query. Begin at the first page.',
    )
  if (found.until < now.getTime())
    throw refused(
      'Tanda halaman ini sudah lewat waktu. Mulai dari halaman pertama.',
      'This page token has expired. Begin at the first page.',
    )
  return found.at
}

/** When a token of ours ends by itself; undefined for any other text. */
export function endOfToken(keys: Keys, token: string): Date | undefined {
  const end = new Date(tokenIn(keys, token)?.until ?? Number.NaN)
  return Number.isNaN(end.getTime()) ? undefined : end
}

function tokenIn(keys: Keys, token: string): Token | undefined {
  const [written = '', seal = ''] = token.split('.')
  const [given, right] = [Buffer.from(seal, 'base64url'), sealOf(keys, written)]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const found: unknown = JSON.parse(Buffer.from(written, 'base64url').toString())
  return isToken(found) ? found : undefined
}

const isToken = (value: unknown): value is Token =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  'of' in value &&
  'until' in value &&
  typeof value.until === 'number'

/** A short text that stands for a long one. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

export function refused(id: string, en: string): Refused {
  return new Refused('QueryParameterException', { id, en }, [{ field: 'nextPageToken', says: { id, en } }])
}

export const isCursor = (value: unknown): value is Cursor =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'recorded' in value &&
  typeof value.recorded === 'string' &&
  /^-?\d{1,19}$/.test(value.recorded) &&
  'event' in value &&
  Number.isSafeInteger(value.event) &&
  (!('left' in value) || Number.isSafeInteger(value.left))
