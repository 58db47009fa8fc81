import { gs1Prefixes, type Prefixes } from '#/epcis/context.ts'
import type { Words } from '#/epcis/problem.ts'
import type { Condition, Order, Query } from '#/epcis/query.ts'
import { families } from '#/epcis/query-families.ts'
import { fixedParameters, otherNames, type Reader } from '#/epcis/query-fixed.ts'
import { countIn, type Given, oneOf, ownName, textsIn, Unreadable } from '#/epcis/query-values.ts'

/** One parameter that cannot be taken, and why. */
export type QueryProblem = { readonly parameter: string; readonly says: Words }

export type QueryReading = { readonly query: Query; readonly problems: readonly QueryProblem[] }

/** The parameters that shape the answer rather than choose events. */
const shaping = ['orderBy', 'orderDirection', 'eventCountLimit', 'maxEventCount'] as const

/**
 * Reads the parameters of a query (EPCIS 2.0 §8.2.7.1). Never throws: what is unknown or has no sense is told, parameter by
 * parameter, and then the query is not to be used.
 */
export function readQuery(parameters: Readonly<Record<string, Given>>, prefixes: Prefixes = gs1Prefixes): QueryReading {
  const problems: QueryProblem[] = []
  const attempt = <T>(parameter: string, read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      problems.push({ parameter, says: error.says })
      return undefined
    }
  }
  const conditions = Object.entries(parameters).flatMap(([parameter, given]): Condition[] => {
    if (parameter === '@context' || isShaping(parameter)) return []
    const reader = readerOf(parameter)
    if (!reader) problems.push({ parameter, says: unknown })
    const condition = reader && attempt(parameter, () => reader(given, parameter, prefixes))
    return condition ? [condition] : []
  })
  const count = (name: string) => parameters[name] && attempt(name, () => countIn(parameters[name]!))
  const eventCountLimit = count('eventCountLimit')
  const maxEventCount = count('maxEventCount')
  if (parameters.eventCountLimit && parameters.maxEventCount) problems.push({ parameter: 'maxEventCount', says: exclusive })
  if (parameters.eventCountLimit && !parameters.orderBy) problems.push({ parameter: 'eventCountLimit', says: unordered })
  const order = attempt('orderBy', () => readOrder(parameters, prefixes)) ?? inRecordOrder
  return {
    query: {
      conditions,
      order,
      ...(eventCountLimit !== undefined && { eventCountLimit }),
      ...(maxEventCount !== undefined && { maxEventCount }),
    },
    problems,
  }
}

const isShaping = (parameter: string): boolean => (shaping as readonly string[]).includes(parameter)

/** Whether a parameter is of the query language. */
export const isParameter = (name: string): boolean => isShaping(name) || readerOf(name) !== undefined

function readerOf(parameter: string): Reader | undefined {
  const name = Object.hasOwn(otherNames, parameter) ? otherNames[parameter]! : parameter
  if (Object.hasOwn(fixedParameters, name)) return fixedParameters[name]
  for (const { names, reader } of families) {
    const parts = names.exec(name)
    if (parts) return reader(...parts.slice(1))
  }
  return undefined
}

/** Where nothing is said, events come in the order in which they were recorded, the oldest first. */
const inRecordOrder: Order = { by: 'recordTime', direction: 'ASC' }

function readOrder({ orderBy, orderDirection }: Readonly<Record<string, Given>>, prefixes: Prefixes): Order {
  const direction = orderDirection && (oneOf(orderDirection, ['ASC', 'DESC'])[0] as Order['direction'])
  if (!orderBy) return direction ? { by: 'recordTime', direction } : inRecordOrder
  const [by = ''] = textsIn(orderBy)
  if (by !== 'eventTime' && by !== 'recordTime' && !by.includes(':'))
    throw new Unreadable(
      'Urutan menurut eventTime, recordTime, atau nama sendiri seperti contoh:suhu.',
      'Order by eventTime, recordTime, or a field of your own such as example:temperature.',
    )
  return {
    by: by === 'eventTime' || by === 'recordTime' ? by : ownName(by, prefixes),
    // The standard's own default, where an order is named.
    direction: direction ?? 'DESC',
  }
}

const unknown = {
  id: 'Parameter ini tidak dikenal. Nama medan sendiri memakai awalan, misalnya EQ_contoh:suhu.',
  en: 'This parameter is not known. A field of your own has a prefix, as in EQ_example:temperature.',
}
const exclusive = {
  id: 'eventCountLimit dan maxEventCount tidak dipakai bersama.',
  en: 'eventCountLimit and maxEventCount are not used together.',
}
const unordered = {
  id: 'eventCountLimit hanya bersama orderBy.',
  en: 'eventCountLimit goes with orderBy only.',
}
