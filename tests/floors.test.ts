import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** The rooms, from the ground up. A room imports from rooms on lower floors, and from the few on its own floor named here. */
const floors: Record<string, { floor: number; beside?: string[] }> = {
  law: { floor: 1 },
  numbers: { floor: 1 },
  // A date on a pack is a legal day.
  gs1: { floor: 1, beside: ['law'] },
  detection: { floor: 1, beside: ['gs1'] },
  epcis: { floor: 1, beside: ['gs1'] },
  platform: { floor: 2 },
  features: { floor: 3 },
}

type Import = { from: string; to: string }

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test(-support)?\.tsx?$/.test(entry.name))
  .map(entry => relative('src', join(entry.parentPath, entry.name)))

const imports: Import[] = files.flatMap(from =>
  [
    ...readFileSync(join('src', from), 'utf8').matchAll(/^(?:import|export)\s(?:[^'"=;]*?\sfrom\s+)?'((?:#\/|\.)[^']+\.tsx?)'/gm),
  ].map(([, to]) => ({
    from,
    to: to!.startsWith('#/') ? to!.slice(2) : posix.normalize(posix.join(dirname(from), to!)),
  })),
)
const roomOf = (path: string) => path.split('/')[0]!

describe('the floors of the house', () => {
  test('every import leads to a file that exists', () => {
    expect(imports.filter(({ to }) => !existsSync(join('src', to))).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('a room imports only from floors below', () => {
    const wrong = imports.filter(({ from, to }) => {
      const here = floors[roomOf(from)]
      const there = floors[roomOf(to)]
      if (!here || !there || roomOf(from) === roomOf(to)) return false
      return there.floor >= here.floor && !here.beside?.includes(roomOf(to))
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('the pure floors know neither database, files nor network', () => {
    const pure = files.filter(path => floors[roomOf(path)]?.floor === 1)
    const impure = pure.filter(path =>
      /from '(pg|kysely|hono|node:(fs|http|net|child_process)[^']*)'/.test(readFileSync(join('src', path), 'utf8')),
    )
    expect(impure).toEqual([])
  })

  test('no feature names another feature’s tables in its SQL', () => {
    const tables = new Map<string, string>()
    for (const path of files.filter(path => path.startsWith('features/')))
      for (const [, body] of readFileSync(join('src', path), 'utf8').matchAll(/interface Tables \{([^}]*)\}/g))
        for (const [, table] of body!.matchAll(/^\s*(\w+):/gm)) tables.set(table!, path.split('/')[1]!)
    const reaching = files
      .filter(path => path.startsWith('features/'))
      .flatMap(path =>
        [
          ...readFileSync(join('src', path), 'utf8').matchAll(
            /(?:\b(?:from|join|update|into)\s+|(?:From|Into|Table|Join)\(['"])([a-z_]+)\b/g,
          ),
        ]
          .filter(([, table]) => tables.has(table!) && tables.get(table!) !== path.split('/')[1])
          .map(([, table]) => `${path} reads ${table} of ${tables.get(table!)}`),
      )
    expect([...new Set(reaching)]).toEqual([])
  })
})
