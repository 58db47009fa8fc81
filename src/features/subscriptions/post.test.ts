import { afterEach, expect, test } from 'vitest'
import { notPublic } from './destination.ts'
import { post, signatureOf } from './post.ts'
import { aReceiver } from './receiver.test-support.ts'

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})
async function aReceiverThat(...answer: Parameters<typeof aReceiver>) {
  const receiver = await aReceiver(...answer)
  endings.push(receiver.close)
  return receiver
}

const body = Buffer.from('{}')

test('the signature is HMAC-SHA256 (RFC 4231, test case 2)', () =>
  expect(signatureOf('Jefe', Buffer.from('what do ya want for nothing?'))).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ))

test('a name that leads to this machine is refused when it is resolved, whatever it is called', async () => {
  const receiver = await aReceiverThat()
  const dest = new URL(`http://localhost:${receiver.url.port}/`)
  await expect(post(dest, body, {}, { privateReceivers: false })).rejects.toThrow(notPublic.en)
  expect(receiver.sent).toEqual([])
  expect(await post(dest, body, {}, { privateReceivers: true })).toBe(200)
})

test('a redirect is an answer, and is not followed', async () => {
  const elsewhere = await aReceiverThat()
  const receiver = await aReceiverThat(() => ({ status: 307, headers: { location: elsewhere.url.href } }))
  expect(await post(receiver.url, body, {}, { privateReceivers: true })).toBe(307)
  expect(elsewhere.sent).toEqual([])
})

test('whoever does not listen is told by an error', async () => {
  const receiver = await aReceiver()
  await receiver.close()
  await expect(post(receiver.url, body, {}, { privateReceivers: true })).rejects.toThrow('ECONNREFUSED')
})
