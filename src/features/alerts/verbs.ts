import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { type Alert, detect } from '#/detection/detect.ts'
import type { Finding } from '#/detection/finding.ts'
import type { Ledger } from '#/detection/ledger.ts'
import { dayAt } from '#/law/day.ts'
import { fileNamed, Misused, option, type Terminal, type Verb } from '#/platform/terminal/verb.ts'
import { csvField } from './csv.ts'
import { settingsOn } from './law.ts'
import { type Complain, readEvents, readProducts, readSites, Unusable } from './read-files.ts'
import { reasonWords } from './reason-words.ts'

/** Lines that cannot be used are each named up to here, and counted beyond. */
const mostNamed = 200

export const alertsVerb: Verb = {
  name: 'alerts',
  summary: 'find packs that look wrong in files of events, sites and products',
  help: `
./absah alerts --events FILE [--sites FILE] [--products FILE] --out FILE

Files are CSV with a first line of column names; columns may stand in any order, and rows in any order of time.
  events    time (ISO 8601; without a zone UTC), type (commission, ship, receive, return, dispense, scan, stolen), epc, and where
            known batch, site, actor (M, D, R, C), lat, lon, destination, expiry
  sites     id, and where known type (M, D, R), province, lat, lon
  products  gtin, and where known manufacturer, provinces (authorised ones, with blanks between)
  out       epc, score, class, reasons: one row for each pack that looks wrong, the most suspicious first. Class “suspect” asks for an
            inspector; “technical” has an innocent explanation (a clock, a case, a double read), and its score says how sure that is not.

Rows that cannot be used are named on standard error with their line and left out.
Ends with 0 when the alerts are written, also where rows were left out; 1 when a file cannot be used; 2 when an option is missing.`,
  async run({ args, say, complain }) {
    const [events, out] = [needed(args, 'events'), needed(args, 'out')]
    const [sites, products] = [option(args, 'sites'), option(args, 'products')]
    const problems = problemsTo(complain)
    try {
      const background = {
        sites: sites === undefined ? [] : await readSites(sites, problems.tell),
        products: products === undefined ? [] : await readProducts(products, problems.tell),
      }
      const ledger = await readEvents(events, problems.tell)
      problems.end()
      const alerts = detect(ledger, background, settingsOn(dayAt(new Date())))
      await writeAlerts(out, alerts, ledger)
      const suspects = alerts.filter(alert => alert.class === 'suspect').length
      say(
        `${ledger.rows()} events of ${ledger.packs()} packs: ${suspects} suspect, ${alerts.length - suspects} technical, in ${out}.`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      problems.end()
      complain(error.message)
      return 1
    }
  },
}

function needed(args: readonly string[], name: string): string {
  const value = option(args, name)
  if (value === undefined) throw new Misused(`--${name} FILE is needed.`)
  return value
}

function problemsTo(complain: Terminal['complain']): { tell: Complain; end: () => void } {
  let count = 0
  return {
    tell(file, line, says) {
      if (count++ < mostNamed) complain(`${file}:${line}: ${says}`)
    },
    end() {
      if (count > mostNamed) complain(`… and ${count - mostNamed} more lines of this kind.`)
      count = 0
    },
  }
}

async function writeAlerts(file: string, alerts: readonly Alert[], ledger: Ledger): Promise<void> {
  const out = createWriteStream(fileNamed(file))
  const done = finished(out)
  out.write('epc,score,class,reasons\n')
  for (const { epc, score, class: kind, reasons } of alerts) {
    const told = reasons.map(reason => `${reason.rule} ${reason.score.toFixed(2)}: ${sayPlainly(reason, ledger)}`).join(' | ')
    out.write(`${csvField(epc)},${score.toFixed(4)},${kind},${csvField(told)}\n`)
  }
  out.end()
  try {
    await done
  } catch (error) {
    throw new Unusable(`${file} cannot be written: ${error instanceof Error ? error.message : error}`)
  }
}

function sayPlainly({ rule, facts }: Finding, { sites }: Ledger): string {
  const site = (n: number | undefined) => (n === undefined || n < 0 ? '–' : (sites.name(n) ?? '–'))
  const moment = (at: number | undefined) =>
    at === undefined || Number.isNaN(at) ? '–' : `${new Date(at).toISOString().slice(0, 16)}Z`
  const { km = 0, count = 0, hours = 0 } = facts
  return reasonWords[rule]({
    site: site(facts.site),
    home: site(facts.home),
    other: site(facts.other),
    first: moment(facts.first),
    next: moment(facts.next),
    km,
    count,
    hours,
  }).en
}
