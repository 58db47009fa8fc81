import { vocabularies } from '#/epcis/cbv.ts'
import { type Condition, type ConditionOf, type Form, type Literal, listField, type OwnTest, type Path } from '#/epcis/query.ts'
import { holderPath } from '#/epcis/query-own.ts'

/**
 * An expression of SQL/JSON's path language that finds something in every event for which the condition holds, and in few others:
 * what it finds is judged again. Undefined where it would not narrow. Values go in as JSON, which the language shares.
 */
export function pathOf(condition: Condition): string | undefined {
  switch (condition.kind) {
    case 'text':
      return anyOf(condition.paths.map(path => at(path, textTest(condition.form, condition.oneOf))))
    case 'number':
      return at(condition.path, compared('@', condition.compare, condition.oneOf))
    case 'time':
      return anyOf(condition.paths.map(path => at(path)))
    case 'truth':
      return at(condition.path, `@ == ${condition.is}`)
    case 'exists':
      return at(condition.path)
    case 'typed':
      return at([listField[condition.list], condition.list], textTest('identifier', condition.oneOf))
    case 'measure':
      return anyOf(condition.lists.map(list => at(list, measureTest(condition))))
    case 'epcClass':
      return anyOf(condition.paths.map(path => at(path, patternTest(condition.patterns))))
    case 'own':
      return ownPath(condition)
    case 'attribute':
      return typeof condition.field === 'string' ? at([condition.field, 'id']) : undefined
    case 'epc':
    case 'place':
      return undefined
  }
}

const text = (value: string): string => JSON.stringify(value)
const names = (path: Path): string => path.map(name => `.${text(name)}`).join('')
const at = (path: Path, test?: string): string => `$${names(path)}${test === undefined ? '' : ` ? (${test})`}`
/** Paths have no "or" of their own: a filter on the whole event does. */
const anyOf = (paths: readonly string[]): string =>
  paths.length === 1 ? paths[0]! : `$ ? (${paths.map(path => `exists (@${path.slice(1)})`).join(' || ')})`
const either = (tests: readonly string[]): string => tests.join(' || ')
const like = (expression: string): string => `@ like_regex ${text(expression)}`

const signs = { EQ: '==', GT: '>', GE: '>=', LT: '<', LE: '<=' } as const
const compared = (what: string, compare: keyof typeof signs, to: readonly number[]): string =>
  either(to.map(number => `${what} ${signs[compare]} ${JSON.stringify(number)}`))

/** Words are written bare, as web URI, URN or compact URI: all end in the word. */
function textTest(form: Form, oneOf: readonly string[]): string | undefined {
  if (form === 'plain') return either(oneOf.map(value => `@ == ${text(value)}`))
  if (form === 'identifier') return either(oneOf.map(identifierTest))
  const bare = new Set<string>(vocabularies[form].words)
  return oneOf.every(word => bare.has(word)) ? either(oneOf.map(word => like(`(^|[-:/])${word}$`))) : undefined
}

/** A GS1 key may stand in a Digital Link on any host, or in a URN with a dot between company and reference. */
function identifierTest(canonical: string): string {
  const key = /^https:\/\/id\.gs1\.org\/(\d+)\/(\d{13,18})(?:\/|$)/.exec(canonical)
  if (key) return like(keyExpression(key[1]!, key[2]!))
  return canonical.startsWith('https://id.gs1.org/') ? '@.type() == "string"' : `@ == ${text(canonical)}`
}

function keyExpression(ai: string, digits: string): string {
  // A GRAI is its digits and a serial in one, the others end in a check digit.
  const body = ai === '8003' ? digits.slice(1, 13) : ai === '253' || ai === '255' ? digits.slice(0, 12) : digits.slice(0, -1)
  const rotated = ai === '01' || ai === '00' || ai === '8006'
  const [lead, rest] = rotated ? [body.slice(0, 1), body.slice(1)] : ['', body]
  const urns = [6, 7, 8, 9, 10, 11, 12].map(length => `${rest.slice(0, length)}[.]${lead}${rest.slice(length)}`)
  return oneForm([ai === '01' ? digits.replace(/^0+/, '') : digits.slice(0, body.length), ...urns])
}
const oneForm = (expressions: readonly string[]): string => `(${expressions.join('|')})`

function patternTest(patterns: ConditionOf<'epcClass'>['patterns']): string | undefined {
  const tests = patterns.map(pattern => {
    if (pattern.kind === 'one') return identifierTest(pattern.canonical)
    return pattern.key === undefined ? undefined : identifierTest(pattern.key)
  })
  return tests.every(test => test !== undefined) ? either(tests) : undefined
}

function measureTest({ field, compare, limits }: ConditionOf<'measure'>): string {
  const value = `@.${text(field)}`
  return either(
    Object.entries(limits).map(([unit, to]) => {
      const test = compared(value, compare, to)
      return unit === '' ? `(${test})` : `(@."uom" == ${text(unit)} && (${test}))`
    }),
  )
}

/** Where the prefix of a name is not what the query calls it, only the end of the name is sure. */
function ownPath({ holder, inner, name, is }: ConditionOf<'own'>): string | undefined {
  const within = `$${names(holderPath[holder])}${inner ? '.**' : ''}`
  const values = (found: string) => `${found}.** ${ownTest(is)}`
  if (name.full === undefined) return values(`${within}.${text(name.given)}`)
  const local = name.given === name.full ? undefined : name.given.slice(name.given.indexOf(':') + 1)
  if (local === undefined) return undefined
  const ending = `${local.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`
  return values(`${within}[*] ? (@.type() == "object").keyvalue() ? (@.key like_regex ${text(ending)}).value`)
}

function ownTest(is: OwnTest): string {
  if (is.compare === 'EXISTS') return ''
  if (is.compare === 'EQ') return `? (${either(is.oneOf.map(equalTest))})`
  const { number, time } = is.limit
  // Texts may be numbers or times in any of their spellings.
  return `? (${time === undefined ? `${compared('@', is.compare, [number!])} || ` : ''}@.type() == "string")`
}

function equalTest({ text: written, number, time, isNumber }: Literal): string {
  const tests = [`@ == ${text(written)}`]
  if (number !== undefined) tests.push(`@ == ${JSON.stringify(number)}`)
  if (written === 'true' || written === 'false') tests.push(`@ == ${written}`)
  if (time !== undefined || isNumber) tests.push('@.type() == "string"')
  return either(tests)
}
