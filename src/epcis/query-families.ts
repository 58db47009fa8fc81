import { prefixesOf } from '#/epcis/context.ts'
import type { Comparison, Holder, Limits, TypedList } from '#/epcis/query.ts'
import { quantityPaths, type Reader } from '#/epcis/query-fixed.ts'
import {
  asksIn,
  canonicalWord,
  identifiersIn,
  limitIn,
  literalsIn,
  numberIn,
  numbersIn,
  ownName,
  textsIn,
} from '#/epcis/query-values.ts'
import { converted, unitsLike } from '#/epcis/units.ts'

/** A family of parameters: those whose names fit, and how each is read from the parts of its name. */
type Family = { readonly names: RegExp; readonly reader: (...parts: string[]) => Reader }

/** A field of users' own: a prefix and a name, or a whole URI. */
const own = String.raw`(?:[A-Za-z][\w.-]*:[^\s:/]\S*|https?://\S+|urn:\S+)`

const holders: Readonly<Record<string, Holder>> = {
  ILMD: 'ilmd',
  ERROR_DECLARATION: 'errorDeclaration',
  SENSORELEMENT: 'sensorElement',
  SENSORMETADATA: 'sensorMetadata',
  SENSORREPORT: 'sensorReport',
  readPoint: 'readPoint',
  bizLocation: 'bizLocation',
}

/** Values of the same measurement in every unit that it may have been reported in. */
function limitsIn(numbers: readonly number[], unit: string): Limits {
  return Object.fromEntries(unitsLike(unit).map(other => [other, numbers.map(number => converted(number, unit, other))]))
}

const measure = (lists: 'quantity' | 'report', compare: Comparison, field: string, unit: string): Reader => {
  return (given, parameter) => ({
    kind: 'measure',
    parameter,
    lists: lists === 'quantity' ? quantityPaths : [['sensorElementList', 'sensorReport']],
    field,
    compare,
    limits: limitsIn(compare === 'EQ' ? numbersIn(given) : [numberIn(given)], unit),
  })
}

export const families: readonly Family[] = [
  {
    // Before fields of users' own: a type may be a whole URI.
    names: /^EQ_(bizTransaction|source|destination)_(\S+)$/,
    reader: (list, type = '') => {
      return (given, parameter, prefixes) => ({
        kind: 'typed',
        parameter,
        list: list as TypedList,
        type: canonicalWord(list === 'bizTransaction' ? 'bizTransaction' : 'sourceDest', type, prefixes),
        oneOf: identifiersIn(given),
      })
    },
  },
  {
    names: new RegExp(`^(EQ|GT|GE|LT|LE|EXISTS)_(INNER_)?(?:(${Object.keys(holders).join('|')})_)?(${own})$`),
    reader: (compare = '', inner, holder, name = '') => {
      return (given, parameter, prefixes) => {
        const field = {
          kind: 'own',
          parameter,
          holder: holder === undefined ? 'event' : holders[holder]!,
          inner: inner !== undefined,
          name: ownName(name, prefixes),
        } as const
        if (compare === 'EXISTS') return asksIn(given) ? { ...field, is: { compare } } : undefined
        if (compare === 'EQ') return { ...field, is: { compare, oneOf: literalsIn(given) } }
        return { ...field, is: { compare: compare as Exclude<Comparison, 'EQ'>, limit: limitIn(given) } }
      }
    },
  },
  {
    names: /^(EQ|GT|GE|LT|LE)_quantity_([A-Z0-9]{2,4})$/,
    reader: (compare, unit = '') => measure('quantity', compare as Comparison, 'quantity', unit),
  },
  {
    names: /^(EQ|GT|GE|LT|LE)_(value|minValue|maxValue|meanValue|sDev|percValue)_([A-Z0-9]{2,4})$/,
    reader: (compare, field = '', unit = '') => measure('report', compare as Comparison, field, unit),
  },
  {
    names: new RegExp(`^HASATTR_(bizLocation|readPoint|${own})$`),
    reader: (field = '') => {
      return (given, parameter, prefixes) => ({
        kind: 'attribute',
        parameter,
        field: field === 'bizLocation' || field === 'readPoint' ? field : ownName(field, prefixes),
        names: textsIn(given).map(attributeName),
      })
    },
  },
  {
    names: /^EQ_?ATTR_(bizLocation|readPoint|[A-Za-z][\w.-]*?:[^\s_:]+)_(\S+)$/,
    reader: (field = '', attribute = '') => {
      return (given, parameter, prefixes) => ({
        kind: 'attribute',
        parameter,
        field: field === 'bizLocation' || field === 'readPoint' ? field : ownName(field, prefixes),
        names: [attributeName(attribute)],
        oneOf: textsIn(given),
      })
    },
  },
]

/** Attributes of master data by their last part: `latitude` for `cbvmda:latitude` and `urn:epcglobal:cbv:mda#latitude` too. */
export const attributeName = (text: string): string =>
  text.slice(Math.max(...['#', ':', '/'].map(mark => text.lastIndexOf(mark))) + 1)

/** The prefixes that a query declares: by `@context`, or in the header `GS1-Extensions` as `prefix=namespace` with commas between. */
export function declaredPrefixes(context: unknown, header = ''): ReturnType<typeof prefixesOf> {
  const pairs = header.split(',').flatMap(pair => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const] : []
  })
  return prefixesOf(context, prefixesOf(Object.fromEntries(pairs)))
}
