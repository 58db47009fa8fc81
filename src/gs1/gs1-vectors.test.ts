import { expect, test } from 'vitest'
import { ais } from './ai.ts'
import { formatDigitalLink, parseDigitalLink } from './digital-link.ts'
import { formatElementString, parseBracketed, parseElementString, type ReadOptions } from './element-string.ts'
import { lint } from './linters.ts'
import { readGs1 } from './read.ts'
import { formatScan, parseScan, type Symbology } from './scan-data.ts'
import { escapePath, escapeQuery, unescapePath, unescapeQuery } from './uri-escape.ts'
import { haveVectors, vectorRows, vectorText } from './vectors.test-support.ts'

if (!haveVectors) console.warn('GS1 vector tests skipped: no folder ../shared/vectors beside the project.')
const vectors = test.skipIf(!haveVectors)

/** The first twenty rows on which we differ, with what we answered. */
function differing<Row extends object>(rows: Row[], ours: (row: Row) => object): object[] {
  const wrong: object[] = []
  for (const row of rows) {
    const answer = ours(row)
    const same = Object.entries(answer).every(([name, value]) => JSON.stringify(value) === JSON.stringify(row[name as keyof Row]))
    if (!same) wrong.push({ ...row, ours: answer })
  }
  return wrong.slice(0, 20)
}

type LinterCase = { linter: string; data: string; ok: boolean; error: string | null; highlight: string | null }

vectors('every content check answers as GS1 does', () => {
  const answer = ({ linter, data }: LinterCase) => {
    const found = lint(linter, data)
    if (!found) return { error: null, highlight: null }
    const { code, at, length } = found
    return { error: code, highlight: `${data.slice(0, at)}*${data.slice(at, at + length)}*${data.slice(at + length)}` }
  }
  expect(differing(vectorRows<LinterCase>('gs1-syntax/linters.jsonl'), answer)).toEqual([])
})

type Labelled = {
  in: string
  ok: boolean
  data?: string
  ai?: string | null
  dl?: string | null
  hri?: string[]
  ignored?: string[]
  markup?: string
}

vectors('whole inputs are read as GS1 reads them', () => {
  const answer = ({ in: input }: Labelled) => {
    const read = readGs1(input)
    if (!read.ok) return { ok: false, markup: read.markup }
    const { ok, data, ai, dl, hri, ignored } = read
    return { ok, data, ai, dl, hri, ignored }
  }
  expect(differing(vectorRows<Labelled>('gs1-syntax/labelled.jsonl'), answer)).toEqual([])
})

type EngineCase = {
  in: string
  ok: boolean
  permitUnknownAIs: boolean
  permitZeroSuppressedGTINinDLuris: boolean
  addCheckDigit: boolean
  validations: Record<'MUTEX_AIS' | 'REQUISITE_AIS' | 'REPEATED_AIS' | 'DIGSIG_SERIAL_KEY' | 'UNKNOWN_AI_NOT_DL_ATTR', boolean>
}

const optionsOf = ({ permitUnknownAIs, permitZeroSuppressedGTINinDLuris, validations }: EngineCase): ReadOptions => ({
  permitUnknownAis: permitUnknownAIs,
  permitShortGtins: permitZeroSuppressedGTINinDLuris,
  unknownInQuery: !validations.UNKNOWN_AI_NOT_DL_ATTR,
  associations: {
    mutex: validations.MUTEX_AIS,
    requisites: validations.REQUISITE_AIS,
    repeats: validations.REPEATED_AIS,
    digsig: validations.DIGSIG_SERIAL_KEY,
  },
})
/** The engine's own cases of reading and writing leave associations alone. */
const syntaxOnly = (row: EngineCase): ReadOptions => ({
  ...optionsOf(row),
  associations: { mutex: false, requisites: false, repeats: false, digsig: false },
})
const engine = <Row = EngineCase>(name: string): Row[] => vectorRows<Row>(`gs1-syntax/engine/${name}.jsonl`)

vectors('bracketed to element string', () => {
  const answer = (row: EngineCase) => {
    const read = parseBracketed(row.in, syntaxOnly(row))
    return { ok: read.ok, out: read.ok ? formatElementString(read.elements) : null }
  }
  expect(differing(engine('bracketed_to_element'), answer)).toEqual([])
})

vectors('element strings', () => {
  const answer = (row: EngineCase) => ({ ok: parseElementString(row.in, syntaxOnly(row)).ok })
  expect(differing(engine('process_element_string'), answer)).toEqual([])
})

vectors('the code of what is wrong with a value', () => {
  const answer = (row: EngineCase) => {
    const read = parseBracketed(row.in, syntaxOnly(row))
    return { error: read.ok ? null : read.fault.code }
  }
  expect(differing(engine('ai_linter_error'), answer)).toEqual([])
})

