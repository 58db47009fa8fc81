import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { epcisDocument, objectEvent } from '#/epcis/write.ts'
import { checkCode } from '#/features/checking/check.ts'
import { capture } from '#/features/tracing/capture.ts'
import { journeyOf } from '#/features/tracing/journeys.ts'
import { openKeys } from '#/platform/keys.ts'
import type { Platform } from '#/platform/platform.ts'
import { Misused } from '#/platform/terminal/verb.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { codeFile } from './code-files.ts'
import { codeColumns } from './code-rows.ts'
import { codeTexts } from './code-text.ts'
import { aHolder, type Holder, lotOf } from './holder.test-support.ts'
import { issueLot } from './lots.ts'
import { numberKeys, numbersSecret, rotateNumberKey } from './number-keys.ts'
import { findPack, keyOf, packAt } from './packs.ts'
import { getLot, spansOfLot } from './read-lots.ts'
import { codingVerbs } from './verbs.ts'

const at = testPlatform()
let holder: Holder
beforeAll(async () => {
  holder = await aHolder(at.platform.db)
})

const aLot = () => at.platform.db.transaction().execute(tx => issueLot(tx, lotOf(holder, { gtin: holder.gtin, packs: 20 })))
const rotate = () => at.platform.db.transaction().execute(tx => rotateNumberKey(tx, at.platform.keys))

/** The first pack of a lot, and the version of its serial. */
async function firstOf(lotId: string) {
  const { db, keys } = at.platform
  const [span] = (await spansOfLot(db, lotId)).primary
  return { pack: (await packAt(db, keys, span!.classId, span!.from))!, version: span!.keyVersion }
}

async function fileOf(lotId: string, { db, keys, config }: Platform = at.platform): Promise<string> {
  const spans = (await spansOfLot(db, lotId)).primary.map(span => ({ ...span, key: keyOf(keys, span.classId, span.keyVersion) }))
  const layout = { format: 'csv', columns: codeColumns, fnc1: 'caret' } as const
  return Buffer.concat([...codeFile(config.origin, await getLot(db, lotId), 'primary', spans, layout)]).toString()
}

async function run(name: string, args: string[] = []) {
  const said: string[] = []
  const verb = codingVerbs.find(one => one.name === name)!
  const say = (line: string) => said.push(line)
  const code = await verb.run({ args, input: process.stdin, say, complain: say, platform: async () => at.platform })
  return { code, said }
}

describe('a new key for numbers', () => {
  test('is taken by lots from then on; in one class packs of both are found, checked, reported and listed', async () => {
    const { platform } = at
    const old = await aLot()
    const before = await fileOf(old)
    expect(await rotate()).toBe(2)
    const fresh = await aLot()
    const [first, second] = [await firstOf(old), await firstOf(fresh)]
    expect([first.version, second.version]).toEqual([1, 2])
    expect(second.pack.classId).toBe(first.pack.classId)
    expect(await fileOf(old)).toBe(before)
    for (const { pack } of [first, second]) {
      const lot = await getLot(platform.db, pack.lotId)
      const texts = codeTexts(platform.config.origin, lot, 'primary', pack.serial)
      expect(await findPack(platform.db, platform.keys, { nie: pack.licence, serial: pack.serial })).toEqual(pack)
      expect((await checkCode(platform, texts.national)).pack).toMatchObject({ serial: pack.serial, batch: lot.batch })
      expect(await fileOf(pack.lotId)).toContain(texts.national)
      const commissioned = { action: 'ADD', bizStep: 'commissioning', disposition: 'active', epcList: [texts.uri] } as const
      const document = epcisDocument([objectEvent({ at: new Date(), ...commissioned })], { created: new Date() })
      const who = { actor: { kind: 'key', id: 'k', name: 'Lini 1' } as const, companyId: holder.companyId }
      expect((await capture(platform, who, document)).problems).toEqual([])
      expect((await journeyOf(platform.db, pack)).map(({ kind }) => kind)).toEqual(['commissioned'])
    }
  })
  test('is not to be computed from the one before it, nor from the master key', async () => {
    const version = await rotate()
    const secret = numbersSecret(at.platform.keys, version)
    expect(secret).toHaveLength(32)
    expect(secret).not.toEqual(numbersSecret(at.platform.keys, version - 1))
    const copyOfMaster = openKeys(join(at.platform.keys.folder, '..'))
    expect(copyOfMaster.derive('numbers')).toEqual(numbersSecret(at.platform.keys, 1))
    expect(copyOfMaster.derive('numbers')).not.toEqual(secret)
  })
  test('is made once by each of those who make one at the same time', async () => {
    const made = await Promise.all([rotate(), rotate(), rotate()])
    expect(new Set(made).size).toBe(3)
  })
  test('whose transaction fails leaves the version before it, and its secret serves the next', async () => {
    const { db, keys } = at.platform
    const [before] = await numberKeys(db, keys)
    const failing = db.transaction().execute(async tx => {
      await rotateNumberKey(tx, keys)
      throw new Error('power cut')
    })
    await expect(failing).rejects.toThrow('power cut')
    expect((await numberKeys(db, keys))[0]).toEqual(before)
    const file = join(keys.folder, `numbers-${before!.version + 1}.key`)
    const secret = readFileSync(file, 'utf8')
    await rotate()
    expect(readFileSync(file, 'utf8')).toBe(secret)
  })
})

