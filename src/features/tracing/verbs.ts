import { readFile } from 'node:fs/promises'
import { eventHash } from '#/epcis/hash.ts'
import { decodeXml } from '#/epcis/xml-text.ts'
import { fileNamed, Misused, type Terminal, type Verb } from '#/platform/terminal/verb.ts'
import { type Distribution, distribute } from './distribution.ts'
import { type FileReading, type Remark, readFileText } from './epcis-file.ts'

/** What the terminal does with EPCIS files, for which it needs no platform, and with the event store. */
export const tracingVerbs: readonly Verb[] = [
  {
    name: 'epcis check',
    summary: 'check EPCIS documents, JSON or XML, and say what is wrong, by event, field and rule',
    help: `
./absah epcis check FILE …      - stands for standard input

EPCIS 2.0 in JSON and XML, EPCIS 1.x in XML: documents, query documents, single events, queries. One line for each problem: file,
line (in XML), event (from 0), field, rule, sentence. Warnings begin with “note”. Ends with 1 where any file has
a problem.`,
    run: async terminal => {
      let good = true
      for (const file of filesIn(terminal)) {
        const reading = await readFrom(terminal, file)
        if (!reading) {
          good = false
          continue
        }
        const { problems, warnings, events, kind } = reading
        for (const one of problems) terminal.say(`${file}: ${about(one)}`)
        for (const one of warnings) terminal.say(`note ${file}: ${about(one)}`)
        if (problems.length === 0) terminal.say(`${file}: ${kind}${countOf(kind, events.length)}, no problem`)
        good &&= problems.length === 0
      }
      return good ? 0 : 1
    },
  },
  {
    name: 'epcis hash',
    summary: 'print the CBV 2.0 hash of each event of EPCIS documents, one a line',
    help: `
./absah epcis hash FILE …      - stands for standard input

EPCIS 2.0 in JSON and XML, EPCIS 1.x in XML. One line for each event, in their order. Ends with 1 where a file has a problem; what is wrong goes to standard error.`,
    run: async terminal => {
      let good = true
      for (const file of filesIn(terminal)) {
        const reading = await readFrom(terminal, file)
        if (!reading) {
          good = false
          continue
        }
        for (const event of reading.events) terminal.say(eventHash(event, reading.context))
        for (const one of reading.problems) terminal.complain(`${file}: ${about(one)}`)
        good &&= reading.problems.length === 0
      }
      return good ? 0 : 1
    },
  },
  {
    name: 'db distribute',
    summary: 'spread the tables of movements over several machines (Citus)',
    help: `
./absah db distribute

Makes Citus distributed tables of the tables that grow with every movement. Needs a server with the Citus extension in
shared_preload_libraries and its workers added (citus_add_node). Rows that are there move along; run again, it changes nothing.
Ends with 1 where the server has not the extension.`,
    run: async ({ platform, say, complain }) => {
      const became = await distribute((await platform()).db)
      if (became === 'no extension') complain(saidOf[became])
      else say(saidOf[became])
      return became === 'no extension' ? 1 : 0
    },
  },
]

const saidOf: Readonly<Record<Distribution, string>> = {
  done: 'The tables of movements are spread over the machines of this cluster.',
  'done before': 'The tables of movements have been spread before; nothing was changed.',
  'no extension':
    'This server has not the Citus extension: the tables stay on one machine. Install Citus, or use a server that has it.',
}

function filesIn({ args }: Terminal): readonly string[] {
  if (args.length === 0) throw new Misused('Name at least one file, or - for standard input.')
  return args
}

async function readFrom({ input, complain }: Terminal, file: string): Promise<FileReading | undefined> {
  try {
    return readFileText(textOf(file === '-' ? await bytesOf(input) : await readFile(fileNamed(file))))
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError) throw error
    complain(`${file}: ${error instanceof SyntaxError ? `not whole JSON: ${error.message}` : error.message}`)
    return undefined
  }
}

function textOf(bytes: Buffer): string {
  const text = decodeXml(bytes)
  if (text === undefined) throw new Error('no text in the encoding it claims; write it in UTF-8')
  return text
}

async function bytesOf(input: NodeJS.ReadStream): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of input) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

const countOf = (kind: string, events: number): string =>
  kind === 'query' ? '' : `, ${events} ${events === 1 ? 'event' : 'events'}`

const about = ({ event, field, rule, says, line }: Remark): string =>
  `${line === undefined ? '' : `line ${line} `}${event === undefined ? 'document' : `event ${event}`} ${field || '–'} ${rule}: ${says.en}`
