const minute = 60_000
const hour = 60 * minute

/** How long to wait after each failure: some eight hours in all. */
const waits = [10_000, 30_000, 2 * minute, 10 * minute, 30 * minute, hour, 2 * hour, 4 * hour]

/** When to try again what has failed so many times; undefined when it has been tried often enough. */
export function nextTry(failures: number, now: Date): Date | undefined {
  const wait = waits[failures - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait)
}

/** How many times something is tried in all. */
export const mostTries = waits.length + 1
