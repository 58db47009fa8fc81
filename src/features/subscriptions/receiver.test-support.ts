import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a receiver was sent. */
export type Sent = { headers: IncomingHttpHeaders; body: string }
type Answer = { status: number; headers?: Record<string, string> } | 'none'

/** A receiver of webhooks on this machine, which answers as a test says. */
export async function aReceiver(answer: (sent: Sent) => Answer | Promise<Answer> = () => ({ status: 200 })) {
  const sent: Sent[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', async () => {
      const one = { headers: request.headers, body: Buffer.concat(parts).toString() }
      sent.push(one)
      const given = await answer(one)
      if (given !== 'none') response.writeHead(given.status, given.headers).end()
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}/events`),
    sent,
    close: () =>
      new Promise<void>(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

type Document = {
  id: string
  epcisBody: {
    queryResults: { queryName: string; subscriptionID: string; resultsBody: { eventList: Record<string, unknown>[] } }
  }
}
export const documentIn = ({ body }: { body: string }): Document => JSON.parse(body) as Document
export const eventsIn = (sent: { body: string }) => documentIn(sent).epcisBody.queryResults.resultsBody.eventList
/** The EPCs of all events in documents, in the order in which they came. */
export const epcsIn = (sent: readonly { body: string }[]): string[] =>
  sent.flatMap(one => eventsIn(one).flatMap(({ epcList }) => epcList as string[]))
