import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import { inLang } from '#/platform/http/problems.ts'
import { textOf, type Values } from '#/platform/ui/kit.ts'
import { capture } from './capture.ts'
import { eventsCalled } from './find-events.ts'
import { reporterOf } from './reporter.ts'
import { ConfirmScan } from './scan-confirm.tsx'
import { eventOfAct } from './scan-event.ts'
import { type Asked, readAsked, WhichSite } from './scan-form.ts'
import { isSendable, type Line, type Understood, understand } from './scan-lines.ts'
import { ScanPage } from './scan-page.tsx'
import { ScanResult } from './scan-result.tsx'
import { en, id, scanWords } from './scan-words.ts'

/** How long a page that asks “is this right?” may lie open: its event has the time at which it was made. */
const staysFresh = 12 * 3600_000

/** Shows what was understood of each code, before anything is sent. */
export async function checkScan(c: Ctx) {
  return answered(c, async (asked, values, { companyId }) => {
    const now = new Date()
    const understood = await understand(c.var.platform, companyId, asked, now)
    return c.html(<ConfirmScan c={c} asked={asked} values={values} understood={understood} at={now} />)
  })
}

/** Reports the act for the codes that can be sent. Sent again, it finds itself recorded and changes nothing. */
export async function sendScan(c: Ctx) {
  return answered(c, async (asked, values, who) => {
    const { companyId } = who
    if (values.change)
      return c.html(await ScanPage({ c, companyId, form: { lang: c.var.lang, values: { ...values, codes: values.all } } }))
    const at = timeOf(values)
    const understood = await understand(c.var.platform, companyId, asked, at)
    const agreed = understood.lines.map(({ fault: _, ...line }) => line)
    const known = await findRecorded(c, eventFor(c, asked, understood, agreed, at))
    if (known !== undefined) return c.html(await ScanResult({ c, asked, lines: agreed, event: known, again: true }))
    const good = understood.lines.filter(isSendable)
    const isEmptying = asked.act === 'unpack' && asked.codes.length === 0
    if ((good.length === 0 && !isEmptying) || understood.parent?.fault) throw new Invalid([{ field: '', says: says('noneGood') }])
    const event = eventFor(c, asked, understood, good, at)
    const document = epcisDocument([event], { created: at })
    const done = await capture(c.var.platform, who, document, { via: 'scan' })
    if (done.problems.length > 0) throw new Invalid(done.problems.map(one => ({ field: '', says: one.says })))
    const recorded = (await findRecorded(c, event))!
    return c.html(await ScanResult({ c, asked, lines: understood.lines, event: recorded, again: false }))
  })
}

const says = (name: 'noneGood' | 'staleTime'): Says => ({ id: id[name], en: en[name] })

type Reporter = Awaited<ReturnType<typeof reporterOf>>

/** Reads the form and works on it; what is wrong is shown in the form, with everything that was typed. */
async function answered(c: Ctx, work: (asked: Asked, values: Values, who: Reporter) => Promise<Response>): Promise<Response> {
  const { lang, db } = c.var
  const who = await reporterOf(db, signedIn(c))
  const { companyId } = who
  const values = textOf(await c.req.parseBody({ all: true }))
  try {
    return await work(await readAsked(db, companyId, values), values, who)
  } catch (error) {
    const shown = { ...values, codes: values.all ?? values.codes }
    if (error instanceof WhichSite) {
      const problems = [{ field: 'toSite', says: scanWords[lang].needToSite }]
      return c.html(await ScanPage({ c, companyId, form: { lang, values: shown, problems }, which: error.sites }), 422)
    }
    if (!(error instanceof Invalid)) throw error
    return c.html(await ScanPage({ c, companyId, form: { lang, values: shown, problems: inLang(error.problems, lang) } }), 422)
  }
}

function timeOf(values: Values): Date {
  const at = new Date(String(values.at ?? ''))
  const age = Date.now() - at.getTime()
  if (age >= 0 && age <= staysFresh) return at
  throw new Invalid([{ field: '', says: says('staleTime') }])
}

const eventFor = (c: Ctx, asked: Asked, { parent }: Understood, lines: readonly Line[], at: Date): Event =>
  eventOfAct(
    c.var.platform.config.origin,
    { ...asked, ...(parent?.uri && { parent: parent.uri }) },
    lines.flatMap(({ uri }) => uri ?? []),
    at,
  )

/** The number of an event, if it has been recorded. */
const findRecorded = async (c: Ctx, event: Event): Promise<number | undefined> =>
  (await eventsCalled(c.var.db, eventHash(event)))[0]
