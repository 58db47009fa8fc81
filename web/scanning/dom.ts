import type { ScanWords } from '#/features/scanning/words.ts'

type Props = { class?: string; id?: string; text?: string; onclick?: () => void; attributes?: Record<string, string> }
type Child = Node | string | undefined | false

/** An element with its children; what is undefined or false is left out. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { class: classes, id, text, onclick, attributes = {} }: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  if (classes) element.className = classes
  if (id) element.id = id
  if (text !== undefined) element.textContent = text
  if (onclick) element.addEventListener('click', onclick)
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
  element.append(...children.filter(child => child !== undefined && child !== false))
  return element
}

/** A button that does something on this page. */
export const button = (text: string, onclick: () => void, more: Props = {}): HTMLButtonElement =>
  el('button', { class: 'button button-second', ...more, text, onclick, attributes: { type: 'button', ...more.attributes } })

/** Puts new content in place of the old, and the focus back on what has the id that had it. */
export function show(place: Element, ...children: Child[]): void {
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : ''
  place.replaceChildren(...children.filter(child => child !== undefined && child !== false))
  if (focused) document.getElementById(focused)?.focus()
}

/** Fills the places {0}, {1}, … of a sentence. */
export const fill = (text: string, ...values: (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ''))

export type Tone = 'ok' | 'look' | 'stop' | 'unknown'

/** What every part of the page needs: its root, its words and their language. */
export type Desk = { root: HTMLElement; words: ScanWords; lang: 'id' | 'en' }

/** A part of the page that its server-made frame names. */
export function part<Type extends HTMLElement = HTMLElement>({ root }: Desk, name: string): Type {
  const found = root.querySelector<Type>(`[data-part="${name}"]`)
  if (!found) throw new Error(`The page has no part “${name}”.`)
  return found
}

/** The drawing of a tone, from the page's own. */
export const icon = ({ root }: Desk, tone: Tone): Node | undefined =>
  root.querySelector<HTMLTemplateElement>(`template[data-icon="${tone}"]`)?.content.cloneNode(true)

/** A word with its icon and colour. */
export const tag = (desk: Desk, tone: Tone, text: string): HTMLElement =>
  el('span', { class: `tag tone-${tone}` }, icon(desk, tone), text)

/** A message in the page. */
export const notice = (tone: Tone, text: string, ...more: Child[]): HTMLElement =>
  el('div', { class: `notice tone-${tone}` }, el('div', {}, el('p', { text }), ...more))

export const sayDay = (day: string, lang: string): string =>
  new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))
export const sayMoment = (at: string, lang: string): string =>
  new Intl.DateTimeFormat(lang, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(at))
export const sayNumber = (count: number, lang: string): string => new Intl.NumberFormat(lang).format(count)
