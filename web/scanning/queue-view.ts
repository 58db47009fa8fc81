import { ago, type Overview, type QueuedAct, type UndoWay } from '#/features/scanning/queue.ts'
import { button, type Desk, el, fill, part, sayNumber, show, tag } from './dom.ts'
import type { Outcome } from './send.ts'

/** What a person may do with acts that were recorded. */
export type QueueHands = {
  sendNow: () => void
  settle: (act: QueuedAct) => void
  undo: (act: QueuedAct, way: UndoWay, atHand: boolean) => void
  ways: (act: QueuedAct) => UndoWay
}

/** Which act is about to be taken back, and whether its pack is said to be at hand. */
export type Asking = { key?: string; atHand: boolean }

const sayAge = ({ words, lang }: Desk, at: string, now: number): string => {
  const { unit, count } = ago(at, now)
  return fill(words.ago[unit], sayNumber(count, lang))
}

/** One line on how things are: the line, and what waits since when. */
export function showStatus(
  desk: Desk,
  { waiting, since }: Overview,
  { online, sending, now }: { online: boolean; sending: boolean; now: number },
) {
  const { words, lang } = desk
  const queue =
    since === undefined ? words.nothingWaiting : fill(words.waiting, sayNumber(waiting.length, lang), sayAge(desk, since, now))
  const state = tag(desk, online ? 'ok' : 'unknown', online ? words.line.on : words.line.off)
  show(part(desk, 'status'), state, ' ', sending && waiting.length > 0 ? words.sending : queue)
}

/** What keeps acts from being sent: somebody has to sign in, the server says no, or they are another's. */
export function noticesOf(desk: Desk, { waiting, others }: Overview, outcome: Outcome | undefined): HTMLElement[] {
  const { words, lang } = desk
  const line = (text: string, ...more: Node[]) =>
    el('div', { class: 'notice tone-look' }, el('div', {}, el('p', {}, text, ...more)))
  const list: HTMLElement[] = []
  if (outcome?.how === 'sign in' && waiting.length > 0)
    list.push(
      line(
        `${fill(words.signIn, sayNumber(waiting.length, lang))} `,
        el('a', { text: words.signInLink, attributes: { href: '/sign-in?next=/scan' } }),
      ),
    )
  if (outcome?.how === 'later' && outcome.says) list.push(line(outcome.says))
  if (others > 0) list.push(line(fill(words.others, sayNumber(others, lang))))
  return list
}

/** The three lists of what was recorded: to be resolved, waiting, done. */
export function showQueue(
  desk: Desk,
  { waiting, toResolve, recent }: Overview,
  asking: Asking,
  hands: QueueHands,
  now: number,
): void {
  const { words } = desk
  part(desk, 'resolve').hidden = toResolve.length === 0
  show(
    part(desk, 'resolve-body'),
    el('p', { class: 'quiet', text: words.resolveHint }),
    el('ol', { class: 'scan-list' }, ...toResolve.map(act => refusedView(desk, act, hands, now))),
  )
  part(desk, 'queue').hidden = waiting.length === 0
  show(
    part(desk, 'queue-body'),
    el('p', { class: 'quiet', text: words.keptOnly }),
    el('ol', { class: 'scan-list' }, ...waiting.slice(0, 50).map(act => actView(desk, act, asking, hands, now))),
    button(words.sendNow, hands.sendNow, { id: 'scan-send' }),
  )
  show(
    part(desk, 'recent-body'),
    recent.length === 0
      ? el('p', { class: 'quiet', text: words.recentEmpty })
      : el('ol', { class: 'scan-list' }, ...recent.map(act => actView(desk, act, asking, hands, now))),
  )
}

const titleOf = ({ words }: Desk, { act, undo }: QueuedAct): string => (undo ? words.undoing : words.done[act])

function head(desk: Desk, act: QueuedAct, now: number, ...more: HTMLElement[]): HTMLElement {
  const pack = el(
    'div',
    {},
    el('strong', { text: titleOf(desk, act) }),
    act.product ?? '',
    el('span', { class: 'code', text: act.name }),
  )
  return el('div', { class: 'scan-item-head' }, pack, ...more, el('span', { class: 'quiet', text: sayAge(desk, act.at, now) }))
}

function refusedView(desk: Desk, act: QueuedAct, { settle }: QueueHands, now: number): HTMLElement {
  const { words, lang } = desk
  const { kind = 'procedure', says } = act.answer ?? {}
  const text = says?.[lang] ?? ''
  return el(
    'li',
    { class: 'scan-item' },
    head(desk, act, now, tag(desk, kind === 'technical' ? 'look' : 'stop', words.kindsRefused[kind])),
    el('p', { text: act.undo ? fill(words.notUndone, text) : text }),
    el(
      'div',
      { class: 'buttons' },
      button(words.resolved, () => settle(act), { id: `scan-settle-${act.key}` }),
      kind === 'suspect' &&
        el('a', { text: words.report, attributes: { href: `/report?${new URLSearchParams({ code: act.code ?? '' })}` } }),
    ),
  )
}

function actView(desk: Desk, act: QueuedAct, asking: Asking, hands: QueueHands, now: number): HTMLElement {
  const { words, lang } = desk
  const flags = act.answer?.flags?.map(says => fill(words.flagged, says[lang])) ?? []
  return el(
    'li',
    { class: 'scan-item' },
    act.undone ? head(desk, act, now, tag(desk, 'unknown', words.undone)) : head(desk, act, now),
    ...flags.map(text => el('p', { text })),
    undoPart(desk, act, asking, hands),
  )
}

function undoPart(desk: Desk, act: QueuedAct, asking: Asking, { undo, ways }: QueueHands): HTMLElement | undefined {
  const { words } = desk
  const way = ways(act)
  if (way === 'no') return undefined
  if (way === 'unsure') return el('p', { class: 'quiet', text: words.undoUnsure })
  const again = () => undo(act, 'no', asking.atHand)
  if (asking.key !== act.key)
    return button(words.undo, again, {
      id: `scan-undo-${act.key}`,
      class: 'button-quiet scan-remove',
      attributes: { 'aria-label': fill(words.undoNamed, words.done[act.act], act.name) },
    })
  const box = el('input', { id: `scan-hand-${act.key}`, attributes: { type: 'checkbox' } })
  box.checked = asking.atHand
  return el(
    'div',
    { class: 'flow' },
    way === 'send' &&
      act.act === 'dispense' &&
      el('div', { class: 'tick' }, box, el('label', { text: words.atHand, attributes: { for: box.id } })),
    el(
      'div',
      { class: 'buttons' },
      button(words.undoSure, () => undo(act, way, box.checked), { id: `scan-undo-${act.key}`, class: 'button button-danger' }),
      button(words.keep, again),
    ),
  )
}