const ruleUnderTest = {
  validateAIrequisites: 'requisites',
  validateAImutex: 'mutex',
  validateAIrepeats: 'repeats',
  validateDigSigRequiresSerialisedKey: 'digsig',
} as const

vectors('what may and must stand together', () => {
  const answer = (row: EngineCase & { fn: keyof typeof ruleUnderTest }) => {
    const only = { mutex: false, requisites: false, repeats: false, digsig: false, [ruleUnderTest[row.fn]]: true }
    return { ok: parseBracketed(row.in, { ...optionsOf(row), associations: only }).ok }
  }
  expect(differing(engine<EngineCase & { fn: keyof typeof ruleUnderTest }>('validate_associations'), answer)).toEqual([])
})

vectors('Digital Link to element string', () => {
  const answer = (row: EngineCase) => {
    const read = parseDigitalLink(row.in, syntaxOnly(row))
    return { ok: read.ok, out: read.ok ? formatElementString(read.elements) : null }
  }
  expect(differing(engine('dluri_to_element'), answer)).toEqual([])
})

vectors('bracketed to Digital Link', () => {
  const answer = (row: EngineCase & { stem: string | null }) => {
    const read = parseBracketed(row.in, syntaxOnly(row))
    const out = read.ok ? (formatDigitalLink(read.elements, row.stem ?? undefined, optionsOf(row)) ?? null) : null
    return { ok: out !== null, out }
  }
  expect(differing(engine<EngineCase & { stem: string | null }>('bracketed_to_dluri'), answer)).toEqual([])
})

vectors('scan to data', () => {
  const answer = (row: EngineCase) => {
    const scan = parseScan(row.in)
    return scan.ok ? { ok: true, sym: scan.symbology, out: scan.message } : { ok: false, sym: 'NONE', out: '' }
  }
  expect(differing(engine('scandata_to_data'), answer)).toEqual([])
})

vectors('data to scan', () => {
  const answer = ({ sym, in: message, addCheckDigit }: EngineCase & { sym: Symbology | 'NONE' }) => {
    const out = sym === 'NONE' ? null : (formatScan(sym, message, { addCheckDigit }) ?? null)
    return { ok: out !== null, out }
  }
  expect(differing(engine<EngineCase & { sym: Symbology | 'NONE' }>('data_to_scandata'), answer)).toEqual([])
})

vectors('escapes of URIs', () => {
  const escapes = ({ in: value }: EngineCase) => ({ path: escapePath(value), query: escapeQuery(value) })
  const unescapes = ({ in: value }: EngineCase) => ({ path: unescapePath(value), query: unescapeQuery(value) })
  expect(differing(engine('uri_escape'), escapes)).toEqual([])
  expect(differing(engine('uri_unescape'), unescapes)).toEqual([])
})

vectors('the offending part is marked', () => {
  const answer = (row: EngineCase) => {
    const read = parseBracketed(row.in, syntaxOnly(row))
    return { markup: read.ok ? null : read.fault.markup }
  }
  expect(differing(engine('err_markup'), answer)).toEqual([])
})

/** One line for each AI of the dictionary, in our words. */
function dictionaryLines(): string[] {
  return vectorText('gs1-syntax/dictionary.txt')
    .split('\n')
    .filter(line => /^\d/.test(line))
    .flatMap(line => {
      const [spec = ''] = line.split(/\s+#/)
      const [range = '', ...words] = spec.trim().split(/\s+/)
      const flags = /^[*?]+$/.test(words[0] ?? '') ? words.shift()! : ''
      const rule = (name: string) => words.find(word => word === name || word.startsWith(`${name}=`))?.replace(`${name}=`, '')
      const parts = words.filter(word => /^\[?[NXYZ][.\d]/.test(word))
      const [from = '', to = from] = range.split('-')
      return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => {
        const ai = String(Number(from) + i).padStart(from.length, '0')
        return [ai, flags.includes('*'), flags.includes('?'), parts, rule('req'), rule('ex'), rule('dlpkey')].join(' ')
      })
    })
    .sort()
}

vectors('the table has every AI of the Syntax Dictionary with its format and its rules', () => {
  const list = (of: readonly { text: string }[], by: string) => of.map(pattern => pattern.text).join(by)
  const ours = ais.map(({ ai, fixed, attribute, components, needs, bars, key }) => {
    const forms = components.map(({ form }) => form)
    const groups = needs.map(group => list(group, '+')).join(',') || undefined
    const keyText = key && (key.map(words => words.join(',')).join('|') || 'dlpkey')
    return [ai, fixed, attribute, forms, groups, list(bars, ',') || undefined, keyText].join(' ')
  })
  expect(ours).toHaveLength(541)
  expect(ours.sort()).toEqual(dictionaryLines())
})
