import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { gs1Context } from '#/epcis/context.ts'
import { eventHash } from '#/epcis/hash.ts'
import { haveVectors, vectorFiles } from '#/epcis/vectors.test-support.ts'
import { epcisDocument, objectEvent } from '#/epcis/write.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'
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
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
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

const xml = (name: string, events: (typeof event)[]) =>
  file(name, xmlDocument(events, gs1Context, { created: new Date('2026-03-02T02:00:00Z') }).xml)

test('both read XML as well, and say the line', async () => {
  const [whole, wrong] = [xml('good.xml', [event]), xml('bad.xml', [event, { ...event, bizStep: 'teleporting' }])]
  expect(await run('epcis check', whole)).toEqual({
    code: 0,
    said: [`${whole}: EPCISDocument, 1 event, no problem`],
    complained: [],
  })
  expect((await run('epcis check', wrong)).said).toEqual([
    expect.stringMatching(/bad\.xml: line 2 event 1 eventList\[1\]\.bizStep vocabulary: /),
  ])
  expect(await run('epcis hash', whole, good)).toEqual({
    code: 0,
    said: [eventHash(event), eventHash(event), eventHash({ ...event, bizStep: 'shipping' })],
    complained: [],
  })
  const broken = await run('epcis check', file('torn.xml', '<a>'), file('latin.xml', Buffer.from('<a>é</a>', 'latin1')))
  expect([broken.code, broken.said, broken.complained]).toEqual([
    1,
    [expect.stringContaining('torn.xml: line 1 document – xml: This is not whole XML')],
    [expect.stringContaining('latin.xml: no text in the encoding it claims')],
  ])
})

test('epcis check judges queries too, in JSON and in XML', async () => {
  const query = { '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/query-schema.json', eventType: ['ObjectEvent'] }
  const poll = (inner: string) =>
    `<q:EPCISQueryDocument xmlns:q="urn:epcglobal:epcis-query:xsd:2"><EPCISBody><q:Poll>${inner}</q:Poll></EPCISBody></q:EPCISQueryDocument>`
  const param = (name: string) => `<params><param><name>${name}</name><value><string>a</string></value></param></params>`
  const asks = file('query.json', query)
  expect((await run('epcis check', asks)).said).toEqual([`${asks}: query, no problem`])
  expect((await run('epcis check', file('odd.json', { ...query, GE_eventDate: 'x' }))).code).toBe(1)
  expect((await run('epcis check', file('poll.xml', poll(`<queryName>a</queryName>${param('EQ_bizStep')}`)))).code).toBe(0)
  expect((await run('epcis check', file('odd.xml', poll(`<queryName>a</queryName>${param('EQ_bizStop')}`)))).code).toBe(1)
  expect((await run('epcis check', file('nameless.xml', poll(param('EQ_bizStep'))))).said).toEqual([
    expect.stringContaining('nameless.xml: line 1 document queryName missing: queryName is required.'),
  ])
})

const published = (path: string, ...endings: string[]) =>
  endings.flatMap(ending =>
    vectorFiles(`epcis-documents/2.0/EPCIS/${path}`, ending).map(name =>
      join('../shared/vectors/epcis-documents/2.0/EPCIS', path, name),
    ),
  )

test.skipIf(!haveVectors)('every published document, event and query is judged as its folder says', async () => {
  const folders = ['JSON', 'XML'].flatMap(syntax =>
    ['Capture/Documents', 'Capture/Events', 'Query', 'Query/Queries', 'Query/Documents'].map(folder => `${syntax}/${folder}`),
  )
  const good = folders.filter(folder => folder !== 'JSON/Query/Documents').flatMap(folder => published(folder, '.json', '.xml'))
  const bad = ['JSON', 'XML'].flatMap(syntax =>
    ['Capture/Invalid', 'Query/Invalid', 'Query/Queries/Invalid'].flatMap(folder =>
      published(`${syntax}/${folder}`, '.json', '.xml'),
    ),
  )
  expect([good.length, bad.length]).toEqual([67, 13])
  const accepted = async (file: string) => (await run('epcis check', file)).code === 0
  const wrong = []
  for (const file of good) if (!(await accepted(file))) wrong.push(file)
  for (const file of bad) if (await accepted(file)) wrong.push(file)
  expect(wrong).toEqual([])
})

test('asked for no file they say what they need', async () => {
  await expect(run('epcis check')).rejects.toThrow(Misused)
  await expect(run('epcis hash')).rejects.toThrow(Misused)
})
