/**
 * `npm test`: format, lint, types, unit and property tests, tests on real PostgreSQL, journeys in a real browser. Everything runs even
 * when something before it failed, and the last line counts it all: `N passed, M failed`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, fail, install, nodeBinary, root } from './ready.mjs'

const tally = { passed: 0, failed: 0, skipped: 0 }

/** Runs one of the installed tools with our Node, in the foreground. */
function tool(path, args) {
  const done = spawnSync(nodeBinary(), [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: environment({ CI: process.env.CI ?? '' }),
  })
  return done.status === 0
}

/** A step that passes or fails as a whole. */
function step(name, path, args) {
  console.log(`\n— ${name}`)
  if (tool(path, args)) tally.passed++
  else {
    tally.failed++
    console.error(`${name}: failed`)
  }
}

/** A vitest run; its tests are counted one by one. */
function tests(name, args) {
  console.log(`\n— ${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'absah-report-'))
  const report = join(folder, 'report.json')
  const passed = tool('vitest/vitest.mjs', [
    'run',
    ...args,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests = 0 } = JSON.parse(readFileSync(report, 'utf8'))
    tally.passed += numPassedTests
    tally.failed += numFailedTests
    tally.skipped += numPendingTests + numTodoTests
    // A file that does not load has no tests to fail, and an empty run has proved nothing.
    if ((!passed && numFailedTests === 0) || numPassedTests === 0) tally.failed++
  } catch {
    tally.failed++
    console.error(`${name}: gave no report`)
  }
  rmSync(folder, { recursive: true, force: true })
}

try {
  install()
  const fast = process.argv.includes('--fast')
  step('format and lint', '@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.'])
  step('types', 'typescript/bin/tsc', ['--noEmit'])
  tests('unit, property and database tests', [])
  if (!fast) {
    const { build } = await import('./build.mjs')
    build()
    tests('journeys in a browser', ['--config', 'tests/journeys/vitest.config.ts'])
  }
} catch (error) {
  fail(error)
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed${tally.skipped ? `, ${tally.skipped} skipped` : ''}`)
process.exitCode = tally.failed === 0 ? 0 : 1
