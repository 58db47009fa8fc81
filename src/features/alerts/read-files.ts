import { createReadStream } from 'node:fs'
import type { Product, Site } from '#/detection/facts.ts'
import { type Ledger, openLedger } from '#/detection/ledger.ts'
import { fileNamed } from '#/platform/terminal/verb.ts'
import { linesOf } from './csv.ts'
import { type Fields, fieldsUnder, type Reading, readProduct, readSeen, readSite } from './file-rows.ts'

/** Told of every row that could not be used as it stands, by file and line. */
export type Complain = (file: string, line: number, says: string) => void

/** A file that cannot be used at all. */
export class Unusable extends Error {}

export async function readEvents(file: string, complain: Complain): Promise<Ledger> {
  const ledger = openLedger()
  for await (const seen of rowsOf(file, ['time', 'type', 'epc'], readSeen, complain)) ledger.add(seen)
  return ledger
}

export const readSites = (file: string, complain: Complain): Promise<Site[]> => all(rowsOf(file, ['id'], readSite, complain))
export const readProducts = (file: string, complain: Complain): Promise<Product[]> =>
  all(rowsOf(file, ['gtin'], readProduct, complain))

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}

/** The usable rows of a file. Throws Unusable where it cannot be opened or lacks a column without which no row says anything. */
async function* rowsOf<T>(
  file: string,
  needed: readonly string[],
  read: (field: Fields) => Reading<T>,
  complain: Complain,
): AsyncGenerator<T> {
  let under: ReturnType<typeof fieldsUnder> | undefined
  try {
    for await (const { line, fields } of linesOf(createReadStream(fileNamed(file), 'utf8'))) {
      if (!under) {
        under = fieldsUnder(fields)
        const named = under(fields)
        const lacking = needed.filter(column => named(column) === undefined)
        if (lacking.length > 0) throw new Unusable(`${file} has no column ${lacking.join(', ')}.`)
        continue
      }
      const reading = read(under(fields))
      if ('problem' in reading) complain(file, line, `left out: ${reading.problem}`)
      else {
        if (reading.remark) complain(file, line, reading.remark)
        yield reading.value
      }
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Unusable(`${file} cannot be read: ${error.message}`)
    throw error
  }
  if (!under) throw new Unusable(`${file} is empty.`)
}
