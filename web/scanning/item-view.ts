import type { Count } from '#/features/scanning/load.ts'
import type { Seen } from '#/features/scanning/look.ts'
import { button, type Desk, el, fill, sayDay, sayMoment, sayNumber, tag } from './dom.ts'
import { type Item, isRecordable } from './items.ts'

type Hands = { remove: () => void; tick: (code: string, isThere: boolean) => void }

/** One code of the list, as a person reads it beside the pack. */
export function itemView(desk: Desk, item: Item, receiving: boolean, { remove, tick }: Hands): HTMLElement {
  const { words, lang } = desk
  const { inHand, seen } = item
  const batch = seen?.batch ?? inHand.batch
  const expiry = seen?.expiry ?? inHand.expiry
  const title = seen?.product ?? inHand.nie ?? inHand.gtin ?? inHand.name
  // Of what is in it packs count for a person, not the cases around them.
  const held = seen?.contents?.counts.reduce((sum, { count }) => sum + count, 0) ?? seen?.inside ?? 0
  return el(
    'li',
    { class: 'scan-item' },
    el(
      'div',
      { class: 'scan-item-head' },
      el('div', {}, el('strong', { text: title }), title !== inHand.name && el('span', { class: 'code', text: inHand.name })),
      state(desk, item),
    ),
    batch !== undefined &&
      expiry !== undefined &&
      el('p', { class: 'quiet', text: fill(words.batch, batch, sayDay(expiry, lang)) }),
    held > 0 && el('p', { text: fill(words.inside, sayNumber(held, lang)) }),
    ...sayings(desk, item).map(text => el('p', { text })),
    receiving && seen?.contents && el('div', {}, ...notice(desk, seen.contents)),
    seen?.contents && contents(desk, item, receiving, tick),
    button(words.remove, remove, {
      class: 'button-quiet scan-remove',
      attributes: { 'aria-label': fill(words.removeNamed, inHand.name) },
    }),
  )
}

function state(desk: Desk, item: Item): HTMLElement | undefined {
  const { words } = desk
  const { fault } = item.seen ?? {}
  if (fault) return tag(desk, fault.kind === 'technical' ? 'look' : 'stop', words.kinds[fault.kind])
  if (item.signature === 'differs') return tag(desk, 'stop', words.kinds.suspect)
  return item.state === 'seen' ? tag(desk, 'ok', words.good) : undefined
}

function sayings({ words, lang }: Desk, { inHand, state, seen, signature }: Item): string[] {
  return [
    ...(seen?.fault ? [seen.fault.says[lang]] : []),
    ...(signature === 'differs' ? [words.forged] : []),
    ...(state === 'asking' ? [words.checking] : []),
    ...(state === 'unverified' ? [words.unverified] : []),
    ...(state === 'unverified' && signature === 'matches' ? [words.signed] : []),
    ...(inHand.repaired && !seen ? [words.repaired] : []),
    ...(seen?.notes.map(says => says[lang]) ?? []),
  ]
}

type Contents = NonNullable<Seen['contents']>

/** What was announced, beside what is in the hands. */
function notice({ words, lang }: Desk, { shipment }: Contents): HTMLElement[] {
  if (!shipment) return [el('p', { class: 'quiet', text: words.noNotice })]
  const { from, at, units, waiting, held, sent } = shipment
  const number = (count: number) => sayNumber(count, lang)
  const says = fill(words.notice, from ?? words.noticeNoName, sayMoment(at, lang), number(units), number(waiting))
  const compared = held === sent ? fill(words.asSent, number(sent)) : fill(words.otherThanSent, number(sent), number(held))
  return [el('p', { text: says }), el('p', { text: compared })]
}

function contents(desk: Desk, item: Item, receiving: boolean, tick: Hands['tick']): HTMLElement {
  const { words } = desk
  const { counts, shipment } = item.seen!.contents!
  const more = shipment !== undefined && shipment.units > 1
  return el(
    'div',
    {},
    fold(`contents ${item.inHand.identity}`, words.contents, lines(desk, counts)),
    more && fold(`whole ${item.inHand.identity}`, words.noticeCounts, lines(desk, shipment.counts)),
    receiving && isRecordable(item) && exceptions(desk, item, tick),
  )
}

const lines = ({ words, lang }: Desk, counts: readonly Count[]): HTMLElement =>
  el(
    'ul',
    {},
    ...counts.map(({ product, batch, expiry, count }) =>
      el('li', { text: fill(words.contentsLine, sayNumber(count, lang), product, batch, sayDay(expiry, lang)) }),
    ),
  )

/** Boxes for what lies in it, ticked: whoever finds one missing takes its tick away. */
function exceptions(desk: Desk, { inHand, seen, missing }: Item, tick: Hands['tick']): HTMLElement {
  const { words, lang } = desk
  const { children, more } = seen!.contents!
  const label =
    missing.size > 0 ? fill(words.missing, sayNumber(missing.size, lang), sayNumber(children.length, lang)) : words.exceptions
  if (more) return fold(`exceptions ${inHand.identity}`, label, el('p', { text: words.tooManyInside }))
  const boxes = children.map(({ code, name }, i) => {
    const id = idOf(`${inHand.identity} ${i}`)
    const box = el('input', { id, attributes: { type: 'checkbox' } })
    box.checked = !missing.has(code)
    box.addEventListener('change', () => tick(code, box.checked))
    return el('div', { class: 'tick' }, box, el('label', { class: 'code', text: name, attributes: { for: id } }))
  })
  return fold(`exceptions ${inHand.identity}`, label, el('p', { class: 'quiet', text: words.exceptionsHint }), ...boxes)
}

const idOf = (text: string): string => `scan-${text.replace(/[^A-Za-z0-9]+/g, '-')}`

const unfolded = new Set<string>()

/** Folded away until it is asked for, and then open however often the list is drawn anew. */
function fold(name: string, label: string, ...children: HTMLElement[]): HTMLElement {
  const element = el(
    'details',
    { class: 'more' },
    el('summary', { id: idOf(`fold ${name}`), text: label }),
    el('div', { class: 'flow' }, ...children),
  )
  element.open = unfolded.has(name)
  element.addEventListener('toggle', () => {
    if (element.open) unfolded.add(name)
    else unfolded.delete(name)
  })
  return element
}
