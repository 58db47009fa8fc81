import { z } from 'zod'
import { param } from '#/platform/http/env.ts'
import { api, page, type Route } from '#/platform/http/routes.ts'
import { downloadPaper, paperPage, paperToday } from './page.tsx'
import { paperAddress, paperKinds, paperStates } from './paper.ts'

const words = z.object({ id: z.string(), en: z.string() })
const PaperGiven = z.object({
  number: z.string(),
  kind: z.enum(paperKinds),
  state: z.enum(paperStates),
  licence: z.string(),
  product: z.string(),
  holder: z.string(),
  issuedOn: z.iso.date(),
  validUntil: z.iso.date().describe('The first day on which it no longer holds.'),
  lines: z.array(z.object({ label: words, value: z.string() })),
  batches: z.array(z.object({ batch: z.string(), expiry: z.iso.date(), quantity: z.number(), unit: z.string() })),
  sha256: z.string().optional(),
  page: z.url(),
})

/** Import and export certificates are public: whoever is shown one may check it. */
export const borderPaperRoutes: Route[] = [
  page('/papers/:document{[^/]+\\.pdf}', 'anyone', downloadPaper),
  page('/papers/:number', 'anyone', paperPage),
  api(
    'get',
    '/api/v1/papers/:number',
    'anyone',
    { summary: 'How an import or export certificate stands, and what it says', tag: 'Certificates', gives: PaperGiven },
    async c => {
      const { paper, state } = await paperToday(c.var.db, param(c, 'number'))
      const { number, kind, licence, content, issuedOn, validUntil, file } = paper
      const { product, holder, lines, batches } = content
      c.header('Cache-Control', 'no-cache')
      return c.json({
        number,
        kind,
        state,
        licence,
        product,
        holder,
        issuedOn,
        validUntil,
        lines,
        batches,
        ...(file && { sha256: file.hash }),
        page: paperAddress(c.var.platform.config.origin, number),
      })
    },
  ),
]
