import { isWord, type Vocabulary, vocabularies, wordOf } from '#/epcis/cbv.ts'
import { expandValue } from '#/epcis/context.ts'
import { quoted, type Report, type Rule, refuse, warn } from '#/epcis/problem.ts'
import { instantOf, isZoneOffset } from '#/epcis/time.ts'

/** Looks at one value and reports what is wrong with it. */
export type Check = (report: Report, path: string, value: unknown) => void

const uriShape = /^[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/

/** Whether it is an absolute URI by its characters (RFC 3986). The percent signs have a look of their own: lists are long. */
export const isUri = (value: unknown): value is string =>
  typeof value === 'string' && uriShape.test(value) && !(value.includes('%') && /%(?![0-9A-Fa-f]{2})/.test(value))

const value =
  (fits: (value: unknown) => boolean, rule: Rule, id: string, en: string): Check =>
  (report, path, given) => {
    if (!fits(given)) refuse(report, path, rule, `${quoted(given)} bukan ${id}.`, `${quoted(given)} is not ${en}.`)
  }

const textThat = (fits: (text: string) => boolean) => (given: unknown) => typeof given === 'string' && fits(given)

export const text = value(given => typeof given === 'string', 'text', 'teks', 'a text')
export const number = value(
  given => typeof given === 'number' && Number.isFinite(given),
  'number',
  'angka; angka ditulis tanpa tanda kutip',
  'a number; numbers stand without quotation marks',
)
export const trueFalse = value(given => typeof given === 'boolean', 'trueFalse', 'true atau false', 'true or false')
export const uri = value(
  isUri,
  'uri',
  'URI, misalnya "urn:epc:id:sgtin:…" atau "https://id.gs1.org/01/…"',
  'a URI such as "urn:epc:id:sgtin:…" or "https://id.gs1.org/01/…"',
)
export const time = value(
  textThat(given => instantOf(given) !== undefined),
  'time',
  'tanggal dan waktu ISO 8601 dengan selisih zona, misalnya "2026-03-02T08:00:00+07:00"',
  'an ISO 8601 date and time with its offset, such as "2026-03-02T08:00:00+07:00"',
)
export const zoneOffset = value(
  textThat(isZoneOffset),
  'zoneOffset',
  'selisih zona waktu seperti "+07:00"',
  'an offset of a time zone such as "+07:00"',
)
export const action = value(
  given => given === 'ADD' || given === 'OBSERVE' || given === 'DELETE',
  'action',
  'action; yang ada: ADD, OBSERVE, DELETE',
  'an action; there are ADD, OBSERVE and DELETE',
)
export const unit = value(
  textThat(given => /^[A-Z0-9]{2,3}$/.test(given)),
  'unit',
  'kode satuan UN/ECE Rec. 20 seperti "KGM"',
  'a unit code of UN/ECE Rec. 20 such as "KGM"',
)
export const hex = value(
  textThat(given => /^[0-9A-Fa-f]+$/.test(given)),
  'hex',
  'bilangan heksadesimal',
  'hexadecimal',
)
export const version = value(
  textThat(given => /^\d+(?:\.\d+)*$/.test(given)),
  'version',
  'nomor versi seperti "2.0"',
  'a version such as "2.0"',
)

/** Vocabularies to which GS1 adds words between releases and on which no rule of ours hangs: a new word is kept, with a warning. */
const growing: ReadonlySet<Vocabulary> = new Set(['sensorType'])

/**
 * A word of the vocabulary as bare word, web URI, compact URI or old URN, or a URI of the sender's own. A word that GS1's namespace
 * does not have is refused as bare word or old URN; as web URI it is kept with a warning, as a later CBV may have it.
 */
export const word =
  (vocabulary: Vocabulary, name: string): Check =>
  (report, path, given) => {
    if (typeof given !== 'string') return text(report, path, given)
    const full = expandValue(report.prefixes, given)
    const found = wordOf(vocabulary, full)
    if (found !== undefined && isWord(vocabulary, found)) return
    if (full.includes(':') && !isUri(full)) return uri(report, path, given)
    const web = full.startsWith('https://ref.gs1.org/cbv/') || full.startsWith('https://gs1.org/voc/')
    const closed = full.startsWith('urn:epcglobal:cbv:') || !full.includes(':')
    if (web || (closed && growing.has(vocabulary))) {
      const id = `${quoted(given)} belum ada dalam daftar ${name} CBV 2.0; disimpan apa adanya.`
      warn(report, path, 'vocabulary', id, `${quoted(given)} is not in CBV 2.0's list for ${name}; kept as it is.`)
    } else if (closed) {
      const some = vocabularies[vocabulary].words.slice(0, 3).join(', ')
      const id = `${quoted(given)} bukan ${name} CBV 2.0 (${some}, …); istilah sendiri ditulis sebagai URI.`
      refuse(
        report,
        path,
        'vocabulary',
        id,
        `${quoted(given)} is no ${name} of CBV 2.0 (${some}, …); a term of your own is a URI.`,
      )
    }
  }
