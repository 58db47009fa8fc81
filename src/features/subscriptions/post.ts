import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns'
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Says } from '#/platform/http/errors.ts'
import { isPublic, notPublic, type Reach } from './destination.ts'

/** A receiver has so long to answer in all. */
export const longestAnswer = 10_000

/** Nothing was answered; the sentence says why. */
export class Unsent extends Error {
  readonly says: Says
  constructor(says: Says) {
    super(says.en)
    this.says = says
  }
}

/** The header `GS1-Signature`: HMAC-SHA256 of the body, byte for byte, with the receiver's token (RFC 2104). */
export const signatureOf = (token: string, body: Buffer): string =>
  `sha256=${createHmac('sha256', token).update(body).digest('hex')}`

/**
 * Sends a body and gives the status of the answer, whose own body is not read. Throws Unsent where there is no answer in time. The
 * name is resolved here, once, and the connection made to just the addresses that were judged; redirects are not followed.
 */
export function post(url: URL, body: Buffer, headers: Record<string, string>, reach: Reach, stop?: AbortSignal): Promise<number> {
  const request = url.protocol === 'http:' ? requestPlain : requestSecure
  const late = AbortSignal.timeout(longestAnswer)
  const options = {
    method: 'POST',
    headers: { ...headers, 'Content-Length': body.length, 'User-Agent': 'Absah' },
    agent: false,
    signal: stop ? AbortSignal.any([late, stop]) : late,
    lookup: reach.privateReceivers ? lookup : lookupPublic,
  } as const
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(late.aborted ? new Unsent(tooLate) : error instanceof Unsent ? error : new Unsent(notReached(error.message)))
    request(url, options, response => {
      response.destroy()
      resolve(response.statusCode ?? 0)
    })
      .on('error', fail)
      .end(body)
  })
}

const lookupPublic: LookupFunction = (host, options, done) =>
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, [])
    const inner = addresses.find(({ address }) => !isPublic(address))
    if (inner || !addresses[0]) return done(new Unsent(notPublic), [])
    if (options.all) done(null, addresses)
    else done(null, addresses[0].address, addresses[0].family)
  })

const tooLate: Says = {
  id: `Penerima tidak menjawab dalam ${longestAnswer / 1000} detik.`,
  en: `The receiver did not answer within ${longestAnswer / 1000} seconds.`,
}
const notReached = (why: string): Says => ({
  id: `Penerima tidak dapat dihubungi (${why}).`,
  en: `The receiver could not be reached (${why}).`,
})
