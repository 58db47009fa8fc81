import { recallsFor } from '#/features/recalls/recalls.ts'
import { getLicence } from '#/features/register/licences.ts'
import { signerOfLot } from '#/features/signed-codes/signed-lots.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { bodyOf, codeFile, windowOf } from './code-files.ts'
import type { CodeFormat } from './code-rows.ts'
import { CodesAsked } from './download-form.ts'
import type { Level } from './level.ts'
import { serialsIn } from './many-packs.ts'
import { keyOf } from './packs.ts'
import { refusalToPrint } from './printing.ts'
import { countsOf, getLot, type Lot, type LotSpan, spansOfLot } from './read-lots.ts'
import { signedCodeFile, writtenCodeFile } from './written-codes.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
} as const satisfies Record<CodeFormat, string>

/** A lot's codes as a file. Who took which is audited: with the codes anyone can print labels. */
export async function sendCodes(c: Ctx, more: Partial<Record<keyof CodesAsked, string>> = {}): Promise<Response> {
  const asked = check(CodesAsked, { ...c.req.query(), ...more })
  const lot = await getLot(c.var.db, param(c, 'id'))
  const { spans, left } = await rangeOf(c, lot, asked)
  const count = Math.min(asked.count ?? left, left)
  await auditReading(c, lot, 'lot.codes read', { level: asked.level, from: asked.from, count })
  const { config, keys } = c.var.platform
  const { from } = asked
  const keyed = () => spans.map(span => ({ ...span, key: keyOf(keys, span.classId, span.keyVersion) }))
  const sign = await signerOfLot(c.var.db, keys, lot.id)
  const serials = function* () {
    for (const span of spans) yield* serialsIn(keys, span, span)
  }
  const pieces =
    lot.issuer === 'holder'
      ? writtenCodeFile(c.var.db, config.origin, lot, asked.level, spans, asked, { from, sign })
      : sign
        ? signedCodeFile(config.origin, lot, asked.level, serials(), asked, { from, count, sign })
        : codeFile(config.origin, lot, asked.level, keyed(), asked, from)
  return new Response(bodyOf(pieces), {
    headers: { ...fileHeaders(lot, asked.level, asked.format), 'Content-Type': types[asked.format] },
  })
}

/** Why labels of a lot may not be printed today, or undefined. */
export async function printingRefusal(c: Ctx, lot: Lot): Promise<ReturnType<typeof refusalToPrint>> {
  const today = dayAt(new Date())
  const { id: lotId, licence, batch } = lot
  return refusalToPrint(await getLicence(c.var.db, licence, today), await recallsFor(c.var.db, { licence, lotId, batch }, today))
}

export type RangeAsked = { level: Level; from: number; count?: number | undefined }

/** The ranges of numbers that a download asks for, and how many codes there are from there on. */
export async function rangeOf(c: Ctx, lot: Lot, { level, from, count }: RangeAsked): Promise<{ spans: LotSpan[]; left: number }> {
  const spans = await spansOfLot(c.var.db, lot.id)
  const all = countsOf(spans)[level]
  if (from >= all) throw beyond(all)
  return { spans: windowOf(spans[level], from, count), left: all - from }
}

export const beyond = (all: number) =>
  new Invalid([
    {
      field: 'from',
      says: { id: `Tingkat ini memiliki ${all} kode, dihitung dari 0.`, en: `This level has ${all} codes, counted from 0.` },
    },
  ])

/** Reading leaves the lot as it is, and a row in the audit. */
export async function auditReading(c: Ctx, { id, batch }: Lot, deed: string, facts: Record<string, unknown>): Promise<void> {
  const actor = actorOf(signedIn(c))
  await act(c.var.db, actor, { act: deed, subject: 'lot', id, facts: { batch, ...facts } }, async () => {})
}

export function fileHeaders({ licence, batch }: Lot, level: Level, ending: string): Record<string, string> {
  const name = `${licence}-${batch.replace(/[^A-Za-z0-9.-]/g, '_')}-${level}.${ending}`
  return { 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'no-store' }
}
