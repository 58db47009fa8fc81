import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Unit, property and database tests; journeys in a browser have a configuration of their own (`tests/journeys`). */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'boot/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    globalSetup: existsSync('tests/database.setup.ts') ? ['tests/database.setup.ts'] : [],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
