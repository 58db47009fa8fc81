import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, inject, test } from 'vitest'
import { testBrowser } from './browser.ts'
import { makeKey } from './keys.ts'
import { signInAs } from './people.ts'

/** The guide to the API says what is true: its commands run as they stand. */
const browser = testBrowser()
const hasCurl = spawnSync('curl', ['--version']).status === 0

test.skipIf(!hasCurl)('every command of the tour by curl works on the demo (needs curl)', async () => {
  const maker = await browser.visit()
  await signInAs(maker, 'pabrik')
  const key = await makeKey(maker, ['applications', 'codes', 'movements:write', 'movements:read'])
  const guide = readFileSync('docs/guides/api-tour.md', 'utf8')
  const script = [...guide.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands).join('\n')
  const done = spawnSync('sh', ['-eu', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, AT: inject('address'), KEY: key },
  })
  const said = done.stdout
  expect([done.status, done.stderr], said).toEqual([0, ''])
  for (const part of [
    'Rimpangsari Vitamin C',
    'registered and in force',
    '{ primary: 2000, secondary: 40, tertiary: 1 }',
    /^serial,link,uri\r?\n[0-9A-Z]{12},/m,
    /^1\n1\ncommissioning$/m,
    /issued for Rimpangsari Vitamin C/,
    /^packs: /m,
  ])
    expect(said).toMatch(part instanceof RegExp ? part : new RegExp(part.replace(/[{}]/g, '\\$&')))
})
