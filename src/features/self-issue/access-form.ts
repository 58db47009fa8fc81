import { z } from 'zod'
import { both } from '#/platform/http/problems.ts'
import { type SourcePaper, sourcePapers } from './access.ts'
import type { AccessGround } from './law.ts'

const text = (most: number, id: string, en: string) =>
  z
    .string(both(id, en))
    .trim()
    .min(1, both(id, en))
    .max(most, both(`Paling banyak ${most} karakter.`, `At most ${most} characters.`))

/** What an application for access says besides the tax number and the documents. */
export const AccessFormSchema = z.object({
  source: z.enum(sourcePapers as readonly [SourcePaper, ...SourcePaper[]], {
    error: both('Pilih dokumen asal nama dan alamat.', 'Choose the paper of name and address.'),
  }),
  facility: text(200, 'Isi nama fasilitas.', 'Enter the name of the facility.'),
  address: text(500, 'Isi alamat fasilitas.', 'Enter the address of the facility.'),
  responsible: text(200, 'Isi nama penanggung jawab akun.', 'Enter who is responsible for the account.'),
  phone: z
    .string(both('Isi nomor telepon.', 'Enter the telephone number.'))
    .trim()
    .regex(
      /^\+?[0-9][0-9 ()-]{5,24}$/,
      both('Isi nomor telepon, seperti 0812 3456 7890.', 'Enter a number such as 0812 3456 7890.'),
    ),
  email: z.string().trim().pipe(z.email()),
})
export type AccessForm = z.infer<typeof AccessFormSchema>

const grounds = [
  'facility data',
  'tax number',
  'account holder',
  'supporting documents',
  'technical guideline',
  'no licence',
] as const satisfies readonly AccessGround[]

/** Why an officer refuses: one ground of the law or more, and what is to be done, in words. */
export const RefusalSchema = z.object({
  grounds: z
    .array(z.enum(grounds))
    .min(1, both('Pilih paling sedikit satu alasan dari aturan.', 'Choose at least one ground of the law.')),
  reason: z
    .string()
    .trim()
    .min(20, both('Jelaskan alasannya, paling sedikit 20 karakter.', 'Explain the reason, in at least 20 characters.'))
    .max(2000, both('Paling banyak 2.000 karakter.', 'At most 2,000 characters.')),
})
export type Refusal = z.infer<typeof RefusalSchema>
