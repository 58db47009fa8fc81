import { csvField } from '#/features/coding/code-rows.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { getList, refusalsOf } from './lists.ts'
import { reasonWords } from './words.ts'

const pageSize = 5_000

/** The refused lines of a list as CSV, some thousand at a time as they are taken. */
export async function sendReport(c: Ctx): Promise<Response> {
  const { id } = await getList(c.var.db, param(c, 'id'))
  const pieces = report(c.var.db, id, c.var.lang)
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${id}-refused.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

async function* report(db: Db, listId: string, lang: Lang): AsyncGenerator<Buffer<ArrayBuffer>> {
  yield Buffer.from('line,value,reason,explanation,batch\r\n')
  for (let after = 0; ; ) {
    const rows = await refusalsOf(db, listId, { after, limit: pageSize })
    if (rows.length === 0) return
    const lines = rows.map(({ line, value, reason, batch }) =>
      [line, csvField(forSheet(value)), reason, csvField(reasonWords[reason][lang]), csvField(forSheet(batch ?? ''))].join(','),
    )
    yield Buffer.from(`${lines.join('\r\n')}\r\n`)
    after = rows.at(-1)!.line
  }
}

/** A value that a spreadsheet would run as a formula is shown as text: it came from a file of anyone's. */
const forSheet = (value: string): string => (/^[=+\-@\t]/.test(value) ? `'${value}` : value)
