import { benches } from '../bench/all.ts'
import { benchEnvironment } from '../bench/environment.ts'
import { runBenches } from '../bench/harness.ts'
import { everyJob, everyRoute, openAccounts } from './app.ts'
import { officerInvite } from './features/accounts/verbs.ts'
import { alertsVerb } from './features/alerts/verbs.ts'
import { codingVerbs } from './features/coding/verbs.ts'
import { demoSignInsVerb } from './features/demo/verbs.ts'
import { packingVerbs } from './features/packing/verbs.ts'
import { registerImport } from './features/register-import/verbs.ts'
import { codesUpload } from './features/self-issue/verbs.ts'
import { gs1Read } from './features/standards/verbs.ts'
import { tracingVerbs } from './features/tracing/verbs.ts'
import { findBrokenLink } from './platform/audit/audit.ts'
import { sealDeeds } from './platform/audit/waiting.ts'
import { runVerb } from './platform/terminal/run-verb.ts'
import type { Verb } from './platform/terminal/verb.ts'

/** Every verb of `./absah`. A feature adds its own here. */
const verbs: readonly Verb[] = [
  alertsVerb,
  codesUpload,
  ...codingVerbs,
  gs1Read,
  officerInvite,
  registerImport,
  demoSignInsVerb,
  ...tracingVerbs,
  ...packingVerbs,
  {
    name: 'bench',
    summary: 'measure speed and size, each figure beside a baseline of the same run',
    help: `
./absah bench [NAME …]      NAME is one of: ${benches.map(({ name }) => name).join(', ')}

Prints one line of JSON per figure: name, value, unit, baseline, ratio, goal, met.
Ends with 1 when a goal is not met. Uses a database of its own, which is removed afterwards.`,
    async run({ args, say }) {
      const environment = benchEnvironment(openAccounts, everyJob)
      try {
        return (await runBenches(benches, args, environment, say)) ? 0 : 1
      } finally {
        await environment.close()
      }
    },
  },
  {
    name: 'migrate',
    summary: 'bring the database to the newest migration (npm start does this too)',
    help: './absah migrate',
    async run({ say, platform }) {
      await platform()
      say('The database is at the newest migration.')
      return 0
    },
  },
  {
    name: 'audit verify',
    summary: 'read the whole audit chain and say whether it is unbroken',
    help: './absah audit verify      ends with 1 and the number of the first row that does not follow',
    async run({ say, complain, platform }) {
      const { db } = await platform()
      await sealDeeds(db)
      const broken = await findBrokenLink(db)
      if (broken === undefined) say('The audit chain is unbroken.')
      else complain(`Row ${broken} of the audit does not follow from the one before it.`)
      return broken === undefined ? 0 : 1
    },
  },
  {
    name: 'routes',
    summary: 'list every address with who may come in',
    help: './absah routes',
    async run({ say }) {
      for (const { method, path, access } of everyRoute)
        say(
          `${method.toUpperCase().padEnd(6)} ${path.padEnd(50)} ${typeof access === 'string' ? access : access.roles.join(', ')}`,
        )
      return 0
    },
  },
]

process.exitCode = await runVerb(verbs, process.argv.slice(2), openAccounts, everyJob)
