import type { Verb } from '#/platform/terminal/verb.ts'
import { signInLines } from './sign-ins.ts'

export const demoSignInsVerb: Verb = {
  name: 'demo sign-ins',
  summary: 'show whom one may be in the demo, with the codes of their authenticator apps',
  help: `
./absah demo sign-ins

Prints role, mail, password and the code that counts now for each person of the demo register, as they were set up.`,
  async run({ say, complain, platform }) {
    if (!(await platform()).config.demo) {
      complain('This register did not begin as a demo, so it has no sign-ins that everyone knows.')
      return 1
    }
    for (const line of await signInLines()) say(line)
    return 0
  },
}
