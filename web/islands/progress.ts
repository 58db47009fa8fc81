/** Follows `data-stream` (server-sent `{done, total}`) and loads the page again once the work is done. */
export function start(element: HTMLElement): void {
  const { stream, lang } = element.dataset
  const bar = element.querySelector('progress')
  const words = element.querySelector('p')
  if (!stream || !bar || !words) return
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
