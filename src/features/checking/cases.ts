import { isPartial } from '#/features/recalls/recall.ts'
import type { VerdictTone } from '#/platform/ui/verdict-card.tsx'
import { isCutShort, type Presented } from './presented.ts'
import type { Situation } from './situation.ts'

/** The stable codes of a verdict, for machines. */
export const verdictCodes = [
  'VALID',
  'EXPIRED',
  'SUSPENDED',
  'REVOKED',
  'CANCELLED',
  'SUPERSEDED',
  'RECALLED',
  'PACK_EXPIRED',
  'NOT_REGISTERED',
  'CODE_UNKNOWN',
  'CODE_DIFFERS',
  'CODE_SEEN_ELSEWHERE',
  'WRONG_FORMAT',
  'NOT_A_BPOM_NUMBER',
  'CANNOT_CHECK_NOW',
] as const
export type VerdictCode = (typeof verdictCodes)[number]

/**
 * Where the cause lies: in the scan or our machines (`technical`), in what somebody did or left undone (`procedure`), or perhaps in
 * a copied or invented code (`suspicious`). Only the last asks for a report.
 */
export const verdictClasses = ['none', 'technical', 'procedure', 'suspicious'] as const
export type VerdictClass = (typeof verdictClasses)[number]

/** Scans of one pack from different addresses and days, from which on copies are likelier than curious buyers. A choice of this platform. */
export const oftenFrom = 30

const isOneOf = ({ presented }: Situation, ...kinds: Presented['kind'][]): boolean => kinds.includes(presented.kind)
const stands = (standing: string) => (s: Situation) => s.licence?.standing === standing
const isPack = (s: Situation) => isOneOf(s, 'pack') && s.licence !== undefined
const lacksPack = (s: Situation) => isPack(s) && s.pack === undefined
const standsAs = (s: Situation, ...statuses: string[]): boolean =>
  s.pack !== undefined && s.known?.standing !== undefined && statuses.includes(s.known.standing.status)

type Case = readonly [name: string, code: VerdictCode, of: VerdictClass, tone: VerdictTone, holds: (s: Situation) => boolean]

/**
 * Every way in which a check can end, the gravest first: the first that holds is the verdict, what else holds is said beside it.
 * The last one holds always.
 */
// biome-ignore format: a table
export const cases = [
  ['cannot check now',      'CANNOT_CHECK_NOW',    'technical',  'unknown', s => s.known === undefined && isOneOf(s, 'pack', 'product', 'article')],
  ['nothing presented',     'WRONG_FORMAT',        'technical',  'unknown', s => isOneOf(s, 'empty')],
  ['template',              'WRONG_FORMAT',        'technical',  'unknown', s => isOneOf(s, 'template')],
  ['unreadable',            'WRONG_FORMAT',        'technical',  'unknown', s => isOneOf(s, 'unreadable')],
  ['malformed',             'WRONG_FORMAT',        'technical',  'unknown', s => isOneOf(s, 'malformed')],
  ['foreign number',        'NOT_A_BPOM_NUMBER',   'technical',  'unknown', s => isOneOf(s, 'foreign number')],
  ['other address',         'NOT_A_BPOM_NUMBER',   'technical',  'unknown', s => isOneOf(s, 'address')],
  ['shipment',              'NOT_A_BPOM_NUMBER',   'technical',  'unknown', s => isOneOf(s, 'shipment')],
  ['unknown article',       'NOT_A_BPOM_NUMBER',   'technical',  'unknown', s => isOneOf(s, 'article') && !s.licence],
  ['near number',           'NOT_REGISTERED',      'procedure',  'look',    s => !s.licence && s.presented.isTyped && s.known!.near.length > 0],
  ['not registered',        'NOT_REGISTERED',      'suspicious', 'look',    s => !s.licence && s.presented.fields.nie !== undefined],
  ['article not registered','NOT_REGISTERED',      'procedure',  'look',    s => !s.licence],
  ['product recalled',      'RECALLED',            'procedure',  'stop',    s => s.recalls.some(recall => recall.batch === undefined && !isPartial(recall))],
  ['batch recalled',        'RECALLED',            'procedure',  'stop',    s => s.batch !== undefined && s.recalls.some(recall => recall.batch !== undefined && !isPartial(recall))],
  ['pack recalled',         'RECALLED',            'procedure',  'stop',    s => s.recalls.some(isPartial)],
  ['revoked',               'REVOKED',             'procedure',  'stop',    stands('revoked')],
  ['cancelled',             'CANCELLED',           'procedure',  'stop',    stands('cancelled')],
  ['suspended',             'SUSPENDED',           'procedure',  'stop',    stands('suspended')],
  ['scan spoilt',           'WRONG_FORMAT',        'technical',  'unknown', s => s.isMended && (s.differences.length > 0 || (lacksPack(s) && s.known!.issuesSerials))],
  ['destroyed',             'CODE_SEEN_ELSEWHERE', 'suspicious', 'stop',    s => standsAs(s, 'destroyed', 'stolen', 'sampled', 'decommissioned', 'exported', 'frozen')],
  ['code unknown',          'CODE_UNKNOWN',        'suspicious', 'look',    s => lacksPack(s) && !s.isMended && s.known!.issuesSerials],
  ['code differs',          'CODE_DIFFERS',        'suspicious', 'look',    s => s.differences.length > 0 && !s.isMended],
  ['signature differs',     'CODE_DIFFERS',        'suspicious', 'look',    s => s.known?.signature === 'differs' && !s.isMended],
  ['pack expired',          'PACK_EXPIRED',        'procedure',  'stop',    s => s.expiry !== undefined && s.day > s.expiry],
  ['seen often',            'CODE_SEEN_ELSEWHERE', 'suspicious', 'look',    s => s.pack?.level === 'primary' && (s.known!.scans?.count ?? 0) >= oftenFrom],
  ['expired',               'EXPIRED',             'procedure',  'look',    stands('expired')],
  ['superseded',            'SUPERSEDED',          'procedure',  'look',    stands('superseded')],
  ['dispensed',             'CODE_SEEN_ELSEWHERE', 'procedure',  'look',    s => standsAs(s, 'dispensed')],
  ['no serials yet',        'CODE_UNKNOWN',        'procedure',  'look',    s => lacksPack(s) && !s.known!.issuesSerials && s.licence?.method === 'authentication'],
  ['cut short',             'WRONG_FORMAT',        'technical',  'unknown', s => isCutShort(s.presented)],
  ['batches recalled',      'VALID',               'procedure',  'look',    s => s.openBatches.length > 0],
  ['maker’s serial',        'VALID',               'none',       'ok',      s => lacksPack(s) && !s.known!.issuesSerials],
  ['pack valid',            'VALID',               'none',       'ok',      s => s.pack !== undefined],
  ['product valid',         'VALID',               'none',       'ok',      () => true],
] as const satisfies readonly Case[]

export type CaseName = (typeof cases)[number][0]
