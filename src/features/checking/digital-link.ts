import type { Ctx } from '#/platform/http/env.ts'
import { addressOf } from '#/platform/http/guards.ts'
import { answerJson } from './api.ts'
import { checkCode } from './check.ts'
import { addressAsked } from './check-pages.tsx'
import type { Verdict } from './verdict.ts'
import { verdictPage } from './verdict-page.tsx'

/**
 * `/01/{gtin}…`: a GS1 Digital Link on our host. People get the verdict page; machines ask for JSON, or for the links (RFC 9264). An
 * address that is no Digital Link is answered 400, as GS1 asks.
 */
export async function openDigitalLink(c: Ctx): Promise<Response> {
  const address = addressAsked(c)
  const verdict = await checkCode(c.var.platform, address, { from: addressOf(c) })
  c.header('Vary', 'Accept')
  const status = verdict.case === 'other address' || verdict.code === 'WRONG_FORMAT' ? 400 : 200
  const wants = c.req.header('accept') ?? ''
  if (/application\/linkset\+json/.test(wants) || c.req.query('linkType') === 'linkset')
    return linkset(c, address, verdict, status)
  if (/application\/(problem\+)?json/.test(wants) && !/text\/html/.test(wants)) return answerJson(c, verdict, status)
  return verdictPage(c, verdict, status)
}

const voc = 'https://gs1.org/voc/'

function linkset(c: Ctx, address: string, { product }: Verdict, status: 200 | 400): Response {
  const { origin } = c.var.platform.config
  const [anchor] = address.split('?')
  const check = { href: `${origin}/check?code=${encodeURIComponent(address)}`, type: 'text/html', hreflang: ['id', 'en'] }
  const links = {
    anchor,
    [`${voc}defaultLink`]: [{ href: check.href }],
    [`${voc}verificationService`]: [
      { ...check, title: 'Periksa kemasan ini' },
      { href: check.href.replace('/check?', '/api/v1/check?'), type: 'application/json', title: 'Verdict' },
    ],
    ...(product && {
      [`${voc}registryEntry`]: [
        { href: `${origin}/register/${product.number}`, type: 'text/html', title: product.name },
        { href: `${origin}/api/v1/licences/${product.number}`, type: 'application/json', title: product.name },
      ],
    }),
  }
  return c.body(JSON.stringify({ linkset: [links] }), status, { 'Content-Type': 'application/linkset+json' })
}
