/** `./absah VERB …`: the same program from a terminal. */
import { join } from 'node:path'
import { fail, install, root, run } from './ready.mjs'

try {
  install()
  const { build } = await import('./build.mjs')
  build()
  process.exitCode = await run([join(root, 'dist', 'server', 'cli.js'), ...process.argv.slice(2)], {
    ABSAH_CALLED_FROM: process.cwd(),
  })
} catch (error) {
  fail(error)
}
