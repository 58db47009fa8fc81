import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carried, heldIn, hold } from './held.ts'

const names = fc.string({ minLength: 1 }).filter(name => !/^(__proto__|\d+)$|password/i.test(name))

test('what is held comes back as it was, whatever its fields are called', () => {
  fc.assert(
    fc.property(fc.dictionary(names, fc.array(fc.string(), { minLength: 1, maxLength: 3 }), { noNullPrototype: true }), body => {
      const held = hold('/decide?case=1', '/cases/1', body)
      const sent: Record<string, string[]> = {}
      for (const [name, value] of carried(held)) sent[name] = [...(sent[name] ?? []), value]
      expect(heldIn(sent)).toEqual(held)
    }),
  )
})

test('a held form leads only to places of ours', () => {
  for (const to of ['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', ''])
    expect(heldIn({ method: 'post', to, from: to })).toMatchObject({ to: '/desk', from: '/desk' })
})

test('a password is never held in a page', () => {
  const held = hold('/account/second-factor/remove', '/account', { password: 'empat kata yang acak', next: '/desk' })
  expect(JSON.stringify(carried(held))).not.toContain('empat kata')
  expect(held).toMatchObject({ lost: 'passwords', fields: [] })
})
