import { resolve } from 'node:path'
import type { Platform } from '../platform.ts'

/** What a verb may use: its words, standard input and output, and the platform, opened only when it is asked for. */
export type Terminal = {
  args: readonly string[]
  input: NodeJS.ReadStream
  say: (line: string) => void
  complain: (line: string) => void
  platform: () => Promise<Platform>
}

/** One thing that `./absah` does. `run` gives the exit code: 0 done, 1 not as it should be, 2 asked in a way we do not understand. */
export type Verb = {
  /** One or two words: `migrate`, `gs1 read`. */
  name: string
  summary: string
  /** How it is called and what each word means, as shown by `./absah VERB --help`. */
  help: string
  run: (terminal: Terminal) => Promise<number>
}

/** Asked in a way that the verb does not understand; the message says what is possible. */
export class Misused extends Error {}

/** The file that a person names, seen from the folder in which they called: the program itself runs in its own. */
export const fileNamed = (path: string): string => resolve(process.env.ABSAH_CALLED_FROM ?? '', path)

/** The value after `--name`, or undefined when it is not there. Throws Misused where the value is missing. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`)
  if (at < 0) return undefined
  const value = args[at + 1]
  if (value === undefined || value.startsWith('--')) throw new Misused(`--${name} needs a value.`)
  return value
}
