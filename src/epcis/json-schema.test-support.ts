import { expect } from 'vitest'

type Schema = { readonly [keyword: string]: unknown }
type Tree = { readonly [name: string]: unknown }

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keywords of JSON Schema draft-07 that the schemas of EPCIS use, and what each demands of a value. */
const keywords: Readonly<Record<string, (demand: never, value: unknown, schema: Schema, root: Schema) => boolean>> = {
  $ref: (ref: string, value, _, root) => isValid(root, at(root, ref), value),
  type: (type: string | string[], value) => [type].flat().some(one => isOfType(one, value)),
  enum: (allowed: unknown[], value) => allowed.includes(value),
  pattern: (pattern: string, value) => typeof value !== 'string' || new RegExp(pattern, 'u').test(value),
  format: (format: string, value) => typeof value !== 'string' || hasFormat(format, value),
  required: (names: string[], value) => !isTree(value) || names.every(name => Object.hasOwn(value, name)),
  properties: (shapes: Tree, value, _, root) =>
    !isTree(value) ||
    Object.entries(shapes).every(([name, shape]) => !Object.hasOwn(value, name) || isValid(root, shape, value[name])),
  additionalProperties: (shape: unknown, value, { properties = {} }, root) =>
    !isTree(value) ||
    Object.keys(value).every(name => Object.hasOwn(properties as object, name) || isValid(root, shape, value[name])),
  propertyNames: (shape: unknown, value, _, root) =>
    !isTree(value) || Object.keys(value).every(name => isValid(root, shape, name)),
  items: (shape: unknown, value, _, root) =>
    !Array.isArray(value) || value.every((item, i) => isValid(root, Array.isArray(shape) ? (shape[i] ?? true) : shape, item)),
  minItems: (least: number, value) => !Array.isArray(value) || value.length >= least,
  uniqueItems: (wanted: boolean, value) =>
    !wanted || !Array.isArray(value) || new Set(value.map(item => JSON.stringify(item))).size === value.length,
  allOf: (all: unknown[], value, _, root) => all.every(one => isValid(root, one, value)),
  anyOf: (all: unknown[], value, _, root) => all.some(one => isValid(root, one, value)),
  oneOf: (all: unknown[], value, _, root) => all.filter(one => isValid(root, one, value)).length === 1,
  not: (other: unknown, value, _, root) => !isValid(root, other, value),
  if: (condition: unknown, value, { then: demand = true, else: other = true }, root) =>
    isValid(root, isValid(root, condition, value) ? demand : other, value),
}

/** Words that demand nothing by themselves. */
const silent = new Set([
  '$id',
  '$schema',
  'definitions',
  'then',
  'else',
  'title',
  'description',
  'examples',
  'default',
  '$comment',
])

/** Whether a value is valid under a schema. Fails the test for a keyword that is not known here: none is passed over. */
export function isValid(root: Schema, schema: unknown, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema
  return Object.entries(schema as Schema).every(([keyword, demand]) => {
    const check = keywords[keyword]
    if (!check) expect(silent).toContain(keyword)
    return !check || check(demand as never, value, schema as Schema, root)
  })
}

const at = (root: Schema, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (inner, name) => (inner as Schema)[decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    )

function isOfType(type: string, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isTree(value)
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function hasFormat(format: string, text: string): boolean {
  if (format === 'date-time')
    return (
      /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d(?::?\d\d)?)$/.test(text) && !Number.isNaN(Date.parse(text))
    )
  expect(format).toBe('uri')
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(text)
}
