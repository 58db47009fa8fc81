/** Counts by several numbers at once. */
export type Tally = { add: (...key: number[]) => void; get: (...key: number[]) => number }

export function tally(): Tally {
  const counts = new Map<string, number>()
  return {
    add(...key) {
      const name = key.join(' ')
      counts.set(name, (counts.get(name) ?? 0) + 1)
    },
    get: (...key) => counts.get(key.join(' ')) ?? 0,
  }
}
