import { z } from 'zod'
import type { ListedCase } from './case-list.ts'
import { whySteps } from './say-law.ts'
import type { WholeCase } from './whole-case.ts'

const Says = z.object({ id: z.string(), en: z.string() })
const CiteJson = z.object({ instrument: z.string(), article: z.string() })

/** An application as a line of a list. */
export const ListedJson = z.object({
  id: z.string(),
  number: z.string(),
  service: z.string(),
  product: z.string().nullable(),
  state: z.string(),
  due: z.string().nullable(),
  filedOn: z.string().nullable(),
  licence: z.string().nullable(),
})

/** An application with all that its applicant may know of it. */
export const CaseJson = z.object({
  ...ListedJson.shape,
  sections: z.record(z.string(), z.object({ version: z.number(), content: z.unknown() })),
  documents: z.array(z.object({ id: z.string(), need: z.string(), name: z.string(), version: z.number() })),
  needs: z.array(z.object({ key: z.string(), title: Says, from: z.string(), cite: CiteJson, assumed: z.boolean() })),
  remarks: z.array(
    z.object({ section: z.string(), field: z.string(), says: Says, cite: CiteJson, severity: z.enum(['block', 'warn']) }),
  ),
  questions: z.array(
    z.object({
      id: z.string(),
      round: z.number(),
      section: z.string(),
      asks: z.string(),
      cite: CiteJson,
      answer: z.string().nullable(),
    }),
  ),
  order: z
    .object({
      number: z.string(),
      amount: z.number(),
      issuedOn: z.string(),
      paidOn: z.string().nullable(),
      why: z.array(z.unknown()),
    })
    .nullable(),
  clock: z.object({ used: z.number(), left: z.number(), late: z.number(), running: z.boolean() }),
  history: z.array(z.object({ seq: z.number(), kind: z.string(), on: z.string() })),
})

export const listedJson = ({
  id,
  number,
  service,
  productName,
  state,
  deadline,
  filedOn,
  licence,
}: ListedCase): z.infer<typeof ListedJson> => ({
  id,
  number,
  service: service.key,
  product: productName ?? null,
  state,
  due: deadline?.due ?? null,
  filedOn: filedOn ?? null,
  licence: licence ?? null,
})

/** What officers draft, propose and note among themselves is left out. */
export function caseJson(whole: WholeCase): z.infer<typeof CaseJson> {
  const { contents, versions, documents, needs, remarks, questions, order, clock, events } = whole
  return {
    ...listedJson(whole),
    sections: Object.fromEntries(
      Object.entries(contents).map(([key, content]) => [key, { version: versions[key] ?? 0, content }]),
    ),
    documents: documents.map(({ id, need, name, version }) => ({ id, need, name, version })),
    needs: needs.map(({ key, title, from, cite, assumed = false }) => ({ key, title, from, cite, assumed })),
    remarks,
    questions: questions.flatMap(({ id, round, section, asks, cite, answer = null }) =>
      round === undefined ? [] : [{ id, round, section, asks, cite, answer }],
    ),
    order: order
      ? {
          number: order.number,
          amount: order.amount,
          issuedOn: order.issuedOn,
          paidOn: order.payment?.paidOn ?? null,
          why: whySteps(order.finding.steps, 'en'),
        }
      : null,
    clock: { used: clock.used, left: clock.left, late: clock.late, running: clock.running },
    history: events.map(({ seq, kind, on }) => ({ seq, kind, on })),
  }
}
