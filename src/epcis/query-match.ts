import { type Prefixes, prefixesOf } from '#/epcis/context.ts'
import { type Comparison, type Condition, type ConditionOf, type Form, listField, type Path, type Query } from '#/epcis/query.ts'
import { canonicalEpc, fitsAny } from '#/epcis/query-epcs.ts'
import { ownValues } from '#/epcis/query-own.ts'
import { canonicalWord, numberOf } from '#/epcis/query-values.ts'
import { isTree, type Tree } from '#/epcis/shapes.ts'
import { instantOf } from '#/epcis/time.ts'

/** What has to be known beside the event itself: how places are called, and what master data says of them. */
export type Knowledge = {
  /** The one name of a place that has several. */
  readonly placeName?: (uri: string) => string
  readonly attributes?: (uri: string) => Readonly<Record<string, string>> | undefined
}

/**
 * Whether an event, as JSON with its own `@context`, is one that the query asks for: every condition holds. This is what the query
 * language means here; the database only narrows.
 */
export function matches(query: Pick<Query, 'conditions'>, event: unknown, known: Knowledge = {}): boolean {
  if (!isTree(event)) return false
  const seen: Seen = { event, prefixes: prefixesOf(event['@context']), known }
  return query.conditions.every(condition => holds(condition, seen))
}

type Seen = { readonly event: Tree; readonly prefixes: Prefixes; readonly known: Knowledge }

function holds(condition: Condition, seen: Seen): boolean {
  const { event, prefixes, known } = seen
  switch (condition.kind) {
    case 'text': {
      const { paths, form, oneOf } = condition
      return textsAt(event, paths).some(text => oneOf.includes(inForm(form, text, prefixes)))
    }
    case 'number':
      return valuesAt(event, condition.path).some(value => isCompared(condition.compare, value, condition.oneOf))
    case 'time':
      return textsAt(event, condition.paths).some(text => isCompared(condition.compare, instantOf(text), [condition.at]))
    case 'truth':
      return valuesAt(event, condition.path).includes(condition.is)
    case 'exists':
      return valuesAt(event, condition.path).length > 0
    case 'typed':
      return holdsTyped(condition, seen)
    case 'measure':
      return condition.lists.some(list => valuesAt(event, list).some(item => isTree(item) && isMeasured(condition, item)))
    case 'epc': {
      const texts = textsAt(
        event,
        condition.roles.map(role => [epcField[role]]),
      )
      return texts.some(text => fitsAny(condition.patterns, canonicalEpc(text)))
    }
    case 'epcClass':
      return textsAt(event, condition.paths).some(text => fitsAny(condition.patterns, canonicalEpc(text)))
    case 'place': {
      const name = known.placeName ?? canonicalEpc
      const asked = condition.oneOf.map(name)
      return textsAt(event, [[condition.field, 'id']]).some(text => isPlace(name(text), asked, condition.within))
    }
    case 'own':
      return ownValues(event, condition, prefixes).some(value => holdsOwn(condition.is, value))
    case 'attribute':
      return holdsAttribute(condition, seen)
  }
}

const epcField = {
  epc: 'epcList',
  child: 'childEPCs',
  parent: 'parentID',
  input: 'inputEPCList',
  output: 'outputEPCList',
} as const

/** Everything at the end of a path, lists on the way and at the end opened. */
function valuesAt(tree: unknown, path: Path): unknown[] {
  let found: unknown[] = [tree]
  for (const name of path)
    found = found.flatMap(value => {
      const inner = isTree(value) ? value[name] : undefined
      return inner === undefined || inner === null ? [] : Array.isArray(inner) ? inner : [inner]
    })
  return found
}

const textsAt = (event: Tree, paths: readonly Path[]): string[] =>
  paths.flatMap(path => valuesAt(event, path).filter(value => typeof value === 'string'))

function inForm(form: Form, text: string, prefixes: Prefixes): string {
  if (form === 'plain') return text
  return form === 'identifier' ? canonicalEpc(text) : canonicalWord(form, text, prefixes)
}

/** A place is another's, or lies in it: what is finer within it is named below it. */
const isPlace = (name: string, asked: readonly string[], within: boolean): boolean =>
  asked.includes(name) || (within && asked.some(one => name.startsWith(`${one}/`)))

function holdsTyped({ list, type, oneOf }: ConditionOf<'typed'>, { event, prefixes }: Seen): boolean {
  const vocabulary = list === 'bizTransaction' ? 'bizTransaction' : 'sourceDest'
  return valuesAt(event, [listField[list]]).some(
    item =>
      isTree(item) &&
      typeof item.type === 'string' &&
      typeof item[list] === 'string' &&
      canonicalWord(vocabulary, item.type, prefixes) === type &&
      oneOf.includes(canonicalEpc(item[list])),
  )
}

/** Without a unit asked for, any unit will do, also none. */
function isMeasured({ field, compare, limits }: ConditionOf<'measure'>, item: Tree): boolean {
  const limit = limits[''] ?? (typeof item.uom === 'string' && Object.hasOwn(limits, item.uom) ? limits[item.uom] : undefined)
  return limit !== undefined && isCompared(compare, item[field], limit)
}

function isCompared(compare: Comparison, value: unknown, to: readonly number[]): boolean {
  if (typeof value !== 'number') return false
  switch (compare) {
    case 'EQ':
      return to.includes(value)
    case 'GT':
      return value > to[0]!
    case 'GE':
      return value >= to[0]!
    case 'LT':
      return value < to[0]!
    case 'LE':
      return value <= to[0]!
  }
}

function holdsOwn(is: ConditionOf<'own'>['is'], value: unknown): boolean {
  if (is.compare === 'EXISTS') return true
  if (is.compare === 'EQ')
    return is.oneOf.some(({ text, number, time, isNumber }) => {
      if (typeof value === 'number') return value === number
      if (typeof value === 'boolean') return String(value) === text
      if (typeof value !== 'string') return false
      return value === text || (isNumber && numberOf(value) === number) || (time !== undefined && instantOf(value) === time)
    })
  const { number, time } = is.limit
  if (time !== undefined) return typeof value === 'string' && isCompared(is.compare, instantOf(value), [time])
  return isCompared(is.compare, typeof value === 'string' ? numberOf(value) : value, [number!])
}

/** A place, or what a field of users' own names, whose master data has the attribute, with one of the values where such are given. */
function holdsAttribute({ field, names, oneOf }: ConditionOf<'attribute'>, { event, prefixes, known }: Seen): boolean {
  const things =
    typeof field === 'string'
      ? textsAt(event, [[field, 'id']])
      : ownValues(event, { holder: 'event', inner: false, name: field }, prefixes)
  return things.some(thing => {
    const data = typeof thing === 'string' ? known.attributes?.(thing) : undefined
    return names.some(name => {
      const value = data && Object.hasOwn(data, name) ? data[name] : undefined
      return value !== undefined && (!oneOf || oneOf.includes(value))
    })
  })
}
