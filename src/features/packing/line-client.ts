import { randomUUID } from 'node:crypto'
import type { Level } from '#/features/coding/level.ts'
import type { Balance } from './balance.ts'
import type { Done } from './done.ts'

/** An order for codes as the platform's API takes it. */
export type LineOrder = {
  licence: string
  siteId: string
  batch: string
  gtin?: string
  productionDate: string
  expiry: string
  packs: number
  perCase: number
  perPallet: number
}

export type LineLot = { id: string; batch: string; packs: number; perCase: number; perPallet: number }

/** How long requests took, in milliseconds, and how many were sent again. */
export type Traffic = { times: number[]; repeats: number }

/** What the platform answered when it did not do what the line asked. */
export class LineRefused extends Error {}

/** The platform as a packing line reaches it: by HTTP, with a company's key, as any other line software would. */
export type LineClient = {
  traffic: Traffic
  order: (order: LineOrder) => Promise<LineLot>
  lot: (id: string) => Promise<LineLot>
  codes: (lotId: string, level: Level) => AsyncGenerator<string>
  statuses: (lotId: string, body: object) => Promise<Done>
  packing: (lotId: string, body: object) => Promise<Done>
  reconciliation: (lotId: string) => Promise<Balance>
}

/** Tries that a request gets when the network fails or the platform is busy. Each has the same key, so nothing is done twice. */
const mostTries = 4

/** A client for the platform at an address. `loses` says of which posts the line loses the first answer, and asks again. */
export function lineClient(address: string, key: string, loses: (post: number) => boolean = () => false): LineClient {
  const traffic: Traffic = { times: [], repeats: 0 }
  let posts = 0

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const started = performance.now()
    const headers = { authorization: `Bearer ${key}`, accept: 'application/json', ...init.headers }
    const response = await fetch(new URL(path, address), { ...init, headers })
    traffic.times.push(performance.now() - started)
    if (response.ok) return response
    throw Object.assign(new LineRefused(await sentenceIn(path, response)), { status: response.status })
  }

  async function post<Answer>(path: string, body: object): Promise<Answer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const send = () => request(path, { method: 'POST', headers, body: JSON.stringify(body) })
    const first = await patiently(send)
    if (!loses(posts++)) return (await first.json()) as Answer
    await first.body?.cancel()
    traffic.repeats++
    return (await (await patiently(send)).json()) as Answer
  }

  async function patiently(send: () => Promise<Response>): Promise<Response> {
    for (let turn = 1; ; turn++)
      try {
        return await send()
      } catch (error) {
        const status = error instanceof LineRefused && 'status' in error ? Number(error.status) : 503
        if ((status < 500 && status !== 429) || turn === mostTries) throw error
        traffic.repeats++
        await new Promise(done => setTimeout(done, 200 * 2 ** turn))
      }
  }

  return {
    traffic,
    order: async order => (await post<{ lot: LineLot }>('/api/v1/lots', order)).lot,
    lot: async id => ((await (await request(`/api/v1/lots/${id}`)).json()) as { lot: LineLot }).lot,
    codes: async function* (lotId, level) {
      const { body } = await request(`/api/v1/lots/${lotId}/codes?level=${level}&columns=serial&format=jsonl`)
      for await (const text of linesIn(body!)) yield (JSON.parse(text) as { serial: string }).serial
    },
    statuses: (lotId, body) => post(`/api/v1/lots/${lotId}/statuses`, body),
    packing: (lotId, body) => post(`/api/v1/lots/${lotId}/packing`, body),
    reconciliation: async lotId => (await (await request(`/api/v1/lots/${lotId}/reconciliation`)).json()) as Balance,
  }
}

async function* linesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let left = ''
  for await (const text of body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)) {
    const lines = (left + text).split('\n')
    left = lines.pop()!
    yield* lines
  }
  if (left) yield left
}

type Refusal = { detail?: string; problems?: { field: string; says: { en: string } }[] }

async function sentenceIn(path: string, response: Response): Promise<string> {
  const text = await response.text()
  const body: Refusal = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { detail: text.slice(0, 200) }
  const problems = (body.problems ?? []).slice(0, 5).map(({ field, says }) => `\n  ${field}: ${says.en}`)
  return `${path} answered ${response.status}: ${body.detail ?? ''}${problems.join('')}`
}
