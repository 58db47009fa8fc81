import { z } from 'zod'
import { commodities } from '#/features/register/nie-formats.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, type Day, isDay } from '#/law/day.ts'
import { both } from '#/platform/http/problems.ts'
import { findRegency } from './areas.ts'
import type { CertificateFacts } from './certificates.ts'
import { businessKinds, certificateKinds, dosageForms, siteKinds } from './kinds.ts'
import { readNib } from './nib.ts'
import { readNpwp } from './npwp.ts'

const text = (least: number, most: number, says: string) =>
  z
    .string(says)
    .trim()
    .min(least, says)
    .max(most, both(`Isi paling banyak ${most} karakter.`, `Enter at most ${most} characters.`))
    // Control characters come from broken copies and would hide in lists and letters.
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, both('Hapus karakter yang tidak terlihat.', 'Take out the characters that cannot be seen.'))

/** Text in which lines may be broken: an address. Broken lines become one. */
const lines = (least: number, most: number, says: string) =>
  z
    .string(says)
    .transform(value => value.replace(/\s+/g, ' '))
    .pipe(text(least, most, says))

/** Reads by a reader of ours, which says itself what is wrong. */
const read = <T extends string>(reader: (value: string) => Record<T, string> | { wrong: { id: string; en: string } }, key: T) =>
  z.string(both('Bagian ini wajib diisi.', 'This is required.')).transform((value, context) => {
    const result = reader(value)
    if (!('wrong' in result)) return (result as Record<T, string>)[key]
    const { id, en } = (result as { wrong: { id: string; en: string } }).wrong
    context.addIssue({ code: 'custom', message: both(id, en) })
    return z.NEVER
  })

const day = (says: string) =>
  z.string(says).transform((value, context): Day => {
    if (isDay(value)) return value
    context.addIssue({
      code: 'custom',
      message: both(
        'Tanggal ini tidak ada di kalender. Periksa hari, bulan, dan tahunnya.',
        'There is no such date. Check day, month and year.',
      ),
    })
    return z.NEVER
  })

const regencyCode = z
  .string(both('Pilih kabupaten atau kota.', 'Choose a regency or city.'))
  .refine(
    code => findRegency(code) !== undefined,
    both('Pilih kabupaten atau kota dari daftar.', 'Choose a regency or city from the list.'),
  )

const address = lines(
  5,
  300,
  both('Tulis alamat: jalan, nomor, desa atau kelurahan.', 'Write the address: street, number, village.'),
)

const degrees = (most: number) =>
  z
    .number(both('Tulis sebagai derajat, misalnya -6,2088.', 'Write it in degrees, for example -6.2088.'))
    .min(-most, both(`Paling kecil -${most}.`, `At least -${most}.`))
    .max(most, both(`Paling besar ${most}.`, `At most ${most}.`))
    .optional()

/** What a company says of itself. */
export const IdentityForm = z.object({
  nib: read(readNib, 'nib'),
  npwp: read(readNpwp, 'npwp'),
  name: text(3, 160, both('Tulis nama perusahaan seperti pada NIB.', 'Write the company’s name as on the NIB.')),
  kind: z.enum(businessKinds, both('Pilih jenis usaha.', 'Choose the kind of business.')),
  commodities: z.array(z.enum(commodities, both('Pilih dari daftar.', 'Choose from the list.'))).default([]),
  kbli: z
    .array(z.string().regex(/^\d{5}$/, both('Kode KBLI terdiri atas 5 angka.', 'A KBLI code has 5 digits.')))
    .max(50, both('Paling banyak 50 kode KBLI.', 'At most 50 KBLI codes.'))
    .default([]),
  address,
  regencyCode,
  responsible: text(
    3,
    120,
    both('Tulis nama penanggung jawab akun.', 'Write the name of the person responsible for the account.'),
  ),
  phone: z
    .string(both('Tulis nomor telepon.', 'Write a telephone number.'))
    .trim()
    .regex(
      /^\+?[\d\s()-]{8,24}$/,
      both(
        'Tulis nomor telepon dengan kode area, misalnya 021 1234567.',
        'Write the number with its area code, for example 021 1234567.',
      ),
    ),
})

/** A place of the company. Coordinates come together or not at all. */
export const SiteForm = z
  .object({
    name: text(3, 120, both('Beri nama sarana ini, misalnya Pabrik Cikarang.', 'Name this site, for example Cikarang factory.')),
    kind: z.enum(siteKinds, both('Pilih jenis sarana.', 'Choose the kind of site.')),
    address,
    regencyCode,
    lat: degrees(90),
    lon: degrees(180),
    gln: z
      .string()
      .trim()
      .refine(
        gln => /^\d{13}$/.test(gln) && hasCheckDigit(gln),
        both(
          'GLN terdiri atas 13 angka dan angka ujinya harus cocok.',
          'A GLN has 13 digits, of which the last must fit the others.',
        ),
      )
      .optional(),
  })
  .refine(({ lat, lon }) => (lat === undefined) === (lon === undefined), {
    path: ['lat'],
    message: both('Isi lintang dan bujur, atau kosongkan keduanya.', 'Give latitude and longitude, or neither.'),
  })

/** A certificate as it is printed: `lastDay` is the last day on which it holds. */
export const CertificateForm = z
  .object({
    siteId: z.string(both('Pilih sarana.', 'Choose the site.')).min(1, both('Pilih sarana.', 'Choose the site.')),
    kind: z.enum(certificateKinds, both('Pilih jenis sertifikat.', 'Choose the kind of certificate.')),
    number: text(3, 80, both('Tulis nomor sertifikat.', 'Write the number of the certificate.')),
    dosageForm: z
      .enum(dosageForms, both('Pilih bentuk sediaan dari daftar.', 'Choose the dosage form from the list.'))
      .optional(),
    validFrom: day(both('Isi tanggal mulai berlaku.', 'Enter the first day on which it holds.')),
    lastDay: day(both('Isi tanggal terakhir berlaku.', 'Enter the last day on which it holds.')),
  })
  .transform(({ lastDay, ...facts }): CertificateFacts => ({ ...facts, validUntil: addDays(lastDay, 1) }))

/** What the officer found wanting, part by part; at least one. */
export const Remarks = z
  .array(
    z.object({
      item: z.string().max(120),
      says: lines(5, 1000, both('Tulis apa yang harus diperbaiki.', 'Write what has to be mended.')),
    }),
  )
  .min(
    1,
    both('Tulis paling sedikit satu catatan: apa yang harus diperbaiki.', 'Write at least one remark: what has to be mended.'),
  )
  .max(100)

/** Why an officer closes a file. */
export const Reason = z.object({
  reason: lines(10, 1000, both('Tulis alasan, paling sedikit 10 karakter.', 'Write the reason, at least 10 characters.')),
})
