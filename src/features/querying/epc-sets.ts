import { type RawBuilder, sql } from 'kysely'
import type { ConditionOf, EpcRole } from '#/epcis/query.ts'
import type { EpcPattern } from '#/epcis/query-epcs.ts'
import { classesWithGtin } from '#/features/coding/gtin-classes.ts'
import { identify } from '#/features/tracing/identify.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { foreignFitting, namesAny, namesFrom } from '#/features/tracing/naming.ts'
import { asSets } from '#/features/tracing/positions.ts'
import { firstSsccClass, numbersPerClass } from '#/numbers/class.ts'
import { normalise } from '#/numbers/spans.ts'
import { placeOfSscc } from '#/numbers/sscc.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { tooComplex } from './refused.ts'

/** So many identities of others may fit one pattern; more are told to be too many. */
const mostForeign = 100_000

/** The packs that a condition names one by one, as sets: what a company may hold. */
export async function packsAsked(db: Db, platform: Platform, { patterns }: ConditionOf<'epc'>): Promise<ClassSpans[]> {
  const single = patterns.flatMap(pattern => (pattern.kind === 'one' ? [pattern.canonical] : []))
  if (single.length === 0) return []
  const { numbers } = await identify(db, platform, single)
  return asSets(numbers.values())
}

/** A condition on a statement's `event`: it names an EPC that fits one of the patterns, in one of the roles. */
export async function namesEpcs(db: Db, platform: Platform, condition: ConditionOf<'epc'>): Promise<RawBuilder<boolean>> {
  const { roles, patterns } = condition
  const arms = [await namesAny(db, await packsAsked(db, platform, condition), roles)]
  for (const pattern of patterns) if (pattern.kind === 'many') arms.push(...(await fitting(db, pattern, roles)))
  return sql<boolean>`(${sql.join(arms, sql` or `)})`
}

async function fitting(
  db: Db,
  { source, sscc }: Extract<EpcPattern, { kind: 'many' }>,
  roles: readonly EpcRole[],
): Promise<RawBuilder<boolean>[]> {
  const foreign = await foreignFitting(db, source, mostForeign)
  if (!foreign) throw tooComplex()
  if (sscc?.company === '') return [await namesAny(db, [foreign], roles), namesFrom(firstSsccClass, roles)]
  const expression = new RegExp(source)
  const own = (await classesWithGtin(db)).filter(({ gtin }) => expression.test(`https://id.gs1.org/01/${gtin}/21/0`))
  const whole = own.map(({ classId }) => ({ classId, spans: [{ from: 0, until: numbersPerClass }] }))
  const units = sscc ? ssccsOf(sscc.company) : []
  return [await namesAny(db, [foreign], roles), await namesAny(db, [...whole, ...units], roles)]
}

/** All SSCCs of a company: for each extension digit a range. */
function ssccsOf(company: string): ClassSpans[] {
  const places = Array.from({ length: 10 }, (_, extension) => {
    const first = `${extension}${company}`.padEnd(17, '0')
    const last = `${extension}${company}`.padEnd(17, '9')
    return [placeOfSscc(first), placeOfSscc(last)] as const
  })
  return places.flatMap(([first, last]) =>
    Array.from({ length: last.classId - first.classId + 1 }, (_, i) => {
      const classId = first.classId + i
      const from = i === 0 ? first.n : 0
      const until = classId === last.classId ? last.n + 1 : numbersPerClass
      return { classId, spans: normalise([{ from, until }]) }
    }),
  )
}
