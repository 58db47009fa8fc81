import type { Event, Json } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { actOfKind } from '#/features/once-only/acts.ts'
import { ActsSent } from '#/features/once-only/ask.ts'
import { takeActs } from '#/features/once-only/door.ts'
import { capture } from '#/features/tracing/capture.ts'
import { eventsAsJson } from '#/features/tracing/event-json.ts'
import { eventsCalled, findEvent } from '#/features/tracing/find-events.ts'
import { kindOf } from '#/features/tracing/life.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import type { Via } from '#/features/tracing/tables.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { type RowAnswer, refused } from './answer.ts'
import { prefixes } from './report-event.ts'
import type { ReversalRow } from './rows.ts'

/**
 * Takes reports back, each named by its event. A movement is declared to be in error and stays on record, marked; what happened to a pack
 * once is undone by the rules of once-only acts, as an event of its own. Only what the company itself reported.
 */
export async function takeReversals(
  platform: Platform,
  visitor: Visitor,
  rows: readonly ReversalRow[],
  { via, key }: { via: Via; key?: string | undefined },
): Promise<RowAnswer[]> {
  const who = await reporterOf(platform.db, visitor)
  const answers: RowAnswer[] = []
  for (const [i, row] of rows.entries()) {
    const found = await findOwn(platform, who.companyId, row.event)
    if (!found) answers.push(refused(i + 1, undefined, unknown))
    else if (found.act)
      answers.push({ ...(await undo(platform, visitor, found, row, { via, key: key && `${key} ${i + 1}` })), row: i + 1 })
    else answers.push(await declare(platform, who, found.event, row, { via, place: i + 1 }))
  }
  return answers
}

type Found = { event: Record<string, Json>; siteId: string | null; act: ReturnType<typeof actOfKind> }

async function findOwn(platform: Platform, companyId: string, name: string): Promise<Found | undefined> {
  for (const id of await eventsCalled(platform.db, name)) {
    const kept = await findEvent(platform.db, id, undefined)
    if (!kept || kept.company_id !== companyId) continue
    const [event] = await eventsAsJson(platform.db, platform, [kept])
    const nature = { type: kept.type, bizStep: kept.biz_step ?? '', disposition: kept.disposition ?? '' }
    const act = Array.isArray(event?.epcList) ? actOfKind(kindOf(nature)) : undefined
    return event && { event, siteId: kept.site_id, act }
  }
  return undefined
}

type Undo = { via: Via; key: string | undefined }

async function undo(
  platform: Platform,
  visitor: Visitor,
  { event, siteId, act }: Found,
  { atHand }: ReversalRow,
  { via, key }: Undo,
) {
  const codes = event.epcList as string[]
  const sent = ActsSent.parse({ site: siteId ?? '', acts: codes.map(code => ({ act, undo: true, atHand, code })) })
  const answers = await takeActs(platform, visitor, sent, { via, key })
  const { code, kind, event: undone, known, says } = answers.find(one => one.code !== 'OK') ?? answers[0]!
  return {
    ok: code === 'OK',
    code,
    ...(kind && { kind }),
    ...(undone !== undefined && { event: undone }),
    ...(known && { known }),
    ...(code !== 'OK' && { says }),
  }
}

type Who = Awaited<ReturnType<typeof reporterOf>>

/** The same event again, with a declaration that takes no part in its hash (EPCIS 2.0 §7.4.1.3). */
async function declare(
  platform: Platform,
  who: Who,
  event: Record<string, Json>,
  { reason }: ReversalRow,
  { via, place }: { via: Via; place: number },
): Promise<RowAnswer> {
  const now = new Date()
  const declared = { ...event, errorDeclaration: { declarationTime: now.toISOString(), reason } } as unknown as Event
  const done = await capture(platform, who, epcisDocument([declared], { created: now, prefixes }), { via })
  const [problem] = done.problems
  if (problem) return refused(place, undefined, problem.says)
  return { row: place, ok: true, event: String(event.eventID ?? eventHash(declared)) }
}

const unknown: Says = {
  id: 'Perusahaan Anda tidak melaporkan peristiwa ini. Pakai pengenal dari jawaban atas laporannya.',
  en: 'Your company did not report this event. Use the id that the answer to the report gave.',
}
