import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { type Site, sitesOf } from '#/features/companies/companies.ts'
import { ActsSent as OnceSent } from '#/features/once-only/ask.ts'
import { takeActs } from '#/features/once-only/door.ts'
import { destination } from '#/features/packing/asked.ts'
import { takeReversals } from '#/features/simple-reports/reverse.ts'
import { capture } from '#/features/tracing/capture.ts'
import { eventsCalled } from '#/features/tracing/find-events.ts'
import type { FlagKind } from '#/features/tracing/problem.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import { eventOfAct } from '#/features/tracing/scan-event.ts'
import { type Fault, type Line, understand } from '#/features/tracing/scan-lines.ts'
import { words } from '#/features/tracing/words.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { Invalid, NotAllowed, type Says } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import type { Platform } from '#/platform/platform.ts'
import { isOnce, type ScanAct } from './acts.ts'
import type { ActAnswer, RefusalKind } from './answer.ts'
import { ActScanned, type ActsSent, UndoSent } from './ask.ts'

type Reporter = { visitor: Visitor; who: Awaited<ReturnType<typeof reporterOf>> }
type Scanned = { sent: ActScanned; site: Site; to?: Site }
type Ready = Scanned | { undo: UndoSent }

/**
 * Takes what a device recorded, in its order, each act for itself: a wrong one is answered so and does not hold up the others. An act
 * that is sent again is the same act: its key names it where it may happen once, and else its content and time do, which are its
 * event’s identity. Throws NotAllowed for a company that is not verified, and for what somebody else recorded; then nothing is taken.
 */
export async function takeScanned(
  platform: Platform,
  visitor: Visitor,
  { person, acts: list }: ActsSent,
  now: Date = new Date(),
): Promise<ActAnswer[]> {
  if (person !== visitor.id) throw new NotAllowed(somebodyElse)
  const reporter = { visitor, who: await reporterOf(platform.db, visitor) }
  const read = await readActs(platform, reporter.who.companyId, list)
  const answers: ActAnswer[] = []
  for (const run of runsOf(read)) answers.push(...(await takeRun(platform, reporter, run, now)))
  return answers
}

async function readActs({ db }: Platform, companyId: string, list: readonly { key: string }[]): Promise<(Ready | ActAnswer)[]> {
  const sites = await sitesOf(db, companyId)
  const places = new Map<string, Promise<Site>>()
  const placeOf = (text: string): Promise<Site> => {
    const asked = places.get(text) ?? destination(db, text)
    places.set(text, asked)
    return asked
  }
  return Promise.all(
    list.map(async one => {
      try {
        if ('undo' in one) return { undo: check(UndoSent, one) }
        const sent = check(ActScanned, one)
        const site = sites.find(({ id }) => id === sent.site)
        if (!site) return refused(one.key, 'procedure', notOwn)
        if (sent.to === undefined) return { sent, site }
        const to = await placeOf(sent.to)
        return to.id === site.id ? refused(one.key, 'procedure', sameSite) : { sent, site, to }
      } catch (error) {
        if (error instanceof Invalid) return refused(one.key, 'procedure', saysOf(error))
        throw error
      }
    }),
  )
}

const isAnswer = (one: Ready | ActAnswer): one is ActAnswer => 'ok' in one

/**
 * What follows each other and goes through the same door together, so that what happens to one pack keeps its order. The same code again
 * begins anew: it is another act, not the same line twice.
 */
function runsOf(list: readonly (Ready | ActAnswer)[]): (Ready | ActAnswer)[][] {
  const runs: (Ready | ActAnswer)[][] = []
  const codes = new Set<string>()
  let last: string | undefined
  for (const one of list) {
    const name = nameOfRun(one)
    const code = 'sent' in one ? (one.sent.code ?? '') : undefined
    const isNew = name !== last || (code !== undefined && codes.has(code))
    if (isNew) codes.clear()
    if (isNew) runs.push([one])
    else runs.at(-1)!.push(one)
    if (code !== undefined) codes.add(code)
    last = name
  }
  return runs
}

function nameOfRun(one: Ready | ActAnswer): string {
  if (isAnswer(one)) return 'answered'
  if ('undo' in one) return 'undo'
  const { sent, site, to } = one
  const { act } = sent
  return JSON.stringify(isOnce(act) ? ['once', site.id] : [act, site.id, to?.id, sent.parent, sent.code === undefined])
}

async function takeRun(
  platform: Platform,
  reporter: Reporter,
  run: readonly (Ready | ActAnswer)[],
  now: Date,
): Promise<ActAnswer[]> {
  const first = run[0]!
  if (isAnswer(first)) return run as ActAnswer[]
  if ('undo' in first) return takeUndos(platform, reporter, run as { undo: UndoSent }[])
  const scanned = run as Scanned[]
  return isOnce(first.sent.act) ? takeOnce(platform, reporter, scanned) : takeMovements(platform, reporter, scanned, now)
}

