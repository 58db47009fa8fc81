import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { theSystem } from '#/platform/audit/audit.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { fileNamed, Misused, type Verb } from '#/platform/terminal/verb.ts'
import { columnNamed, columns, needed } from './columns.ts'
import { type Counts, importLicences } from './import.ts'
import { type Fixed, readList } from './read-file.ts'
import type { RowReport } from './row.ts'

export const registerImport: Verb = {
  name: 'register import',
  summary: 'enter licences issued elsewhere from a file (CSV, JSON or JSON lines)',
  help: `
./absah register import FILE [--dry-run] [--jsonl] [--set COLUMN=VALUE …]

FILE has a row for each licence. Columns that it needs: ${needed.join(', ')}.
Others: ${columns.filter(column => !(needed as readonly string[]).includes(column)).join(', ')}.
What they hold is told in docs/guides/register-import.md.

  --dry-run   says what would become of each row, and changes nothing
  --jsonl     the report as lines of JSON: row, number, outcome, problems, remarks; the last line is the summary
  --set       a value for rows that leave a column empty: --set maker_name="PT Contoh"

Prints a line for each row: entered, completed, already so, or refused with field and sentence. The same file again
changes nothing. Ends with 0 when no row was refused, 1 when rows were refused or the file breaks off, 2 when asked
in a way we do not understand.`,
  async run({ args, say, complain, platform }) {
    const { path, dryRun, asJson, fixed } = wordsOf(args)
    const { db } = await platform()
    const tell = (reports: readonly RowReport[]) => {
      for (const report of reports) say(asJson ? JSON.stringify(report) : lineOf(report))
    }
    const list = readList(createReadStream(fileNamed(path)), fixed)
    try {
      const counts = await importLicences(db, theSystem, list.rows, { name: basename(path), dryRun }, tell)
      const ignored = [...list.ignored]
      if (asJson) say(JSON.stringify({ summary: { ...counts, dryRun, ignored } }))
      else {
        if (ignored.length > 0) complain(`Columns that were not read: ${ignored.join(', ')}.`)
        say(`${dryRun ? 'Nothing was changed. It would be: ' : ''}${sayCounts(counts)}.`)
      }
      return counts.refused === 0 ? 0 : 1
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const { says } of error.problems) complain(says.en)
      return 1
    }
  },
}

function wordsOf(args: readonly string[]): { path: string; dryRun: boolean; asJson: boolean; fixed: Fixed } {
  const fixed: Record<string, string> = {}
  const files: string[] = []
  const flags = new Set<string>()
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!
    if (word === '--set') {
      const [, name, value] = /^([^=]+)=(.+)$/s.exec(args[++at] ?? '') ?? []
      const column = name === undefined ? undefined : columnNamed(name)
      if (!column || !value) throw new Misused(`--set needs COLUMN=VALUE, with one of: ${columns.join(', ')}.`)
      fixed[column] = value
    } else if (word === '--dry-run' || word === '--jsonl') flags.add(word)
    else if (word.startsWith('--')) throw new Misused(`There is no ${word} here.`)
    else files.push(word)
  }
  const [path] = files
  if (!path || files.length > 1) throw new Misused('Give one file.')
  return { path, dryRun: flags.has('--dry-run'), asJson: flags.has('--jsonl'), fixed }
}

const lineOf = ({ row, number = '–', outcome, problems = [], remarks = [] }: RowReport): string =>
  [
    row,
    number,
    outcome,
    ...problems.map(({ field, says }) => (field ? `${field}: ${says.en}` : says.en)),
    ...remarks.map(({ en }) => en),
  ].join('\t')

const sayCounts = (counts: Counts): string =>
  Object.entries(counts)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ')
