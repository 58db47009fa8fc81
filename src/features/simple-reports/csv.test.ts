import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Invalid } from '#/platform/http/errors.ts'
import { piecesOfCsv } from './csv.ts'

/** A file that never ends, and how it fared: how many parts were read, and whether it was let go. */
function endless(head: string, part: string) {
  const seen = { parts: 0, isLetGo: false }
  async function* text() {
    try {
      yield head
      for (; seen.parts < 5_000; seen.parts++) {
        await setImmediate()
        yield part
      }
    } finally {
      seen.isLetGo = true
    }
  }
  return { seen, text: text() }
}

async function rowsOf(text: AsyncIterable<string>): Promise<unknown[]> {
  const rows: unknown[] = []
  for await (const piece of piecesOfCsv(text)) rows.push(...piece.map(({ sent }) => sent))
  return rows
}

test('a quote that is never closed ends the reading at once, not when all of the file is in memory', async () => {
  const { seen, text } = endless('code,note\n1,"', 'x'.repeat(16_384))
  await expect(rowsOf(text)).rejects.toThrow(Invalid)
  await expect.poll(() => seen.isLetGo).toBe(true)
  expect(seen.parts).toBeLessThan(200)
})

test('what nobody reads any more is let go', async () => {
  const { seen, text } = endless('code,note\n', '1,x\n'.repeat(4_000))
  for await (const piece of piecesOfCsv(text)) {
    expect(piece[0]?.sent).toEqual({ code: '1', note: 'x' })
    break
  }
  await expect.poll(() => seen.isLetGo).toBe(true)
  expect(seen.parts).toBeLessThan(200)
})
