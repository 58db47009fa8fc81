import { codeKeys, rotateKey } from '#/features/signed-codes/code-keys.ts'
import { act, theSystem } from '#/platform/audit/audit.ts'
import { Misused, type Verb } from '#/platform/terminal/verb.ts'
import { numberKeys, rotateNumberKey } from './number-keys.ts'

const day = (at: Date): string => at.toISOString().slice(0, 10)

const listKeys: Verb = {
  name: 'keys',
  summary: 'list the keys that make and sign codes, and whether their secrets are here',
  help: `
./absah keys          numbers: what serials are computed with, by version
                      signatures: what signs codes, by the id that stands in them

Ends with 1 when the secret of a version is missing from the key folder or is another one.`,
  async run({ say, complain, platform }) {
    const { db, keys } = await platform()
    const versions = await numberKeys(db, keys)
    for (const [at, { version, madeAt, lots }] of versions.entries())
      say(
        `numbers     ${version}     ${at === 0 ? 'current' : 'earlier'}    ${madeAt ? day(madeAt) : 'master key'}  ${lots} lots`,
      )
    for (const { id, made_at, retired_at, withdrawn_at } of await codeKeys(db))
      say(`signatures  ${id}  ${withdrawn_at ? 'withdrawn' : retired_at ? 'retired  ' : 'current  '}  ${day(made_at)}`)
    const broken = versions.filter(({ secret }) => secret !== 'here')
    for (const { version, secret } of broken)
      complain(
        `numbers-${version}.key in ${keys.folder} is ${secret === 'missing' ? 'missing' : 'not the one codes were made with'}.`,
      )
    return broken.length === 0 ? 0 : 1
  },
}

const rotateKeys: Verb = {
  name: 'keys rotate',
  summary: 'make a new key for the codes of lots to come; codes of earlier lots stay as they are',
  help: `
./absah keys rotate             the secret that serials are computed with
./absah keys rotate signatures  the key that signs codes; published with the others

Takes effect at once, also in a server that is running. Copy the key folder afterwards: a new secret is in it.`,
  async run({ args, say, platform }) {
    const [what = 'numbers', ...more] = args
    if (more.length > 0 || (what !== 'numbers' && what !== 'signatures'))
      throw new Misused('Say numbers or signatures, or nothing for numbers.')
    const { db, keys } = await platform()
    if (what === 'signatures') {
      const deed = ({ id }: { id: string }) => ({ act: 'code key.made', subject: 'code key', id })
      const { id } = await act(db, theSystem, deed, tx => rotateKey(tx, keys))
      say(`Key ${id} signs the codes of new lots. Earlier ones stay published and go on verifying.`)
      return 0
    }
    const deed = (made: number) => ({ act: 'number key.made', subject: 'number key', id: String(made) })
    const version = await act(db, theSystem, deed, tx => rotateNumberKey(tx, keys))
    say(`Lots issued from now on take version ${version}.`)
    say(`Its secret is numbers-${version}.key in ${keys.folder}: copy it to where the copy of the master key is.`)
    return 0
  },
}

/** What operators do with the keys of codes. */
export const codingVerbs: readonly Verb[] = [listKeys, rotateKeys]
