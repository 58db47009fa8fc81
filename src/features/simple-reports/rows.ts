import { z } from 'zod'
import { both } from '#/platform/http/problems.ts'

/** The three reports, as the vaccine interface of 2021 has them (`receive`, `distribute`, and use at a health facility). */
export const reports = ['receive', 'distribute', 'use'] as const
export type Report = (typeof reports)[number]

/** What kind of receipt, sending or use it is: the first is meant where nothing is said. */
export const kindsOf = {
  receive: ['receipt', 'return received', 'opening stock', 'closing stock'],
  distribute: ['issue', 'return sent', 'discard'],
  use: ['dispense', 'discard'],
} as const satisfies Record<Report, readonly string[]>
export type ReportKind = (typeof kindsOf)[Report][number]

/** The most rows of one JSON request. Files may have many more. */
export const mostRows = 1000

const text = (most: number) => z.string().trim().min(1).max(most)

const what = {
  key: text(100).optional().describe('Idempotency key of this row. Sent again, it is the same report.'),
  at: z.iso.datetime({ offset: true }).optional().describe('When it happened; the request’s time, or now, where left out.'),
  code: text(500).optional().describe('The whole code as scanned, in place of the parts below.'),
  nie: z.string().trim().toUpperCase().max(30).optional(),
  gtin: z
    .string()
    .trim()
    .regex(/^\d{8,14}$/, both('GTIN terdiri atas 8 sampai 14 angka.', 'A GTIN has 8 to 14 digits.'))
    .optional(),
  serial: text(40).optional(),
  sscc: z
    .string()
    .trim()
    .regex(/^\d{18}$/, both('SSCC terdiri atas 18 angka.', 'An SSCC has 18 digits.'))
    .optional(),
  batch: text(20).optional(),
  expiry: z.iso.date().optional(),
  quantity: z.coerce
    .number()
    .positive(
      both(
        'Jumlah selalu lebih dari nol; pembetulan dikirim sebagai pembatalan (…/reverse).',
        'A quantity is more than zero; corrections are sent as reversals (…/reverse).',
      ),
    )
    .optional()
    .describe('How many packs of a batch, where they are not told apart by serials.'),
  invoice: text(100).optional().describe('Number of the invoice or delivery note.'),
  note: text(500).optional(),
}

const named = <Row extends z.ZodType<Identified>>(row: Row) =>
  row.refine(isNamed, {
    path: ['code'],
    message: both(
      'Sebutkan barangnya: code, nie atau gtin dengan serial, sscc, atau nie atau gtin dengan batch dan quantity.',
      'Name the goods: code, nie or gtin with serial, sscc, or nie or gtin with batch and quantity.',
    ),
  })

type Identified = { [Name in 'code' | 'nie' | 'gtin' | 'serial' | 'sscc' | 'batch']?: string | undefined } & {
  quantity?: number | undefined
}
const isNamed = ({ code, sscc, serial, nie, gtin, batch, quantity }: Identified): boolean =>
  Boolean(code || sscc || ((nie || gtin) && (serial || (batch && quantity))))

const place = text(300)

/** A row of each report. */
export const rowOf = {
  receive: named(
    z.strictObject({
      ...what,
      kind: z.enum(kindsOf.receive).default('receipt'),
      from: place.optional().describe('Where it came from: address, GLN or NIB.'),
    }),
  ),
  distribute: named(
    z.strictObject({
      ...what,
      kind: z.enum(kindsOf.distribute).default('issue'),
      to: place.optional().describe('Where it goes: address, GLN or NIB. May be left out only for what is discarded.'),
    }),
  ).refine(({ kind, to }) => kind === 'discard' || to !== undefined, {
    path: ['to'],
    message: both('Sebutkan tujuannya.', 'Say where it goes.'),
  }),
  use: named(
    z.strictObject({
      ...what,
      kind: z.enum(kindsOf.use).default('dispense'),
      part: z.stringbool().or(z.boolean()).default(false).describe('Part of an opened pack.'),
      purpose: text(200).optional().describe('What or whom it was used for; no names of patients.'),
    }),
  ),
} as const

/** A row that was read, of whichever report. */
export type Row = Omit<z.infer<typeof rowOf.use>, 'kind' | 'part'> & {
  kind: ReportKind
  part?: boolean
  from?: string | undefined
  to?: string | undefined
}

/** What a request of any report says besides its rows, which are read one by one. */
export const Sent = z.strictObject({
  site: z
    .string()
    .trim()
    .max(300)
    .optional()
    .describe('Your site: its id, address or GLN. May be left out by a company with one site.'),
  at: z.iso.datetime({ offset: true }).optional(),
  rows: z
    .array(z.looseObject({}))
    .min(1)
    .max(
      mostRows,
      both(
        `Paling banyak ${mostRows} baris sekali kirim; berkas CSV boleh lebih.`,
        `At most ${mostRows} rows at a time; a CSV file may have more.`,
      ),
    ),
})

/** A request that takes reports back, each named by the event that its answer gave. */
export const ReversalSent = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        event: z.string().max(200).describe('The event, as the answer to the report gave it.'),
        atHand: z.boolean().default(false).describe('Of a dispensing: the pack is here and was never handed to the public.'),
        reason: z.enum(['did_not_occur', 'incorrect_data']).default('incorrect_data'),
      }),
    )
    .min(1)
    .max(mostRows),
})
export type ReversalRow = z.infer<typeof ReversalSent>['rows'][number]
