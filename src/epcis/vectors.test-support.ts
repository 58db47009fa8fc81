import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Cases of standards bodies lie beside the project, never inside it; where they are missing their tests are skipped. */
const folder = resolve(process.cwd(), '../shared/vectors')

export const haveVectors = existsSync(folder)
if (!haveVectors) console.warn('Vector tests skipped: no folder ../shared/vectors beside the project.')

export const vectorText = (file: string): string => readFileSync(join(folder, file), 'utf8')
export const vectorJson = (file: string): unknown => JSON.parse(vectorText(file))

/** Names of the files with this ending in a folder of vectors; none where there are no vectors. */
export const vectorFiles = (path: string, ending: string): string[] =>
  haveVectors ? readdirSync(join(folder, path)).filter(name => name.endsWith(ending)) : []

/** The rows of one JSON-lines file; none where there are no vectors. */
export const vectorRows = <Row>(file: string): Row[] =>
  haveVectors
    ? vectorText(file)
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
    : []
