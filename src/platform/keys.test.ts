import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { readOrMake } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'absah-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a secret is made once, for this user alone, and nothing else is left in the folder', () => {
  const own = join(folder, 'once')
  const file = join(own, 'a.key')
  expect([readOrMake(file, () => 'first'), readOrMake(file, () => 'second')]).toEqual(['first', 'first'])
  expect(readdirSync(own)).toEqual(['a.key'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('a program that finds the name taken while it makes a secret goes on with the secret of the other', () => {
  const own = join(folder, 'between')
  const file = join(own, 'a.key')
  const made = readOrMake(file, () => {
    readOrMake(file, () => 'the other')
    return 'mine'
  })
  expect([made, readFileSync(file, 'utf8').trim(), readdirSync(own)]).toEqual(['the other', 'the other', ['a.key']])
})

test('programs that start at the same time all get the same secret', async () => {
  const file = join(folder, 'race', 'a.key')
  const program = `const { readOrMake } = await import(${JSON.stringify(new URL('./keys.ts', import.meta.url).href)})
    console.log(readOrMake(${JSON.stringify(file)}, () => String(Math.random())))`
  const run = promisify(execFile)
  const said = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '--eval', program])),
  )
  expect(new Set(said.map(({ stdout }) => stdout)).size).toBe(1)
})
