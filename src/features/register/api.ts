import { z } from 'zod'
import { type Recall, recallsFor, recallsOf } from '#/features/recalls/recalls.ts'
import { type Licence, standings } from '#/features/register/licence.ts'
import { getLicence, licencesByNumber } from '#/features/register/licences.ts'
import { readNie } from '#/features/register/nie.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { answerNumber, numberVerdicts } from '#/features/register/number-verdict.ts'
import { RegulatedAuthorization, regulatedAuthorization } from '#/features/register/regulated-authorization.ts'
import { licencesAfter, searchLicences } from '#/features/register/search.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { api, type Route } from '#/platform/http/routes.ts'

const pageSize = 100
const mostNumbers = 1_000
const batch = 500

const Search = z.object({
  q: z.string().max(200).optional(),
  commodity: z.enum(commodities).optional(),
  standing: z.enum(standings).optional(),
  holder: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})
const Found = z.object({
  total: z.int(),
  page: z.int(),
  size: z.int(),
  next: z.url().optional(),
  licences: z.array(RegulatedAuthorization),
})
const Numbers = z.object({
  numbers: z
    .array(z.string().max(500, both('Nomor paling panjang 500 karakter.', 'A number has at most 500 characters.')))
    .min(1, both('Kirim paling sedikit satu nomor.', 'Send at least one number.'))
    .max(mostNumbers, both('Paling banyak 1.000 nomor sekali kirim.', 'At most 1,000 numbers at once.')),
})
const says = z.object({ id: z.string(), en: z.string() })
const Answers = z.object({
  on: z.iso.date(),
  results: z.array(
    z.object({
      asked: z.string(),
      verdict: z.enum(numberVerdicts),
      number: z.string().optional(),
      says: says.optional(),
      productName: z.string().optional(),
      holder: z.string().optional(),
      since: z.iso.date().optional(),
      reasons: z.string().optional(),
      basis: z.string().optional(),
      supersededBy: z.string().optional(),
      recalledBatches: z.array(z.string()).optional(),
    }),
  ),
})

export const registerApi: Route[] = [
  api(
    'get',
    '/api/v1/licences',
    'anyone',
    { summary: 'Search the register', tag: 'Register', query: Search, gives: Found },
    async c => {
      const { page, ...wish } = check(Search, c.req.query())
      const today = dayAt(new Date())
      const { rows, total } = await searchLicences(c.var.db, { ...wish, page, size: pageSize }, today)
      const next = new URL(c.req.path + new URL(c.req.url).search, originOf(c))
      next.searchParams.set('page', String(page + 1))
      return c.json({
        total,
        page,
        size: pageSize,
        ...(page * pageSize < total && { next: next.href }),
        licences: await withRecalls(c.var.db, rows, originOf(c), today),
      })
    },
    { limit: 'search' },
  ),
  api(
    'post',
    '/api/v1/licences/check',
    'anyone',
    { summary: 'Check up to 1,000 licence numbers, answered in order', tag: 'Register', body: Numbers, gives: Answers },
    async c => {
      const { numbers } = check(Numbers, await jsonOf(c))
      const today = dayAt(new Date())
      return c.json({ on: today, results: await answerNumbers(c.var.db, numbers, today) })
    },
    { limit: 'check' },
  ),
  api(
    'get',
    '/api/v1/licences.jsonl',
    'anyone',
    {
      summary: 'The whole register, a licence a line, in the order of numbers',
      tag: 'Register',
      gives: RegulatedAuthorization,
      media: 'application/jsonl',
    },
    c =>
      c.body(everyLicence(c.var.db, originOf(c)), 200, {
        'Content-Type': 'application/jsonl; charset=utf-8',
        'Content-Disposition': 'attachment; filename="licences.jsonl"',
      }),
    { limit: 'download' },
  ),
  api(
    'get',
    '/api/v1/licences/:number',
    'anyone',
    { summary: 'A licence as it stands today', tag: 'Register', gives: RegulatedAuthorization },
    async c => {
      const reading = readNie(param(c, 'number'))
      if (reading.kind !== 'nie') throw new NotFound('says' in reading ? reading.says : undefined)
      const today = dayAt(new Date())
      const licence = await getLicence(c.var.db, reading.number, today)
      const recalls = await recallsFor(c.var.db, { licence: reading.number }, today)
      return c.json(regulatedAuthorization(licence, recalls, originOf(c)))
    },
  ),
]

/** What is to be said of each number, in the order asked. */
export async function answerNumbers(db: Db, numbers: readonly string[], today: Day) {
  const readings = numbers.map(asked => ({ asked, reading: readNie(asked) }))
  const wellFormed = [...new Set(readings.flatMap(({ reading }) => (reading.kind === 'nie' ? reading.number : [])))]
  const licences = new Map((await licencesByNumber(db, wellFormed, today)).map(licence => [licence.number, licence]))
  const recalls = Map.groupBy(await recallsOf(db, [...licences.keys()], today), recall => recall.licence)
  return readings.map(({ asked, reading }) => {
    const number = reading.kind === 'nie' ? reading.number : ''
    return { asked, ...answerNumber(reading, licences.get(number), recalls.get(number) ?? []) }
  })
}

/** The register in pieces, read as fast as the reader takes them: memory stays the same however long the register is. */
function everyLicence(db: Db, origin: string): ReadableStream<Uint8Array> {
  const today = dayAt(new Date())
  const encoder = new TextEncoder()
  let after = ''
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const licences = await licencesAfter(db, after, batch, today)
        const last = licences.at(-1)
        if (!last) return controller.close()
        after = last.number
        const lines = await withRecalls(db, licences, origin, today)
        controller.enqueue(encoder.encode(lines.map(line => `${JSON.stringify(line)}\n`).join('')))
      },
    },
    { highWaterMark: 1 },
  )
}

async function withRecalls(db: Db, licences: readonly Licence[], origin: string, today: Day): Promise<RegulatedAuthorization[]> {
  const found = await recallsOf(
    db,
    licences.map(licence => licence.number),
    today,
  )
  const recalls = Map.groupBy(found, (recall: Recall) => recall.licence)
  return licences.map(licence => regulatedAuthorization(licence, recalls.get(licence.number) ?? [], origin))
}

const originOf = (c: Ctx): string => c.var.platform.config.origin

/** The JSON that was sent. A body that is none is a fault of the sender, said in a sentence. */
export async function jsonOf(c: Ctx): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new Invalid([{ field: '', says: { id: 'Isi kiriman bukan JSON.', en: 'The body is not JSON.' } }])
  }
}
