import { expandName, type Prefixes } from '#/epcis/context.ts'
import type { Holder, OwnName } from '#/epcis/query.ts'
import { withoutBraces } from '#/epcis/query-values.ts'
import { isTree, type Tree } from '#/epcis/shapes.ts'

export type OwnPlace = { readonly holder: Holder; readonly inner: boolean; readonly name: OwnName }

/** Where each holder stands below the event; lists on the way are entered. */
export const holderPath: Readonly<Record<Holder, readonly string[]>> = {
  event: [],
  ilmd: ['ilmd'],
  errorDeclaration: ['errorDeclaration'],
  readPoint: ['readPoint'],
  bizLocation: ['bizLocation'],
  sensorElement: ['sensorElementList'],
  sensorMetadata: ['sensorElementList', 'sensorMetadata'],
  sensorReport: ['sensorElementList', 'sensorReport'],
}

/**
 * The values of a field of users' own: those directly in its holder, or for `inner` those anywhere below its holder's own fields.
 * A list gives its elements; what stands in an element of XML beside attributes is its value. Where there is nothing but an object,
 * the object itself is given, so that what exists is seen to exist.
 */
export function ownValues(event: Tree, { holder, inner, name }: OwnPlace, prefixes: Prefixes): unknown[] {
  const isNamed = nameTest(name, prefixes)
  return holdersIn(event, holder).flatMap(tree =>
    inner
      ? Object.entries(tree).flatMap(([key, value]) => (key.includes(':') ? below(value, isNamed) : []))
      : namedIn(tree, isNamed),
  )
}

function holdersIn(event: Tree, holder: Holder): Tree[] {
  let found: Tree[] = [event]
  for (const name of holderPath[holder])
    found = found.flatMap(tree => (Array.isArray(tree[name]) ? tree[name] : [tree[name]])).filter(isTree)
  return found
}

/** Names are the same where what they stand for is; a name that the query does not explain is compared letter by letter. */
function nameTest({ given, full }: OwnName, prefixes: Prefixes): (key: string) => boolean {
  if (full === undefined) return key => key === given
  return key => key.includes(':') && sameName(withoutBraces(expandName(prefixes, key)), full)
}

/** A namespace may end in a mark of its own or have `#` between it and the name. */
const sameName = (a: string, b: string): boolean => a === b || a.replace('#', '') === b.replace('#', '')

const namedIn = (tree: Tree, isNamed: (key: string) => boolean): unknown[] =>
  Object.entries(tree).flatMap(([key, value]) => (isNamed(key) ? scalars(value) : []))

function below(value: unknown, isNamed: (key: string) => boolean): unknown[] {
  if (Array.isArray(value)) return value.flatMap(item => below(item, isNamed))
  if (!isTree(value)) return []
  return [...namedIn(value, isNamed), ...Object.values(value).flatMap(inner => below(inner, isNamed))]
}

function scalars(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(scalars)
  if (value === undefined || value === null) return []
  return isTree(value) && '#text' in value ? scalars(value['#text']) : [value]
}
