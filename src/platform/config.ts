import { join, resolve } from 'node:path'

/** What the environment says of this installation. Everything has a default that works on a fresh machine. */
export type Config = {
  port: number
  host: string
  /** The address people type; links in letters and codes on packs begin with it. */
  origin: string
  dataFolder: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  /** The demo shows its letters on a page and prints its sign-ins. Never on for a register that began empty. */
  demo: boolean
  logLevel: string
  /** Checks allowed to one address in a minute. */
  checksPerMinute: number
  /** Whether events may be sent to subscribers within the operator's own network, and to this machine without https. */
  privateReceivers: boolean
}

/** Where migrations and built files are found: every way of starting us sets the working directory to the project's root. */
export const projectRoot = process.cwd()

/** Reads the configuration; throws a sentence that names the variable when a value cannot be used. */
export function readConfig(env: Record<string, string | undefined> = process.env, args: readonly string[] = []): Config {
  const port = whole(env, 'PORT', 8080, 0, 65_535)
  const host = env.HOST || '127.0.0.1'
  const origin =
    env.ABSAH_ORIGIN ||
    `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host.replace('127.0.0.1', 'localhost')}:${port}`
  if (!URL.canParse(origin)) throw new Error(`ABSAH_ORIGIN must be an address like https://absah.example, not “${origin}”.`)
  return {
    port,
    host,
    origin: new URL(origin).origin,
    dataFolder: resolve(env.ABSAH_DATA || join(projectRoot, 'data')),
    databaseUrl: env.DATABASE_URL || undefined,
    smtpUrl: env.SMTP_URL || undefined,
    demo: !args.includes('--empty'),
    logLevel: env.LOG_LEVEL || 'info',
    checksPerMinute: whole(env, 'ABSAH_CHECKS_PER_MINUTE', 120, 1, 10_000_000),
    privateReceivers: yes(env, 'ABSAH_PRIVATE_RECEIVERS'),
  }
}

function whole(env: Record<string, string | undefined>, name: string, fallback: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${name} must be a whole number from ${least} to ${most}, not “${text}”.`)
  return value
}

function yes(env: Record<string, string | undefined>, name: string): boolean {
  const text = env[name] || 'no'
  if (text !== 'yes' && text !== 'no') throw new Error(`${name} must be yes or no, not “${text}”.`)
  return text === 'yes'
}
