import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eventHash } from '#/epcis/hash.ts'
import { epcisDocument, objectEvent } from '#/epcis/write.ts'
import { Misused } from '#/platform/terminal/verb.ts'
import { tracingVerbs } from './verbs.ts'

const folder = mkdtempSync(join(tmpdir(), 'absah-epcis-'))
afterAll(() => rmSync(folder, { recursive: true }))

const event = objectEvent({
  at: new Date('2026-03-02T01:00:00Z'),
  action: 'OBSERVE',
  bizStep: 'receiving',
  epcList: ['urn:epc:id:sscc:8991234.0000000001'],
})
const file = (name: string, content: unknown) => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const documentOf = (...events: (typeof event)[]) => epcisDocument(events, { created: new Date('2026-03-02T02:00:00Z') })
const good = file('good.json', documentOf(event, { ...event, bizStep: 'shipping' }))
const bad = file('bad.json', documentOf(event, { ...event, bizStep: 'teleporting' }))
const torn = file('torn.json', '{"type":')

async function run(name: string, ...args: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const verb = tracingVerbs.find(one => one.name === name)!
  const platform = () => Promise.reject(new Error('No verb here needs the platform.'))
  const code = await verb.run({
    args,
    input: process.stdin,
    say: line => said.push(line),
    complain: line => complained.push(line),
    platform,
  })
  return { code, said, complained }
}

test('epcis check says of each file what is wrong, and ends with 1 where anything is', async () => {
  expect(await run('epcis check', good)).toEqual({
    code: 0,
    said: [`${good}: EPCISDocument, 2 events, no problem`],
    complained: [],
  })
  const { code, said } = await run('epcis check', good, bad)
  expect(code).toBe(1)
  expect(said[1]).toMatch(/bad\.json: event 1 eventList\[1\]\.bizStep vocabulary: "teleporting" is no bizStep/)
  const broken = await run('epcis check', torn, join(folder, 'none.json'))
  expect([broken.code, broken.complained.length, broken.complained[0]]).toEqual([1, 2, expect.stringContaining('not whole JSON')])
})

test('epcis hash prints one hash a line, of the good events of a bad file too', async () => {
  expect(await run('epcis hash', good)).toEqual({
    code: 0,
    said: [eventHash(event), eventHash({ ...event, bizStep: 'shipping' })],
    complained: [],
  })
  const { code, said, complained } = await run('epcis hash', bad)
  expect([code, said, complained.length]).toEqual([1, [eventHash(event)], 1])
})

test('asked for no file they say what they need', async () => {
  await expect(run('epcis check')).rejects.toThrow(Misused)
  await expect(run('epcis hash')).rejects.toThrow(Misused)
})
