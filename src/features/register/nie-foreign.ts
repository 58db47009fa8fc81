import type { Words } from '#/law/provisions.ts'

/** A number that stands on packs and in listings, but is no marketing authorisation number of BPOM. */
export type ForeignNumber = { kind: 'not BPOM'; name: string; number: string; issuer: Words; says: Words }

type Family = { name: string; pattern: RegExp; issuer: Words; says: Words }

const start = '(?<![\\p{L}\\p{N}])'
const gap = '[\\s.:_/·\\p{Pd}]*'
const number = (digits: string) => `((?:\\d${gap}){${digits}})(?![\\p{L}\\p{N}])`

const families: readonly Family[] = [
  {
    name: 'P-IRT',
    pattern: new RegExp(`${start}S?P${gap}P?${gap}IRT${gap}(?:NO(?:MOR)?)?${gap}${number('9,20')}`, 'u'),
    issuer: { id: 'pemerintah kabupaten atau kota', en: 'a regency or city government' },
    says: {
      id: 'Ini nomor pangan industri rumah tangga (P-IRT). Nomor itu diterbitkan pemerintah daerah, bukan BPOM.',
      en: 'This is a home-industry food number (P-IRT). It is issued by local government, not by BPOM.',
    },
  },
  {
    name: 'AKL/AKD',
    pattern: new RegExp(
      `${start}(?:KEMENKES${gap}RI${gap}|KEMENKES${gap})?(?:AK[LD]|PK[LD])${gap}(?:NO${gap})?${number('8,14')}`,
      'u',
    ),
    issuer: { id: 'Kementerian Kesehatan', en: 'the Ministry of Health' },
    says: {
      id: 'Ini nomor alat kesehatan atau perbekalan rumah tangga dari Kementerian Kesehatan, bukan nomor BPOM.',
      en: 'This is a number of the Ministry of Health for a device or household product, not a BPOM number.',
    },
  },
  {
    name: 'CA/CD/CL',
    pattern: new RegExp(`${start}(?:B?POM${gap})?C[ADL]${gap}(?:NO${gap})?${number('8,12')}`, 'u'),
    issuer: { id: 'registrasi kosmetika lama', en: 'the former registration of cosmetics' },
    says: {
      id: 'Ini nomor kosmetika bentuk lama. Kosmetika kini bernomor notifikasi yang diawali NA, NB, NC, ND atau NE.',
      en: 'This is an old form of cosmetic number. Cosmetics now have a notification number beginning NA, NB, NC, ND or NE.',
    },
  },
  {
    name: 'halal',
    pattern: new RegExp(`${start}ID${gap}${number('14,20')}`, 'u'),
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
    const found = pattern.exec(text)
    if (found) return { kind: 'not BPOM', name, number: found[0].replace(/[^\p{L}\p{N}]/gu, ''), issuer, says }
  }
  return undefined
}
