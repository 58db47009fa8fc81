/** Seconds between two looks at a page that nothing is streamed to. */
const pause = 2

/**
 * Follows work that takes long, and loads the page again once it is done: by `data-stream` (server-sent `{done, total}`) where it is
 * given; otherwise by asking for the page itself and taking over its numbers, so that nobody loses their place.
 */
export function start(element: HTMLElement): void {
  const { stream, lang } = element.dataset
  const bar = element.querySelector('progress')
  const words = element.querySelector('p')
  if (!bar || !words) return
  if (!stream) {
    void ask(element)
    return
  }
  const number = new Intl.NumberFormat(lang === 'en' ? 'en-GB' : 'id-ID')
  const events = new EventSource(stream)
  events.addEventListener('message', event => {
    const { done, total } = JSON.parse(event.data) as { done: number; total: number }
    bar.max = total
    bar.value = done
    words.textContent = `${number.format(done)} / ${number.format(total)}`
    if (done >= total) {
      events.close()
      location.reload()
    }
  })
}

async function ask(element: HTMLElement): Promise<void> {
  while (element.isConnected) {
    await new Promise(done => setTimeout(done, 1000 * pause))
    const text = await fetch(location.href).then(
      answer => answer.text(),
      () => undefined,
    )
    // the line is broken: the next look may reach the server again
    if (text === undefined) continue
    const page = new DOMParser().parseFromString(text, 'text/html')
    const next = page.querySelector('.progress')
    if (!next) return location.reload()
    element.replaceChildren(...next.childNodes)
    const tiles = page.querySelectorAll('.tiles')
    for (const [at, old] of [...document.querySelectorAll('.tiles')].entries()) tiles[at] && old.replaceWith(tiles[at])
  }
}
