import { z } from 'zod'
import { levels } from '#/features/coding/level.ts'
import { findCompanyByNib, findSiteByUri, type Site, sitesOf } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
import { both } from '#/platform/http/problems.ts'
import { mostRows } from './ranges.ts'
import { rejectReasons, statusActs } from './status.ts'

const code = z.string().trim().min(1).max(500)
const tooMany = both(
  `Paling banyak ${mostRows} baris sekali kirim. Bagi menjadi beberapa bagian.`,
  `At most ${mostRows} rows at a time. Send them in parts.`,
)

const how = {
  site: z
    .string()
    .max(300)
    .optional()
    .describe('Your site: its id, address or GLN. Where left out, the site where the lot is made.'),
  at: z.iso.datetime({ offset: true }).optional().describe('When it happened; now where left out.'),
  behaviour: z.enum(['rollback', 'proceed']).default('rollback').describe('What becomes of good rows when others have faults.'),
}

/** Statuses as machines send them. */
export const StatusesAsked = z
  .strictObject({
    act: z.enum(statusActs),
    reason: z.enum(rejectReasons).optional(),
    codes: z.array(code).min(1).max(mostRows, tooMany).optional().describe('Codes as scanned, or serials of this lot.'),
    range: z
      .strictObject({ level: z.enum(levels), from: z.int().min(0), count: z.int().min(1).max(mostRows, tooMany) })
      .optional()
      .describe('A run of the lot’s codes by their places in its files, counted from 0.'),
    ...how,
  })
  .refine(({ codes, range }) => (codes === undefined) !== (range === undefined), {
    path: ['codes'],
    message: both('Kirim codes atau range, salah satu.', 'Send codes or range, one of them.'),
  })

/** Packing as machines send it. */
export const PackingSent = z.strictObject({
  act: z.enum(['pack', 'unpack']),
  rows: z
    .array(z.strictObject({ parent: code, child: code.optional() }))
    .min(1)
    .max(mostRows, tooMany)
    .describe('What goes into, or comes out of, which case or pallet. Unpacking without a child takes everything out.'),
  ...how,
})

export const CloseSent = z.strictObject({
  reason: z.string().trim().max(2000).optional(),
  counted: z.int().min(0).optional().describe('Finished packs by the batch record.'),
})

const identity = {
  code: code.optional().describe('The whole code as scanned, in place of the parts below.'),
  nie: z.string().trim().toUpperCase().max(30).optional(),
  gtin: z
    .string()
    .trim()
    .regex(/^\d{8,14}$/)
    .optional(),
  batch_no: z.string().trim().max(20).optional(),
  expired_date: z.iso.date().optional(),
}
const rows = <Row extends z.ZodType>(row: Row) => z.array(row).min(1).max(mostRows, tooMany)

/** The four reports as machines send them in. Names of columns are assumed (README). */
export const RegisterSent = z.strictObject({
  ...how,
  rows: rows(
    z.strictObject({
      ...identity,
      serial: code.optional(),
      production_date: z.iso.date().optional(),
      status: z.enum(['activated', 'rejected', 'sample', 'destroyed']).default('activated'),
    }),
  ),
})
export const RegisterParentSent = z.strictObject({
  ...how,
  rows: rows(
    z.strictObject({
      ...identity,
      serial: code.optional(),
      level: z.string().optional(),
      status: z.literal('activated').optional(),
    }),
  ),
})
export const PackingAggregateSent = z.strictObject({
  ...how,
  rows: rows(
    z.strictObject({
      nie: identity.nie,
      batch_no: identity.batch_no,
      parent_level: z.string().optional(),
      parent_serial: code,
      child_level: z.string().optional(),
      child_serial: code,
    }),
  ),
})
export const SendProductSent = z.strictObject({
  ...how,
  shipment_no: z.string().trim().min(1).max(100),
  to: z
    .string()
    .trim()
    .min(1)
    .max(300)
    .describe('Where it goes: address or GLN of a registered site, or the NIB of a company with one site.'),
  rows: rows(z.strictObject({ ...identity, serial: code.optional(), level: z.string().optional() })),
})

const wrong = (field: string, says: Says) => new Invalid([{ field, says }])

/** A site of the company’s own, by id, address or GLN; undefined where none is named. Throws Invalid for another’s. */
export async function ownSite(db: Db, companyId: string, text: string | undefined): Promise<Site | undefined> {
  if (text === undefined || text === '') return undefined
  const uri = /^\d{13}$/.test(text) ? `https://id.gs1.org/414/${text}` : text
  const found = (await sitesOf(db, companyId)).find(({ id }) => id === text) ?? (await findSiteByUri(db, uri))
  if (found?.companyId === companyId) return found
  throw wrong('site', { id: 'Sarana ini bukan sarana perusahaan Anda.', en: 'This is not a site of your company.' })
}

/** The site that goods go to. Throws Invalid where none is registered, or a company has several. */
export async function destination(db: Db, text: string): Promise<Site> {
  const digits = text.replace(/[\s.-]/g, '')
  const isNumber = /^\d{13}$/.test(digits)
  const named = await findSiteByUri(db, isNumber ? `https://id.gs1.org/414/${digits}` : text)
  if (named) return named
  const company = isNumber ? await findCompanyByNib(db, digits) : undefined
  const sites = company ? await sitesOf(db, company.id) : []
  if (sites.length === 1) return sites[0]!
  throw wrong(
    'to',
    sites.length > 1
      ? {
          id: 'Perusahaan ini memiliki beberapa sarana. Tulis alamat salah satunya.',
          en: 'This company has several sites. Give the address of one.',
        }
      : {
          id: 'Tidak ada sarana terdaftar dengan alamat, GLN atau NIB ini.',
          en: 'No site of this address, GLN or NIB is registered.',
        },
  )
}
