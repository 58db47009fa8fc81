import { z } from 'zod'
import { Refused } from '#/features/querying/refused.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { type Reach, readDestination } from './destination.ts'
import { fieldNames, readSchedule, type Schedule } from './schedule.ts'

/** When a query is answered anew: at set times, whenever its owner calls a name, or at once when something is captured. */
export type When = { readonly schedule: Schedule } | { readonly trigger: string } | { readonly stream: true }

/** Values are texts; a number is taken for one. */
const value = z.union([z.string().max(200), z.number().int().transform(String)]).optional()
const ScheduleFields = z.strictObject(Object.fromEntries(fieldNames.map(name => [name, value])) as Record<string, typeof value>)

const Controls = {
  schedule: ScheduleFields.optional(),
  stream: z.literal(true, both('Hanya true.', 'Only true.')).optional(),
  trigger: z.string().min(1).max(500).optional(),
  reportIfEmpty: z.boolean().default(false),
  initialRecordTime: z.iso
    .datetime({
      offset: true,
      error: both(
        'Isi waktu dengan zona, seperti 2026-11-20T08:00:00+07:00.',
        'Give a time with its zone, like 2026-11-20T08:00:00+07:00.',
      ),
    })
    .transform(text => new Date(text))
    .optional(),
}

/** What a subscriber sends (EPCIS 2.0, `AbstractQuerySubscription` and its kinds; `trigger` is of EPCIS 1.2's SubscriptionControls). */
export const Subscribing = z.strictObject({
  dest: z.string(),
  signatureToken: z
    .string()
    .min(
      16,
      both('Paling sedikit 16 karakter, agar tidak dapat ditebak.', 'At least 16 characters, so that it cannot be guessed.'),
    )
    .max(500)
    .optional(),
  ...Controls,
})
const OfSocket = z.strictObject(Controls)

type Given = { schedule?: Schedule | undefined; stream?: true | undefined; trigger?: string | undefined }

/** The one way of three that was given. Throws Refused as the standard wants it for none, for more than one, and for no schedule. */
function whenOf({ schedule, stream, trigger }: Given): When {
  const given = [schedule, stream, trigger].filter(one => one !== undefined)
  if (given.length !== 1) throw oneOf
  if (stream) return { stream }
  if (trigger !== undefined) return { trigger }
  try {
    readSchedule(schedule!)
  } catch (error) {
    if (error instanceof Invalid) throw wrong(error.problems)
    throw error
  }
  return { schedule: schedule! }
}

/** Reads what a subscriber sends. Throws Refused, naming what cannot be taken. */
export function readSubscribing(sent: unknown, reach: Reach) {
  const { schedule, stream, trigger, dest, ...rest } = check(Subscribing, sent)
  const url = readDestination(dest, reach)
  if (!(url instanceof URL)) throw wrong([{ field: 'dest', says: url }])
  return { ...rest, dest: url, when: whenOf({ schedule, stream, trigger }) }
}

/** Reads how a WebSocket is to be served from the address that opens it: `stream=true`, or the fields of a schedule. */
export function readSocket(query: Readonly<Record<string, string>>) {
  const given = fieldNames.filter(name => query[name] !== undefined)
  const { schedule, stream, trigger, ...rest } = check(OfSocket, {
    ...(given.length > 0 && { schedule: Object.fromEntries(given.map(name => [name, query[name]])) }),
    ...(query.stream !== undefined && { stream: flag(query.stream) }),
    ...(query.reportIfEmpty !== undefined && { reportIfEmpty: flag(query.reportIfEmpty) }),
    ...(query.initialRecordTime !== undefined && { initialRecordTime: query.initialRecordTime }),
  })
  return { ...rest, when: whenOf({ schedule, stream, trigger }) }
}

const flag = (text: string): unknown => (text === 'true' ? true : text === 'false' ? false : text)

const wrong = (problems: readonly Problem[]): Refused =>
  new Refused(
    'SubscriptionControlsException',
    { id: 'Perbaiki yang disebut dalam problems.', en: 'Mend what the problems name.' },
    problems,
  )

const oneOf = new Refused('SubscriptionControlsException', {
  id: 'Tentukan tepat satu: schedule, stream (true), atau trigger.',
  en: 'Give exactly one of schedule, stream (true) and trigger.',
})
