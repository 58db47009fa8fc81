import type { Words } from '#/law/provisions.ts'

/** A number that stands on packs and in listings, but is no marketing authorisation number of BPOM. */
export type ForeignNumber = { kind: 'not BPOM'; name: string; number: string; issuer: Words; says: Words }

type Family = { name: string; pattern: RegExp; issuer: Words; says: Words }

const start = '(?<![\\p{L}\\p{N}])'
// Bounded: two unbounded gaps in a row would make a long run of blanks cost the square of its length.
const gap = '[\\s.:_/·\\p{Pd}]{0,5}'
const digits = (count: string) => `(?<digits>(?:\\d${gap}){${count}})(?![\\p{L}\\p{N}])`

const families: readonly Family[] = [
  {
    name: 'P-IRT',
    pattern: new RegExp(`${start}(?:S?P${gap})?(?<letters>P${gap}IRT)${gap}(?:NO(?:MOR)?)?${gap}${digits('9,20')}`, 'u'),
    issuer: { id: 'pemerintah kabupaten atau kota', en: 'a regency or city government' },
    says: {
      id: 'Ini nomor pangan industri rumah tangga (P-IRT). Nomor itu diterbitkan pemerintah daerah, bukan BPOM.',
      en: 'This is a home-industry food number (P-IRT). It is issued by local government, not by BPOM.',
    },
  },
  {
    name: 'AKL/AKD',
    pattern: new RegExp(`${start}(?<letters>AK[LD]|PK[LD])${gap}(?:NO${gap})?${digits('8,14')}`, 'u'),
    issuer: { id: 'Kementerian Kesehatan', en: 'the Ministry of Health' },
    says: {
      id: 'Ini nomor alat kesehatan atau perbekalan rumah tangga dari Kementerian Kesehatan, bukan nomor BPOM.',
      en: 'This is a number of the Ministry of Health for a device or household product, not a BPOM number.',
    },
  },
  {
    name: 'CA/CD/CL',
    pattern: new RegExp(`${start}(?<letters>C[ADL])${gap}(?:NO${gap})?${digits('8,12')}`, 'u'),
    issuer: { id: 'registrasi kosmetika lama', en: 'the former registration of cosmetics' },
    says: {
      id: 'Ini nomor kosmetika bentuk lama. Kosmetika kini bernomor notifikasi yang diawali NA, NB, NC, ND atau NE.',
      en: 'This is an old form of cosmetic number. Cosmetics now have a notification number beginning NA, NB, NC, ND or NE.',
    },
  },
  {
    name: 'halal',
    pattern: new RegExp(`${start}(?<letters>ID)${gap}${digits('14,20')}`, 'u'),
    issuer: { id: 'BPJPH (sertifikat halal)', en: 'BPJPH (halal certificate)' },
    says: {
      id: 'Ini nomor sertifikat halal, bukan nomor izin edar BPOM.',
      en: 'This is the number of a halal certificate, not a BPOM marketing authorisation number.',
    },
  },
]

/** The first number of another issuer in a plain text (see `plain`), if it has one. */
export function findForeign(text: string): ForeignNumber | undefined {
  for (const { name, pattern, issuer, says } of families) {
    const found = pattern.exec(text)?.groups
    if (found)
      return { kind: 'not BPOM', name, number: `${found.letters}${found.digits}`.replace(/[^A-Z0-9]/g, ''), issuer, says }
  }
  return undefined
}
