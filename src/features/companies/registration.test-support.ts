import { createPerson } from '#/features/accounts/people.ts'
import { addYears, type Day, dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { at, somebody } from '../../../tests/platform.ts'

export const today = dayAt(new Date())
export const inThreeYears: Day = addYears(today, 3)

/** The smallest document that is a PDF by its content; `note` makes its bytes, and so its hash, differ. */
export const aPdf = (note = ''): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%${note}
%%EOF`)

/** A NIB that no other test uses. */
export const aNib = (): string => String(8_000_000_000_000 + Math.floor(Math.random() * 1_999_999_999_999)).slice(0, 13)

/** An applicant with an account and no company yet. */
export async function anApplicant(db: Db): Promise<Visitor> {
  const email = `${newId()}@contoh.example`
  const { id } = await createPerson(db, { email, name: 'Rina Kartika', roles: ['applicant'] })
  return somebody(['applicant'], { id, email, name: 'Rina Kartika' })
}

/** The identity of a small traditional medicine business, as its form is filled in. */
export const identity = (more: Record<string, string> = {}): Record<string, string> => ({
  nib: aNib(),
  npwp: '01.234.567.8-901.000',
  name: 'PT Jamu Rekaan Nusantara',
  kind: 'small traditional medicine business',
  commodities: 'supplement',
  kbli: '21022',
  address: 'Jalan Melati 7, Sukamaju',
  provinceCode: '34',
  regencyCode: '34.71',
  responsible: 'Rina Kartika',
  phone: '0274 123456',
  ...more,
})

export const site = (more: Record<string, string> = {}): Record<string, string> => ({
  name: 'Pabrik Sukamaju',
  kind: 'factory',
  address: 'Jalan Melati 7, Sukamaju',
  regencyCode: '34.71',
  ...more,
})

export const certificate = (siteId: string, more: Record<string, string> = {}): Record<string, string> => ({
  kind: 'CPOTB',
  siteId,
  number: 'CPOTB.123/2026',
  dosageForm: 'hard capsule',
  ...boxes('validFrom', '2025-02-01'),
  ...boxes('lastDay', inThreeYears),
  ...more,
})

/** A day as the three boxes of a form. */
export function boxes(name: string, day: string): Record<string, string> {
  const [year, month, date] = day.split('-')
  return { [`${name}.day`]: date!, [`${name}.month`]: month!, [`${name}.year`]: year! }
}

/** A form with a file, as a browser sends it. */
export function upload(
  fields: Record<string, string>,
  file: { name: string; content: Uint8Array<ArrayBuffer> } | undefined,
  visitor: Visitor,
): RequestInit {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (file) body.append('paper', new File([file.content], file.name))
  return { method: 'POST', headers: at(visitor), body }
}
