/** Fills the list of a search field from `data-source` while the person types. */
export function start(element: HTMLElement): void {
  const input = element as HTMLInputElement
  const { source } = input.dataset
  const list = input.list
  if (!source || !list) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      asking?.abort()
      const question = input.value.trim()
      if (question.length < 2) return
      asking = new AbortController()
      const offered = await find(source, question, asking.signal)
      if (offered) list.replaceChildren(...offered.map(({ value, label }) => new Option(label, value)))
    }, 150)
  })
}

/** What the server offers, or nothing when it cannot be asked: what was typed stays valid without the list. */
async function find(
  source: string,
  question: string,
  signal: AbortSignal,
): Promise<{ value: string; label: string }[] | undefined> {
  const address = new URL(source, location.href)
  address.searchParams.set('q', question)
  try {
    const answer = await fetch(address, { signal, headers: { accept: 'application/json' } })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}
