import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grouped, shared } from './group.ts'

const tick = () => new Promise<void>(go => setImmediate(go))
const setting = { most: 10, lanes: 2, name: (item: string) => item.split(' ')[0]! }

describe('who comes together is done together', () => {
  test('in groups that are not larger than the most', async () => {
    const groups: number[] = []
    const take = grouped<string, string>(
      async items => {
        groups.push(items.length)
        await tick()
        return items.map(item => item.toUpperCase())
      },
      { ...setting, lanes: 1 },
    )
    const answers = await Promise.all(Array.from({ length: 25 }, (_, i) => take(`n${i}`)))
    expect(answers).toEqual(Array.from({ length: 25 }, (_, i) => `N${i}`))
    expect(groups).toEqual([10, 10, 5])
  })
  test('and each is answered for itself: one that fails does not fail the others', async () => {
    const take = grouped<string, string>(async items => {
      await tick()
      if (items.includes('bad')) throw new Error('bad')
      return [...items]
    }, setting)
    const settled = await Promise.allSettled(['a', 'bad', 'b'].map(take))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  })
  test('items of one name are done one after another, in their order, whatever comes when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 60 }), async list => {
        const done: Record<string, number[]> = { a: [], b: [], c: [] }
        const under = new Set<string>()
        const take = grouped<string, number>(
          async items => {
            const names = items.map(setting.name)
            expect(new Set(names).size).toBe(names.length)
            for (const name of names) {
              expect(under.has(name)).toBe(false)
              under.add(name)
            }
            await tick()
            for (const item of items) done[setting.name(item)]!.push(Number(item.split(' ')[1]))
            for (const name of names) under.delete(name)
            return items.map(() => 0)
          },
          { ...setting, most: 2 },
        )
        const all = []
        for (const [i, [name, wait]] of list.entries()) {
          all.push(take(`${name} ${i}`))
          for (let turn = 0; turn < wait; turn++) await tick()
        }
        expect(await Promise.all(all)).toHaveLength(list.length)
        for (const order of Object.values(done)) expect(order).toEqual([...order].sort((a, b) => a - b))
      }),
      { numRuns: 50 },
    )
  })
})

test('the same look-up is made once for those who ask at the same time, and again for those who ask later', async () => {
  let asked = 0
  const find = shared(
    (key: string) => key,
    async key => {
      await tick()
      return `${key}${++asked}`
    },
  )
  expect(await Promise.all([find('a'), find('a'), find('b')])).toEqual(['a1', 'a1', 'b2'])
  expect(await find('a')).toBe('a3')
})
