import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Cases of the standards bodies lie beside the project, never inside it. */
const folder = resolve(process.cwd(), '../shared/vectors')

export const haveVectors = existsSync(folder)

/** The text of one file. */
export const vectorText = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** The rows of one JSON-lines file; none where the folder is missing. */
export function vectorRows<Row>(file: string): Row[] {
  if (!haveVectors) return []
  return vectorText(file)
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
}