describe('./absah keys', () => {
  test('makes a version, tells which is current and how many lots each has, and the audit knows', async () => {
    const { code, said } = await run('keys rotate')
    const version = (await numberKeys(at.platform.db, at.platform.keys))[0]!.version
    expect([code, said[0]]).toEqual([0, expect.stringContaining(`version ${version}`)])
    await aLot()
    const list = (await run('keys')).said
    expect(list[0]).toMatch(new RegExp(`^numbers +${version} +current .* 1 lots$`))
    expect(list.filter(line => line.includes('current'))).toHaveLength(1)
    expect(list).toContainEqual(expect.stringMatching(/^numbers +1 +earlier +master key +1 lots$/))
    const { rows } = await at.platform.pool.query(`select subject_id from audit where act = 'number key.made'`)
    expect(rows).toEqual([{ subject_id: String(version) }])
  })
  test('rotates what signs codes as well, and refuses other words', async () => {
    await run('keys rotate', ['signatures'])
    const { said } = await run('keys rotate', ['signatures'])
    const id = /^Key (\S{4})/.exec(said[0]!)![1]!
    const lines = (await run('keys')).said.filter(line => line.startsWith('signatures'))
    expect(lines.map(line => line.split(/\s+/).slice(1, 3))).toEqual([
      [id, 'current'],
      [expect.any(String), 'retired'],
    ])
    await expect(run('keys rotate', ['everything'])).rejects.toThrow(Misused)
  })
  test('says when a secret is missing or another one, and codes made with it are refused with the way out', async () => {
    const { db, keys } = at.platform
    const version = await rotate()
    const lot = await aLot()
    const file = join(keys.folder, `numbers-${version}.key`)
    renameSync(file, `${file}.away`)
    expect(await run('keys')).toMatchObject({ code: 1, said: expect.arrayContaining([expect.stringContaining('is missing')]) })
    const elsewhere = openKeys(join(keys.folder, 'restored without'))
    const [span] = (await spansOfLot(db, lot)).primary
    expect(() => keyOf(elsewhere, span!.classId, version)).toThrow('Put it back from the copy')
    writeFileSync(file, 'ab'.repeat(32))
    expect(await run('keys')).toMatchObject({ code: 1, said: expect.arrayContaining([expect.stringContaining('not the one')]) })
    rmSync(file)
    renameSync(`${file}.away`, file)
    expect((await run('keys')).code).toBe(0)
  })
})
