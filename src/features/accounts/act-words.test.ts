import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sayAct } from './act-words.ts'

/** The acts that stand in the code as they are; those that are put together of parts are not among them. */
function actsInCode(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    name => /\.tsx?$/.test(name) && !/\.test\.|test-support/.test(name),
  )
  const acts = files.flatMap(name =>
    [...readFileSync(join('src', name), 'utf8').matchAll(/\bact: '([a-z ]+\.[a-z ]+)'/g)].map(([, act]) => act!),
  )
  return [...new Set(acts)].sort()
}

test('every act that is audited has Indonesian words', () => {
  const acts = actsInCode()
  expect(acts.length).toBeGreaterThan(30)
  const english = acts.filter(act => {
    const { id, en } = sayAct(act)
    return id.split(': ').some(part => en.split(': ').includes(part))
  })
  expect(english).toEqual([])
})

test('an act that is not known is said as it is', () => {
  expect(sayAct('thing.done')).toEqual({ id: 'Thing: done', en: 'Thing: done' })
  expect(sayAct('lot.codes read')).toEqual({ id: 'Bets: kode diunduh', en: 'Lot: codes read' })
})
