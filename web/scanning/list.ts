import { isPacking, type ScanAct } from '#/features/scanning/acts.ts'
import { type InHand, readInHand } from '#/features/scanning/in-hand.ts'
import { dayAt } from '#/law/day.ts'
import { askServer, together, verifyOnDevice } from './ask-server.ts'
import { button, type Desk, el, fill, part, sayNumber, show } from './dom.ts'
import { itemView } from './item-view.ts'
import { type Item, isRecordable } from './items.ts'
import type { SetupPart } from './setup.ts'
import type { Voice } from './voice.ts'

/** The running list of what was scanned and is not recorded yet. */
export type List = {
  /** Takes a code as it came: into the list, or as the outer pack; or says why not. */
  take: (raw: string) => void
  /** What can be recorded as the page is set now. */
  recordable: () => Item[]
  /** These are recorded: they leave the list, and coming again is told. */
  done: (items: readonly Item[]) => void
  /** Something was taken back: what was recorded may come again. */
  mayComeAgain: () => void
  /** Asks the server about everything (`all`) or about what it could not be asked for want of a line. */
  askAgain: (all?: boolean) => void
}

/** A moment for codes that are scanned right behind each other, in milliseconds. */
const pause = 120

export function openList(desk: Desk, setup: SetupPart, voice: Voice, record: () => void): List {
  const { words, lang, root } = desk
  const stopped: ScanAct[] = JSON.parse(root.dataset.stopped ?? '[]')
  const recorded = new Set<string>()
  let items: Item[] = []
  let asking = false

  /** Why a code does not come into the list; undefined where it does. */
  function refusalOf({ identity, name, expiry }: InHand, act: ScanAct): Parameters<Voice['refuse']> | undefined {
    if (items.some(item => item.inHand.identity === identity)) return [fill(words.twice, name), 'twice']
    if (recorded.has(`${act} ${identity}`)) return [fill(words.twiceRecorded, name, words.done[act].toLowerCase()), 'twice']
    if (stopped.includes(act) && expiry !== undefined && expiry < dayAt(new Date())) return [words.expiredByCode]
    return undefined
  }

  function take(raw: string): void {
    const inHand = readInHand(raw)
    const { act, parent } = setup.read().setup
    if (inHand.fault) {
      voice.refuse({ unread: words.unread, broken: words.broken, product: words.productCode }[inHand.fault])
      return
    }
    if (isPacking(act) && parent === undefined) {
      setup.setParent(raw)
      voice.take(`${words.parent}: ${inHand.name}`)
      return
    }
    const refusal = refusalOf(inHand, act)
    if (refusal) voice.refuse(...refusal)
    else add({ inHand, state: 'asking', missing: new Set() })
  }

  function add(item: Item): void {
    items = [item, ...items]
    voice.take(fill(words.added, item.inHand.name, sayNumber(items.length, lang)))
    draw()
    void verifyOnDevice(item.inHand).then(signature => {
      item.signature = signature
      if (signature === 'differs') voice.refuse(words.forged)
      if (signature !== 'absent') draw()
    })
    void ask()
  }

  /** Asks about what nobody was asked about yet; codes that come meanwhile go in the next question. */
  async function ask(): Promise<void> {
    if (asking) return
    asking = true
    for (;;) {
      await new Promise(done => setTimeout(done, pause))
      const asked = items.filter(({ state }) => state === 'asking').slice(0, together)
      const { setup: chosen } = setup.read()
      if (asked.length === 0 || chosen.site === '') break
      hear(
        asked,
        await askServer(
          chosen,
          asked.map(({ inHand }) => inHand.raw),
        ),
      )
    }
    asking = false
  }

  function hear(asked: readonly Item[], looked: Awaited<ReturnType<typeof askServer>>): void {
    for (const [i, item] of asked.entries()) {
      const seen = looked?.lines[i]
      item.state = seen ? 'seen' : 'unverified'
      if (!seen) continue
      item.seen = seen
      if (seen.fault && items.includes(item)) voice.refuse(`${item.inHand.name}: ${seen.fault.says[lang]}`)
    }
    if (looked?.parent?.fault) voice.refuse(`${words.parent}: ${looked.parent.fault.says[lang]}`)
    draw()
  }

  function draw(): void {
    const { act, parent } = setup.read().setup
    const views = items.map(item => itemView(desk, item, act === 'receive', handsFor(item)))
    show(
      part(desk, 'list-body'),
      views.length === 0 ? el('p', { class: 'quiet', text: words.listEmpty }) : el('ol', { class: 'scan-list' }, ...views),
    )
    const good = items.filter(isRecordable).length
    const isEmptying = act === 'unpack' && parent !== undefined && items.length === 0
    const label = isEmptying ? words.unpackAll : fill(words.record[act], sayNumber(good, lang))
    show(part(desk, 'record'), (good > 0 || isEmptying) && button(label, record, { id: 'scan-record', class: 'button' }))
  }

  const handsFor = (item: Item) => ({
    remove: () => {
      items = items.filter(one => one !== item)
      draw()
      root.querySelector<HTMLElement>('[name=scan-code]')?.focus()
    },
    tick: (code: string, isThere: boolean) => {
      if (isThere) item.missing.delete(code)
      else item.missing.add(code)
      draw()
    },
  })

  draw()
  return {
    take,
    recordable: () => items.filter(isRecordable),
    done: gone => {
      for (const { inHand } of gone) recorded.add(`${setup.read().setup.act} ${inHand.identity}`)
      items = items.filter(item => !gone.includes(item))
      draw()
    },
    mayComeAgain: () => recorded.clear(),
    askAgain: (all = false) => {
      for (const item of items)
        if (all || item.state === 'unverified') {
          item.state = 'asking'
          delete item.seen
        }
      draw()
      void ask()
    },
  }
}
