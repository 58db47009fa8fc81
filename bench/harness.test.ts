import { expect, test } from 'vitest'
import { type Bench, type BenchEnv, bestRate, figure, runBenches } from './harness.ts'

const none = () => Promise.reject(new Error('No bench here needs a database.'))
const env: BenchEnv = { database: none, platform: none }

function bench(name: string, value: number): Bench {
  return { name, run: async () => [figure(`${name}.speed`, value, 'km/h', { atLeast: 50, timesBaseline: 2 }, 20)] }
}

async function linesOf(benches: Bench[], names: string[]) {
  const lines: string[] = []
  const met = await runBenches(benches, names, env, line => lines.push(line))
  return { met, figures: lines.map(line => JSON.parse(line)) }
}

test('a figure is a line of JSON with its baseline, ratio and goal', async () => {
  const { met, figures } = await linesOf([bench('bus', 61.23456)], [])
  expect(met).toBe(true)
  const goal = 'at least 50 km/h and at least 2 times the baseline'
  expect(figures).toEqual([{ name: 'bus.speed', value: 61.23, unit: 'km/h', baseline: 20, ratio: 3.062, goal, met: true }])
})

test('one missed goal makes the run miss, and the other figures are still printed', async () => {
  const { met, figures } = await linesOf([bench('cart', 5), bench('bus', 60)], [])
  expect(met).toBe(false)
  expect(figures.map(({ name, met }) => [name, met])).toEqual([['cart.speed', false], ['bus.speed', true]]) // biome-ignore format: a table
})

test('every part of a goal counts', () => {
  expect(figure('a', 10, 's', { atMost: 9 }).met).toBe(false)
  expect(figure('a', 9, 's', { atMost: 9 })).toEqual({ name: 'a', value: 9, unit: 's', goal: 'at most 9 s', met: true })
  expect(figure('a', 60, 's', { atLeast: 50, timesBaseline: 2 }, 31).met).toBe(false)
  expect(figure('a', 49, 's', { atLeast: 50, timesBaseline: 2 }, 1).met).toBe(false)
  expect(() => figure('a', 1, 's', { timesBaseline: 2 })).toThrow('no baseline to be compared with')
})

test('only the named benches run, and an unknown name runs none', async () => {
  expect((await linesOf([bench('cart', 5), bench('bus', 60)], ['bus'])).figures).toHaveLength(1)
  const ran: string[] = []
  const loud: Bench = {
    name: 'bus',
    run: async () => {
      ran.push('bus')
      return []
    },
  }
  await expect(linesOf([loud], ['bus', 'tram'])).rejects.toThrow('There is no bench "tram". There are: bus.')
  expect(ran).toEqual([])
})

test('the best of a few turns is the rate', async () => {
  let turns = 0
  expect(await bestRate(3, 1000, () => void turns++)).toBeGreaterThan(0)
  expect(turns).toBe(3)
})
