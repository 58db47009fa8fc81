/** Shows a button that copies `data-copy`, and says `data-done` for a moment once it has. */
export function start(button: HTMLElement): void {
  const text = button.dataset.copy
  if (text === undefined || !navigator.clipboard) return
  const label = [...button.childNodes]
  button.hidden = false
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(text)
    button.replaceChildren(button.dataset.done ?? '')
    setTimeout(() => button.replaceChildren(...label), 2000)
  })
}
