import { defineConfig } from 'vitest/config'

/** Journeys: the built program, an empty data folder, a real browser. One after another, because each is a person's whole path. */
export default defineConfig({
  test: {
    include: ['tests/journeys/**/*.journey.ts'],
    globalSetup: ['tests/journeys/server.setup.ts'],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
