import { expect, test } from 'vitest'
import { canonical } from '#/epcis/canonical.ts'
import { eventHash } from '#/epcis/hash.ts'
import { haveVectors, vectorFiles, vectorText } from '#/epcis/vectors.test-support.ts'
import { readXmlDocument } from '#/epcis/xml-read.ts'

const examples = 'epcis-event-hash/examples'
const documents = 'epcis-documents/2.0/EPCIS/XML'

test.skipIf(!haveVectors)('every published hash of an XML example is ours', () => {
  const checks = vectorFiles(examples, '.xml').flatMap(name => {
    const { events, context, problems } = readXmlDocument(vectorText(`${examples}/${name}`))
    const hashes = vectorText(`${examples}/${name.replace('.xml', '.hashes')}`)
      .trim()
      .split('\n')
    return hashes.map((hash, i) => ({
      name,
      hash,
      problems,
      ours: events[i] && eventHash(events[i], context),
      text: events[i] && canonical(events[i], context),
    }))
  })
  expect(checks).toHaveLength(13)
  expect(checks.filter(({ hash, ours }) => hash !== ours)).toEqual([])
})

test.skipIf(!haveVectors)('events published as equal have one hash, in EPCIS 1.2 too', () => {
  const different = vectorFiles('epcis-event-hash/expected_equal', '.xml').map(name => {
    const { events, context, problems } = readXmlDocument(vectorText(`epcis-event-hash/expected_equal/${name}`))
    return { name, problems, count: events.length, hashes: new Set(events.map(event => eventHash(event, context))).size }
  })
  expect(different).toHaveLength(10)
  expect(different.filter(({ hashes, count, problems }) => hashes !== 1 || count < 2 || problems.length > 0)).toEqual([])
})

const verdicts = (folder: string) =>
  vectorFiles(`${documents}/${folder}`, '.xml').map(name => {
    const { problems, events, kind } = readXmlDocument(vectorText(`${documents}/${folder}/${name}`))
    return { name, kind, events: events.length, problems: problems.map(({ says, ...where }) => ({ ...where, says: says.en })) }
  })

test.skipIf(!haveVectors)('valid capture documents, events and query documents have no problem', () => {
  const all = ['Capture/Documents', 'Capture/Events', 'Query', 'Query/Documents'].flatMap(verdicts)
  expect(all).toHaveLength(27)
  expect(all.filter(({ problems, events }) => problems.length > 0 || events === 0)).toEqual([])
})

test.skipIf(!haveVectors)('invalid ones are refused', () => {
  const all = ['Capture/Invalid', 'Query/Invalid'].flatMap(verdicts)
  expect(all).toHaveLength(3)
  expect(all.map(({ problems }) => [problems.length, problems[0]?.rule, problems[0]?.line])).toEqual([
    [1, 'missing', 6],
    [1, 'action', 14],
    [1, 'eventType', 8],
  ])
})
