import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { broken } from './broken.ts'
import { importLicences } from './import.ts'
import { readList } from './read-file.ts'
import { outcomes, type RowReport } from './row.ts'

/** Some million licences. */
const largest = 512 * 1024 * 1024

const Asked = z.object({
  dryRun: z.stringbool().default(false).describe('Say what would become of each row, and change nothing'),
  name: z.string().trim().max(200).default('').describe('How the list is called in the audit trail'),
})
const says = z.object({ id: z.string(), en: z.string() })
const Line = z.object({
  row: z.int(),
  number: z.string().optional(),
  outcome: z.enum(outcomes),
  problems: z.array(z.object({ field: z.string(), says })).optional(),
  remarks: z.array(says).optional(),
})

/** The import for machines: the list as the body, the answers as lines of JSON while it is read. */
export const importApi = (access: Access): Route[] => [
  api(
    'post',
    '/api/v1/register/import',
    access,
    {
      summary:
        'Enter licences issued elsewhere: CSV or JSON of any length. A line of JSON for each row, in order; the last line is the summary, or the fault at which the list broke off',
      tag: 'Register',
      query: Asked,
      gives: Line,
      media: 'application/jsonl',
    },
    takeList,
    { largest },
  ),
]

async function takeList(c: Ctx): Promise<Response> {
  const { dryRun, name } = check(Asked, c.req.query())
  const { db, platform } = c.var
  const body = c.req.raw.body
  if (!body) throw broken({ id: 'Berkas ini kosong.', en: 'This file is empty.' })
  const list = readList(body as unknown as AsyncIterable<Uint8Array>)
  const actor = actorOf(signedIn(c))
  const lines = new TransformStream<string, Uint8Array>({
    transform: (line, controller) => controller.enqueue(new TextEncoder().encode(line)),
  })
  const writer = lines.writable.getWriter()
  const tell = (reports: readonly RowReport[]) => writer.write(reports.map(report => `${JSON.stringify(report)}\n`).join(''))
  const last = (line: object) => writer.write(`${JSON.stringify(line)}\n`)
  void importLicences(db, actor, list.rows, { name, dryRun }, tell)
    .then(counts => last({ summary: { ...counts, dryRun, ignored: [...list.ignored] } }))
    .catch(error => {
      if (error instanceof Invalid) return last({ problems: error.problems })
      platform.log.error({ err: error, requestId: c.var.requestId }, 'an import into the register broke off')
      return last({ problems: [{ field: '', says: brokeOff }] })
    })
    .then(() => writer.close())
    // Whoever asked has gone: what was entered stands, and the same list goes on where it stopped.
    .catch(() => undefined)
  return c.body(lines.readable, 200, { 'Content-Type': 'application/jsonl; charset=utf-8', 'Cache-Control': 'no-store' })
}

const brokeOff = {
  id: 'Terputus di sini karena gangguan. Kirim daftar yang sama lagi: yang sudah tercatat tidak dicatat dua kali.',
  en: 'Broke off here by a disturbance. Send the same list again: what is entered is not entered twice.',
}
