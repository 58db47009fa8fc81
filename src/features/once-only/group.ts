/** What waits to be done, and how its sender learns what became of it. */
type Waiting<Item, Answer> = { item: Item; done: (answer: Answer) => void; failed: (error: unknown) => void }

export type Grouping<Item> = {
  /** How many are done together at most. */
  most: number
  /** How many groups are under way at once. */
  lanes: number
  /** Items of one name are done one after another, in the order in which they came. */
  name: (item: Item) => string
}

/**
 * A queue in which those who come together are done together: while one group is being worked on, the next gathers. `work` gives an answer
 * for each item in their order. Should it throw, each item is tried alone, so that nobody fails by another's fault.
 */
export function grouped<Item, Answer>(
  work: (items: readonly Item[]) => Promise<readonly Answer[]>,
  { most, lanes, name }: Grouping<Item>,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  const underWay = new Set<string>()
  let running = 0

  return item =>
    new Promise((done, failed) => {
      waiting.push({ item, done, failed })
      // Those who come in the same turn of the loop are a group already.
      if (running < lanes) setImmediate(next)
    })

  function next(): void {
    if (running >= lanes) return
    const group = take()
    if (group.length === 0) return
    running++
    void settle(group).finally(() => {
      for (const { item } of group) underWay.delete(name(item))
      running--
      next()
    })
  }

  function take(): Waiting<Item, Answer>[] {
    const group: Waiting<Item, Answer>[] = []
    const left: Waiting<Item, Answer>[] = []
    const held = new Set(underWay)
    for (const one of waiting) {
      const its = name(one.item)
      if (group.length < most && !held.has(its)) {
        group.push(one)
        underWay.add(its)
      } else left.push(one)
      held.add(its)
    }
    waiting = left
    return group
  }

  async function settle(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await work(group.map(({ item }) => item))
      for (const [i, { done }] of group.entries()) done(answers[i]!)
    } catch (error) {
      if (group.length === 1) group[0]!.failed(error)
      else for (const one of group) await settle([one])
    }
  }
}

/** Those who ask the same at the same time share one look-up: nobody is answered by one that ended before the question came. */
export function shared<By, Answer>(nameOf: (by: By) => string, lookUp: (by: By) => Promise<Answer>): (by: By) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>()
  return by => {
    const key = nameOf(by)
    const before = asked.get(key)
    if (before) return before
    const answer = lookUp(by).finally(() => asked.delete(key))
    asked.set(key, answer)
    return answer
  }
}
