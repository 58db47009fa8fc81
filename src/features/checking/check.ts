import { classesOfLicences } from '#/features/coding/many-packs.ts'
import { findPack, type Pack } from '#/features/coding/packs.ts'
import { type Recall, recallsOf, recallsOfPack } from '#/features/recalls/recalls.ts'
import { type Licence, licenceOfGtin, licencesByNumber, nearNumbers } from '#/features/register/licences.ts'
import { verifySignedCode } from '#/features/signed-codes/signed-lots.ts'
import type { SignedFields } from '#/features/signed-codes/signed-text.ts'
import type { SignatureVerdict } from '#/features/signed-codes/verify.ts'
import { standingNow } from '#/features/tracing/standing.ts'
import type { PackFields } from '#/gs1/pack-fields.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { type Db, isUnreachable } from '#/platform/database/connect.ts'
import { prepared } from '#/platform/database/prepared.ts'
import { checks } from '#/platform/observe/metrics.ts'
import type { Platform } from '#/platform/platform.ts'

import { type Presented, present } from './presented.ts'
import { countScan, scansOf } from './scans.ts'
import type { Known } from './situation.ts'
import { decide, type Verdict } from './verdict.ts'

export type CheckOptions = {
  /** The address that asks, so that it is counted once a day for the same code. */
  from?: string
  day?: Day
}

/** One text, or all that was scanned on one pack. */
export type Scanned = string | readonly string[]

/**
 * The verdict on whatever a person or a scanner presents: a code, an address that carries one, a number as it is typed. Where the
 * database cannot be reached the verdict is CANNOT_CHECK_NOW; it never says that something was not found.
 */
export async function checkCode(platform: Platform, raw: Scanned, options: CheckOptions = {}): Promise<Verdict> {
  const [verdict] = await check(platform, [raw], { ...options, near: true })
  return verdict!
}

/** `checkCode` for many codes, in their order; licences and recalls are read once for all. Near numbers are not looked for. */
export const checkCodes = (platform: Platform, raws: readonly Scanned[], options: CheckOptions = {}): Promise<Verdict[]> =>
  check(platform, raws, { ...options, near: false })

async function check(
  platform: Platform,
  raws: readonly Scanned[],
  { from, near, day = dayAt(new Date()) }: CheckOptions & { near: boolean },
): Promise<Verdict[]> {
  const presented = raws.map(present)
  const known = await gather(platform, presented, day, near)
  return presented.map((each, i) => {
    const verdict = decide({ presented: each, known: known?.[i], day })
    checks.inc({ verdict: verdict.code })
    const pack = known?.[i]?.pack
    if (verdict.product)
      countScan(platform, { licence: verdict.product.number, verdict: verdict.code, day, ...(pack && { pack }) }, from)
    return verdict
  })
}

/** Undefined where the database cannot be reached. */
async function gather(
  platform: Platform,
  presented: readonly Presented[],
  day: Day,
  near: boolean,
): Promise<Known[] | undefined> {
  try {
    return await ask(platform, presented, day, near)
  } catch (error) {
    if (!isUnreachable(error)) throw error
    platform.log.warn({ err: error }, 'a check could not be made: the database cannot be reached')
    return undefined
  }
}

const nothing: Known = { near: [], recalls: [], issuesSerials: false }

/** How many packs of one request are looked up at a time: others wait for connections too. */
const atOnce = 4

async function ask(platform: Platform, presented: readonly Presented[], day: Day, near: boolean): Promise<Known[]> {
  const askable = presented.filter(({ fields }) => fields.nie ?? fields.gtin)
  if (askable.length === 0) return presented.map(() => nothing)
  const { keys } = platform
  // The texts of the statements are the same for every single code; those for many codes depend on how many.
  const db = presented.length === 1 ? prepared(platform.pool) : platform.db
  const numbers = [...new Set(askable.flatMap(({ fields }) => fields.nie ?? []))]
  const [licences, recalls, packs] = await Promise.all([
    licencesByNumber(db, numbers, day),
    recallsOf(db, numbers, day),
    eachOf(presented, ({ kind, fields: { nie, gtin, serial, batch } }) =>
      kind === 'pack'
        ? findPack(db, keys, { ...(nie ? { nie } : { gtin: gtin! }), serial: serial!, ...(batch && { batch }) })
        : undefined,
    ),
  ])
  const register: Register = { licences: byNumber(licences), recalls: Map.groupBy(recalls, ({ licence }) => licence) }
  return eachOf(presented, (each, i) => knownOf(db, each, packs[i], register, day, near))
}

type Register = { licences: ReadonlyMap<string, Licence>; recalls: ReadonlyMap<string, Recall[]> }

const byNumber = (licences: readonly Licence[]) => new Map(licences.map(licence => [licence.number, licence]))

async function knownOf(
  db: Db,
  { kind, fields, signed = [fields], isTyped }: Presented,
  pack: Pack | undefined,
  register: Register,
  day: Day,
  near: boolean,
): Promise<Known> {
  const { nie, gtin } = fields
  if (!nie && !gtin) return nothing
  const recallsUnder = async (number: string) => register.recalls.get(number) ?? (nie ? [] : recallsOf(db, [number], day))
  const [byCode, standing, scans, signature, ofPack] = await Promise.all([
    nie ? register.licences.get(nie) : pack ? licenceOf(db, pack.licence, day) : licenceOfGtin(db, gtin!, day),
    pack && standingNow(db, pack),
    pack && scansOf(db, pack),
    gravest(await Promise.all(signed.map(one => verifySignedCode(db, signedFields(one), one.signature)))),
    pack && recallsUnder(pack.licence).then(recalls => recallsOfPack(db, recalls, pack)),
  ])
  const number = byCode?.number
  const [recalls, issuesSerials, nearby] = await Promise.all([
    number === undefined ? [] : number === pack?.licence ? ofPack! : recallsUnder(number),
    kind === 'pack' && !pack && number !== undefined && classesOfLicences(db, [number]).then(classes => classes.length > 0),
    near && isTyped && nie && !byCode ? nearNumbers(db, nie, day) : [],
  ])
  return {
    ...(byCode && { licence: byCode }),
    near: nearby,
    recalls,
    ...(pack && { pack }),
    issuesSerials: issuesSerials === true,
    ...(standing && { standing }),
    ...(scans && { scans }),
    ...(signature !== 'absent' && { signature }),
  }
}

/** Of the signatures of several symbols the one that is most wrong. */
const gravest = (verdicts: readonly SignatureVerdict[]): SignatureVerdict =>
  (['differs', 'withdrawn key', 'unknown key', 'matches'] as const).find(one => verdicts.includes(one)) ?? 'absent'

/** What of a code its signature covers. */
const signedFields = ({ gtin, nie, batch, expiry, serial }: PackFields): SignedFields => ({
  ...(gtin && { gtin }),
  ...(nie && { nie }),
  ...(batch !== undefined && { batch }),
  ...(expiry && { expiry }),
  ...(serial !== undefined && { serial }),
})

const licenceOf = async (db: Db, number: string, day: Day): Promise<Licence | undefined> =>
  (await licencesByNumber(db, [number], day))[0]

/** The answers in order, a few asked for at a time. */
async function eachOf<In, Out>(items: readonly In[], ask: (item: In, index: number) => Out | Promise<Out>): Promise<Out[]> {
  const answers = new Array<Out>(items.length)
  const rest = items.entries()
  const worker = async () => {
    for (const [index, item] of rest) answers[index] = await ask(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  return answers
}