async function takeUndos(platform: Platform, { visitor }: Reporter, run: readonly { undo: UndoSent }[]): Promise<ActAnswer[]> {
  const answers: ActAnswer[] = []
  for (const { undo } of run) {
    const row = { event: undo.undo, atHand: undo.atHand, reason: 'did_not_occur' } as const
    const [done] = await takeReversals(platform, visitor, [row], { via: 'scan', key: undo.key })
    const { ok, event, code, kind, says } = done!
    answers.push({
      key: undo.key,
      ok,
      ...(event !== undefined && { event }),
      ...(code !== undefined && { code }),
      ...(!ok && { kind: kind ?? 'procedure' }),
      ...(says && { says }),
    })
  }
  return answers
}

async function takeOnce(platform: Platform, { visitor }: Reporter, run: readonly Scanned[]): Promise<ActAnswer[]> {
  const acts = run.map(({ sent: { act, at, key, code } }) => ({ act, at, key, code }))
  const sent = OnceSent.parse({ site: run[0]!.site.id, acts })
  const answers = await takeActs(platform, visitor, sent, { via: 'scan' })
  return answers.map(({ code, kind, says, pack, event }, i) => ({
    key: run[i]!.sent.key,
    ok: code === 'OK',
    code,
    ...(pack !== undefined && { pack }),
    ...(event !== undefined && { event }),
    ...(kind && { kind, says }),
  }))
}

/** Movements are judged as the plain form judges them, and become one event each, so that each can be taken back alone. */
async function takeMovements(platform: Platform, { who }: Reporter, run: readonly Scanned[], now: Date): Promise<ActAnswer[]> {
  const { site, to, sent } = run[0]!
  const asked = {
    act: sent.act as Exclude<ScanAct, 'sample'>,
    site,
    codes: run.flatMap(one => one.sent.code ?? []),
    ...(to && { to }),
    ...(sent.parent !== undefined && { parent: sent.parent }),
  }
  const { lines, parent } = await understand(platform, who.companyId, asked, now)
  const named = { ...asked, ...(parent?.uri !== undefined && { parent: parent.uri }) }
  const each = run.map((one, i): Movement => {
    const line = lines[i]
    const epcs = line?.uri === undefined ? [] : [line.uri]
    return { key: one.sent.key, line, event: eventOfAct(platform.config.origin, named, epcs, new Date(one.sent.at)) }
  })
  const refusals = new Map<Movement, ActAnswer>()
  for (const one of each) {
    const fault = parent?.fault ?? one.line?.fault
    // What was recorded before is not judged anew: the pack may have gone on since, and the device waits for its answer.
    if (fault && (await eventsCalled(platform.db, eventHash(one.event))).length === 0) refusals.set(one, refusedLine(one, fault))
  }
  const good = each.filter(one => !refusals.has(one))
  const done = new Map((await captureEach(platform, who, good, now)).map(answer => [answer.key, answer]))
  return each.map(one => refusals.get(one) ?? done.get(one.key)!)
}

type Movement = { key: string; line: Line | undefined; event: Event }

async function captureEach(platform: Platform, who: Reporter['who'], list: readonly Movement[], now: Date): Promise<ActAnswer[]> {
  if (list.length === 0) return []
  const document = epcisDocument(
    list.map(({ event }) => event),
    { created: now },
  )
  const { problems, flags } = await capture(platform, who, document, { behaviour: 'proceed', via: 'scan', now })
  const wrong = new Map(problems.map(({ event, says }) => [event, says]))
  const flagged = Map.groupBy(flags, ({ position }) => position)
  return list.map(({ key, line, event }, i) => {
    const says = wrong.get(i) ?? wrong.get(undefined)
    if (says) return refused(key, 'technical', says)
    const kinds = flagged.get(i)?.map(({ kind }) => sayFlag(kind))
    return {
      key,
      ok: true,
      event: eventHash(event),
      ...(line?.uri !== undefined && { pack: line.uri }),
      ...(kinds && { flags: kinds }),
    }
  })
}

const kinds: Record<Fault['kind'], RefusalKind> = { technical: 'technical', suspect: 'suspect', refused: 'procedure' }

const refusedLine = ({ key, line }: Movement, fault: Fault): ActAnswer => ({
  ...refused(key, kinds[fault.kind], fault.says),
  ...(line?.uri !== undefined && { pack: line.uri }),
})
const refused = (key: string, kind: RefusalKind, says: Says): ActAnswer => ({ key, ok: false, kind, says })
const sayFlag = (kind: FlagKind): Says => ({ id: words.id.flags[kind], en: words.en.flags[kind] })

const saysOf = ({ problems }: Invalid): Says => ({
  id: problems.map(({ says }) => says.id).join(' '),
  en: problems.map(({ says }) => says.en).join(' '),
})

const notOwn: Says = {
  id: 'Sarana ini bukan (lagi) sarana perusahaan Anda. Pilih sarana lain, lalu catat lagi.',
  en: 'This is not, or no longer, a site of your company. Choose another, then record it again.',
}
const sameSite: Says = {
  id: 'Tujuan sama dengan sarana asal. Pilih tujuan lain, lalu catat lagi.',
  en: 'The destination is the site itself. Choose another, then record it again.',
}
const somebodyElse: Says = {
  id: 'Catatan ini dibuat orang lain. Masuk sebagai orang itu untuk mengirimnya.',
  en: 'Somebody else recorded these. Sign in as that person to send them.',
}
