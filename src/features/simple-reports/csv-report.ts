import { Readable } from 'node:stream'
import type { Ctx } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import type { RowAnswer } from './answer.ts'
import type { Incoming } from './take-reports.ts'

const columns = ['row', 'ok', 'known', 'code', 'kind', 'event', 'flags', 'says_id', 'says_en'] as const

/**
 * The report on a CSV file, as CSV, written while its rows are taken: a row for each. The first piece is taken before the answer begins, so
 * that a file that is none is refused as such; a fault that comes later is the last row.
 */
export async function reportFile(
  c: Ctx,
  { log }: Platform,
  pieces: AsyncGenerator<Incoming[]>,
  take: (piece: readonly Incoming[]) => Promise<RowAnswer[]>,
): Promise<Response> {
  const first = await pieces.next()
  if (first.done)
    throw new Invalid([{ field: 'file', says: { id: 'Berkasnya tidak berisi baris.', en: 'The file has no rows.' } }])
  const begun = await take(first.value)
  const lines = async function* () {
    yield `${columns.join(',')}\n${linesOf(begun)}`
    try {
      for await (const piece of pieces) yield linesOf(await take(piece))
    } catch (error) {
      if (!(error instanceof Invalid)) log.error({ err: error, requestId: c.var.requestId }, 'a file of reports broke off')
      const { id, en } = error instanceof Invalid ? error.problems[0]!.says : brokeOff
      yield `,false,,,,,,${quoted(id)},${quoted(en)}\n`
    }
  }
  return new Response(Readable.toWeb(Readable.from(lines(), { objectMode: false })) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

const brokeOff = {
  id: 'Terputus di sini karena gangguan. Kirim berkas yang sama lagi dengan Idempotency-Key yang sama.',
  en: 'Broke off here by a disturbance. Send the same file again with the same Idempotency-Key.',
}

const linesOf = (answers: readonly RowAnswer[]): string => answers.map(lineOf).join('')

function lineOf({ row, ok, known, code, kind, event, flags, says }: RowAnswer): string {
  const cells = [
    row,
    ok,
    known ?? '',
    code ?? '',
    kind ?? '',
    event ?? '',
    flags?.join(' ') ?? '',
    says?.id ?? '',
    says?.en ?? '',
  ]
  return `${cells.map(cell => quoted(String(cell))).join(',')}\n`
}

/** Quoted where it has to be; what a spreadsheet would take for a formula is kept a text. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
