import type { Accounts } from '../accounts/accounts.ts'
import { readConfig } from '../config.ts'
import { type Job, openJobs, prepareJobs } from '../jobs/jobs.ts'
import { type Ground, openPlatform } from '../open.ts'
import { Misused, type Terminal, type Verb } from './verb.ts'

/** Finds the verb in the words given, runs it and gives the exit code. The platform is opened on first use and closed at the end. */
export async function runVerb(
  verbs: readonly Verb[],
  words: readonly string[],
  openAccounts: (ground: Ground) => Accounts,
  jobs: readonly Job[],
): Promise<number> {
  const verb = [...verbs]
    .sort((a, b) => b.name.length - a.name.length)
    .find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '))
  if (!verb) {
    const asked = words.filter(word => word !== '--help' && word !== 'help')
    if (asked.length > 0) console.error(`There is no verb “${asked.join(' ')}”. These are the verbs:\n`)
    console.log(overview(verbs))
    return asked.length > 0 ? 2 : 0
  }
  const args = words.slice(verb.name.split(' ').length)
  if (args.includes('--help')) {
    console.log(`./absah ${verb.name} — ${verb.summary}\n\n${verb.help.trim()}`)
    return 0
  }
  const opened: { close: () => Promise<void> }[] = []
  const terminal: Terminal = {
    args,
    input: process.stdin,
    say: line => process.stdout.write(`${line}\n`),
    complain: line => process.stderr.write(`${line}\n`),
    platform: async () => {
      const config = readConfig({ LOG_LEVEL: 'warn', ...process.env })
      const { platform, close } = await openPlatform(config, openAccounts, { join: true })
      opened.push({ close })
      await prepareJobs(platform.pool, jobs)
      opened.push({ close: await openJobs(platform.pool) })
      return platform
    },
  }
  try {
    return await verb.run(terminal)
  } catch (error) {
    terminal.complain(error instanceof Error ? error.message : String(error))
    if (error instanceof Misused) terminal.complain(`See ./absah ${verb.name} --help`)
    return error instanceof Misused ? 2 : 1
  } finally {
    for (const { close } of opened.reverse()) await close()
  }
}

function overview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length))
  const lines = [...verbs]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `Usage: ./absah VERB [words]\n\n${lines.join('\n')}\n\n./absah VERB --help tells more. The environment is as for npm start (ABSAH_DATA, DATABASE_URL …).`
}
