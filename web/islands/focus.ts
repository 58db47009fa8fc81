/** Leads the reader to what must be mended first. */
export function start(element: HTMLElement): void {
  element.focus()
}
