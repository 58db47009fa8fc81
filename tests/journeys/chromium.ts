import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

/** A browser to start: its program, the arguments and the environment without which it does not run here. */
export type Program = { path: string; args: string[]; env: Record<string, string> }

const installed = [
  process.env.ABSAH_BROWSER,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

// Root and most containers refuse the browser's sandbox; it meets no pages but ours.
const args = ['--no-sandbox', '--no-zygote', '--disable-gpu', '--disable-quic', '--font-render-hinting=none']

/**
 * The browser that journeys are made in: `ABSAH_BROWSER`, an installed Chromium or Chrome, or the one that came with the packages.
 * Throws when the machine has none and the packaged one cannot run on it.
 */
export async function findProgram(): Promise<Program> {
  const path = installed.find(path => path && existsSync(path))
  if (path) return { path, args, env: {} }
  const folder = await unpacked()
  const env: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: folder }
  const packaged = { path: join(folder, 'chromium'), args, env }
  if (runs(packaged)) return packaged
  // A machine without NSS and Expat takes the libraries that came beside the browser.
  env.LD_LIBRARY_PATH = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  if (runs(packaged)) return packaged
  throw new Error(
    `The packaged Chromium does not run on this machine (${process.platform}, ${process.arch}). Install Chromium or Chrome, or name one in ABSAH_BROWSER.`,
  )
}

const runs = ({ path, env }: Program): boolean =>
  spawnSync(path, ['--version'], { env: { ...process.env, ...env }, stdio: 'ignore' }).status === 0

/** The folder with the packaged browser, fonts and libraries, unpacked on first use; only a whole one gets its name. */
async function unpacked(): Promise<string> {
  const folder = join(process.cwd(), 'node_modules', '.cache', 'absah-chromium')
  if (existsSync(folder)) return folder
  const part = `${folder}.${process.pid}`
  mkdirSync(part, { recursive: true })
  const packed = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '..', '..', 'bin')
  const before = process.env.TMPDIR
  // The package unpacks into the system's temporary folder, where another user may have left a browser that is not ours to run.
  process.env.TMPDIR = part
  try {
    for (const name of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(join(packed, name))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  const fonts = `<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  writeFileSync(join(part, 'fonts.conf'), `<?xml version="1.0"?>\n<fontconfig>${fonts}</fontconfig>\n`)
  renameSync(part, folder)
  return folder
}
