import { noSource } from '#/law/instruments.ts'
import type { Cite, Provision, Table, Words } from '#/law/provisions.ts'
import type { SourcePaper, Way } from './access.ts'

type NoFacts = Record<never, never>

const asked: Cite = { instrument: 'Artikel 2D barcode', article: 'persyaratan izin akses' }
const selfIssue: Cite = { instrument: 'Artikel 2D barcode', article: 'penerbitan mandiri' }
const carriedOver: Words = {
  id: 'Dari penjelasan PerBPOM 33/2018; bagian ini dalam PerBPOM 22/2022 belum terlihat.',
  en: 'From the explanation of PerBPOM 33/2018; this part of PerBPOM 22/2022 has not been seen.',
}
/** The rule of 33/2018, and the same carried over to 22/2022. */
const both = <When, Gives>(when: When, gives: Gives, cite: Cite): Provision<When, Gives>[] => [
  { when, gives, from: '2018-12-05', until: '2022-10-05', cite },
  { when, gives, from: '2022-10-05', cite, assumed: true, note: carriedOver },
]

// biome-ignore format: a table of law
/** What a company needs before codes of its licences are issued: an access right granted by an officer, or no more than a verified file. */
export const accessNeeded: Table<{ way: Way }, 'access right' | 'verified company'> = {
  name: 'accessNeeded',
  rows: [
    ...both({ way: 'holder' as const }, 'access right' as const, asked),
    { when: { way: 'regulator' }, gives: 'verified company', from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Kode dipesan pemilik NIE melalui aplikasi. Sumber menyebut izin akses hanya untuk penerbitan mandiri, jadi berkas perusahaan yang terverifikasi dianggap cukup.',
      en: 'Codes are ordered by the owner of the licence in the application. Sources name an access right for self-issuing only, so a verified company file is taken to be enough.',
    } },
  ],
}

/** What an application for access has to say. */
export type AccessDatum = 'facility' | 'address' | 'npwp' | 'responsible' | 'phone' | 'email' | 'documents'

// biome-ignore format: a table of law
/** The data of an application for access (list it with `every`). */
export const accessData: Table<NoFacts, AccessDatum> = {
  name: 'accessData',
  rows: [
    ...both({}, 'facility' as const, asked), ...both({}, 'address' as const, asked), ...both({}, 'npwp' as const, asked), ...both({}, 'responsible' as const, asked),
    ...both({}, 'phone' as const, asked), ...both({}, 'email' as const, asked), ...both({}, 'documents' as const, asked),
  ],
}

// biome-ignore format: a table of law
/** The papers that name and address of the facility may be taken from, and that support the application (list it with `every`). */
export const accessPapers: Table<NoFacts, SourcePaper> = {
  name: 'accessPapers',
  rows: [...both({}, 'NIB' as const, asked), ...both({}, 'SIUP' as const, asked), ...both({}, 'API' as const, asked)],
}

// biome-ignore format: a table of law
/** Within how many working days an application for access is decided. */
export const accessTime: Table<NoFacts, { workingDays: number }> = {
  name: 'accessTime',
  rows: [
    { when: {}, gives: { workingDays: 5 }, from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Sumber hanya memberi 5 hari kerja untuk penerbitan kode; jangka yang sama dipakai untuk hak akses.',
      en: 'Sources give 5 working days for the issue of codes only; the same is taken for access rights.',
    } },
  ],
}

/** On what an application for access may be refused, or an access right be ended. */
export type AccessGround =
  | 'facility data'
  | 'tax number'
  | 'account holder'
  | 'supporting documents'
  | 'technical guideline'
  | 'no licence'

// biome-ignore format: a table of law
/** The grounds of a refusal (list it with `every`). */
export const accessGrounds: Table<NoFacts, AccessGround> = {
  name: 'accessGrounds',
  rows: [
    ...both({}, 'facility data' as const, asked), ...both({}, 'tax number' as const, asked), ...both({}, 'account holder' as const, asked),
    ...both({}, 'supporting documents' as const, asked), ...both({}, 'technical guideline' as const, selfIssue),
    ...both({}, 'no licence' as const, { instrument: 'Artikel 2D barcode', article: 'permohonan oleh pemilik NIE' }),
  ],
}
