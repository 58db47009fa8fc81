/** Builds the server and the pages' scripts and styles, unless nothing has changed since the last build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment, nodeBinary, root } from './ready.mjs'

const stamp = join(root, 'dist', '.built-from')

export function build() {
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  // Standard output belongs to the verb that is about to run.
  console.error('Building …')
  for (const target of ['server', 'web']) {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const done = spawnSync(nodeBinary(), [vite, 'build', '--mode', target, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: environment(),
    })
    if (done.status !== 0) throw new Error(`The ${target} could not be built; the messages above say why.`)
  }
  writeFileSync(stamp, now)
}

/** Every source file's name, size and time: cheap to read, different after any change. */
function fingerprint() {
  const files = ['src', 'web', 'bench'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name)),
  )
  return [...files, join(root, 'vite.config.ts'), join(root, 'package-lock.json')]
    .sort()
    .map(file => `${file} ${statSync(file).size} ${Math.trunc(statSync(file).mtimeMs)}`)
    .join('\n')
}
