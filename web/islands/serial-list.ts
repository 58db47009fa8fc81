/**
 * Sends a file of serials part by part, so that its size does not matter and a broken line costs one part. It stands in a form that
 * sends the file whole where this does not run. `data-lot` begins a list (`data-list` goes on with one), `data-part` is the size of a
 * part in bytes, `data-largest` that of a file; the other data attributes are words.
 */
export function start(element: HTMLElement): void {
  const form = element.closest('form')
  const input = form?.querySelector<HTMLInputElement>('input[type=file]')
  // Without a secure origin the browser makes no SHA-256, and a part without one is not taken.
  if (!form || !input || !crypto.subtle) return
  const { dataset: says } = element
  input.dataset.bytes = says.largest
  input.dataset.tooLarge = says.tooLarge
  const hint = document.getElementById(`${input.id}-hint`)
  if (hint) hint.textContent = says.hint ?? ''
  form.addEventListener(
    'submit',
    event => {
      const file = input.files?.[0]
      // No file, or one that is too large: the form says so as ever.
      if (!file || file.size === 0 || file.size > Number(says.largest)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void send({ form, file, says, show: shown(form, says) })
    },
    { capture: true },
  )
}

type Says = DOMStringMap
type List = { id: string; state: string; bytes: number; received: number }
type Sending = { form: HTMLFormElement; file: File; says: Says; show: Shown }

/** An answer that says no: asking again would not change it. */
class Refused extends Error {}

async function send({ form, file, says, show }: Sending): Promise<void> {
  const buttons = form.querySelectorAll('button')
  for (const button of buttons) button.disabled = true
  try {
    const list = says.list
      ? await patiently(() => ask(`/api/v1/serial-lists/${says.list}`), show)
      : await begin(form, file, says, show)
    if (list.bytes !== file.size) throw new Refused(says.otherFile)
    const page = `/serial-lists/${list.id}`
    // From here on loading this page again shows how far the list has come, and goes on from there.
    history.replaceState(history.state, '', page)
    await sendRest(list, file, says, show)
    location.assign(page)
  } catch (error) {
    show.stopped(error instanceof Refused ? error.message : (says.failed ?? ''))
    for (const button of buttons) button.disabled = false
  }
}

/** Begins a list, or finds the one that this very file was begun with. A list that was dropped is begun anew. */
async function begin(form: HTMLFormElement, file: File, says: Says, show: Shown): Promise<List> {
  const level = String(new FormData(form).get('level') ?? 'primary')
  const format = /\.(jsonl|ndjson|json)$/i.test(file.name) ? 'jsonl' : 'csv'
  const print = await fingerprint(file)
  for (let turn = 0; ; turn++) {
    const facts = {
      level,
      format,
      name: file.name.slice(-200),
      bytes: file.size,
      idempotencyKey: `${print} ${says.lot} ${level} ${turn}`,
    }
    const list = await patiently(
      () =>
        ask(`/api/v1/lots/${says.lot}/serial-lists`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(facts),
        }),
      show,
    )
    if (list.state !== 'dropped') return list
  }
}

/** Sends what has not come, beginning with the last part that has: where that one differs the server says that it is another file. */
async function sendRest(list: List, file: File, says: Says, show: Shown): Promise<void> {
  const part = Number(says.part)
  let { state, received } = list
  let from = Math.max(0, received - part)
  show.progress(received, file.size)
  while (state === 'receiving') {
    const bytes = await file.slice(from, from + part).arrayBuffer()
    const digest = `sha-256=:${base64(await crypto.subtle.digest('SHA-256', bytes))}:`
    const address = `/api/v1/serial-lists/${list.id}/bytes?offset=${from}`
    const put = () => ask(address, { method: 'PUT', headers: { 'Content-Digest': digest }, body: bytes })
    ;({ state, received } = await patiently(put, show))
    from = received
    show.progress(received, file.size)
  }
}

/** Asks again, with longer and longer pauses, for as long as the line is broken or the server is not there. */
async function patiently(work: () => Promise<List>, show: Shown): Promise<List> {
  for (let pause = 1000; ; pause = Math.min(2 * pause, 30_000)) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refused) throw error
      show.waiting()
      await new Promise(done => setTimeout(done, pause))
    }
  }
}

async function ask(address: string, options: RequestInit = {}): Promise<List> {
  const answer = await fetch(address, options)
  if (answer.ok) return answer.json()
  const text = await answer.text()
  if (answer.status >= 500 || answer.status === 429) throw new Error(text)
  throw new Refused(sentenceIn(text))
}

/** The sentence of a problem document (RFC 9457), in the language of the page. */
function sentenceIn(text: string): string {
  const isId = document.documentElement.lang === 'id'
  try {
    const { detail, detail_id, problems = [] } = JSON.parse(text) as ProblemDocument
    return problems[0]?.says[isId ? 'id' : 'en'] ?? (isId ? detail_id : detail) ?? text
  } catch {
    return text.slice(0, 300)
  }
}

type ProblemDocument = { detail?: string; detail_id?: string; problems?: { says: { id: string; en: string } }[] }

/** Names a file by its name, size and change, and by its first and last megabyte. */
async function fingerprint(file: File): Promise<string> {
  const megabyte = 1024 * 1024
  const facts = new TextEncoder().encode(`${file.name} ${file.size} ${file.lastModified}`)
  const ends = [file.slice(0, megabyte), file.slice(Math.max(0, file.size - megabyte))]
  const bytes = await new Blob([facts, ...ends]).arrayBuffer()
  return base64(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 32)
}

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)))

type Shown = ReturnType<typeof shown>

/** A bar and a line of words under the form. The words are read out when what happens changes, not at every part. */
function shown(form: HTMLFormElement, says: Says) {
  form.querySelector('.sending-parts')?.remove()
  const box = document.createElement('div')
  box.className = 'progress sending-parts'
  const bar = document.createElement('progress')
  bar.setAttribute('aria-label', says.sending ?? '')
  const count = document.createElement('p')
  const state = document.createElement('output')
  box.append(bar, count, state)
  form.append(box)
  const lang = document.documentElement.lang
  const megabytes = new Intl.NumberFormat(lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const inMegabytes = (bytes: number) => `${megabytes.format(bytes / 1e6)} MB`
  const tell = (text = '') => {
    if (state.textContent !== text) state.textContent = text
  }
  return {
    progress(done: number, all: number) {
      ;[bar.max, bar.value] = [all, done]
      count.textContent = `${inMegabytes(done)} / ${inMegabytes(all)}`
      tell(says.mayLeave)
    },
    waiting: () => tell(says.waiting),
    stopped(why: string) {
      bar.remove()
      tell(why)
    },
  }
}
