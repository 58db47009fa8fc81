import { expect, test } from 'vitest'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { demoIsLoaded, loadDemo } from './demo.ts'

const at = testPlatform()

test('loads', { timeout: 120_000 }, async () => {
  await at.platform.db.transaction().execute(loadInitialHolidays)
  let t = performance.now()
  await loadDemo(at.platform, {
    say: line => {
      console.log(line, Math.round(performance.now() - t))
      t = performance.now()
    },
  })
  expect(await demoIsLoaded(at.platform.db)).toBe(true)
  await loadDemo(at.platform, { say: line => console.log(line) })
  console.log('again', Math.round(performance.now() - t))
})
