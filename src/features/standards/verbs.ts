import { createInterface } from 'node:readline'
import { Misused, type Verb } from '#/platform/terminal/verb.ts'
import { answerGs1 } from './gs1-answer.ts'

export const gs1Read: Verb = {
  name: 'gs1 read',
  summary: 'read GS1 data: bracketed, element string, Digital Link or scan',
  help: `
./absah gs1 read TEXT       one text; ends with 1 when it is refused
./absah gs1 read --jsonl    lines {"in": "…"} from standard input; one line of JSON each:
                            ok, ai, dl, hri, ignored, error, markup
                            {"in": ["…", "…"]} are several symbols of one pack, read as one;
                            then also symbols, what each of them gave

FNC1 is written ^ or sent as GS (U+001D); a scan begins with its symbology identifier (]d2…).`,
  async run({ args, input, say }) {
    if (args[0] !== '--jsonl') {
      if (args.length !== 1) throw new Misused('Give one text, or --jsonl.')
      const answer = answerGs1(args[0] ?? '')
      say(JSON.stringify(answer))
      return answer.ok ? 0 : 1
    }
    let number = 0
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++
      if (line) say(JSON.stringify(answerGs1(textOf(line, number))))
    }
    return 0
  },
}

function textOf(line: string, number: number): string | string[] {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    throw new Misused(`Line ${number} is not JSON.`)
  }
  const given = typeof row === 'object' && row !== null && 'in' in row ? row.in : undefined
  if (typeof given === 'string') return given
  if (Array.isArray(given) && given.length > 0 && given.every(text => typeof text === 'string')) return given
  throw new Misused(`Line ${number} has no text "in", and no list of texts.`)
}
