import { openReader, type Read } from './read-codes.ts'

/** Looks this often for a code, in milliseconds: a phone stays cool, and nobody waits. */
const pause = 150
/** The same code is taken again only after it has been out of sight for so long. */
const outOfSight = 1500

/**
 * A button that opens the camera and writes what it reads into the field `data-target`: each code on a line of its own where the
 * field has lines; otherwise the one code, and the form is sent. Shown only where there is a camera.
 */
export function start(element: HTMLElement): void {
  const button = element as HTMLButtonElement
  const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(button.dataset.target ?? '')
  if (field instanceof HTMLInputElement) goOnByEnter(field)
  if (!field || !navigator.mediaDevices?.getUserMedia) return
  const label = button.textContent ?? ''
  let close: (() => void) | undefined
  button.hidden = false
  button.addEventListener('click', async () => {
    if (close) {
      close()
      close = undefined
      button.textContent = label
      return
    }
    button.disabled = true
    const says = sayUnder(button)
    try {
      close = await openCamera(button, code => take(field, code, says, () => button.click()))
      button.textContent = button.dataset.close ?? '×'
    } catch {
      // Refused, in use, or none there after all: typing works as before.
      says(button.dataset.denied ?? '')
    }
    button.disabled = false
  })
}

/** A hand scanner ends each code with Enter: that leads to the next field, and does not send half a form. */
function goOnByEnter(field: HTMLInputElement): void {
  field.addEventListener('keydown', event => {
    const fields = [...(field.form?.querySelectorAll<HTMLElement>('input:not([type=hidden]), textarea, select') ?? [])]
    const next = fields[fields.indexOf(field) + 1]
    if (event.key !== 'Enter' || !next) return
    event.preventDefault()
    next.focus()
  })
}

function take(
  field: HTMLInputElement | HTMLTextAreaElement,
  code: string,
  says: (text: string) => void,
  close: () => void,
): void {
  navigator.vibrate?.(60)
  if (field instanceof HTMLTextAreaElement) {
    const lines = field.value.split('\n').filter(line => line.trim() !== '')
    if (!lines.includes(code)) field.value = `${[...lines, code].join('\n')}\n`
    field.scrollTop = field.scrollHeight
    says(code)
    return
  }
  field.value = code
  close()
  const alone = field.form?.querySelectorAll('input:not([type=hidden]), textarea, select').length === 1
  if (alone) field.form?.requestSubmit()
  else field.focus()
}

/** A line under the button that screen readers read out when it changes. */
function sayUnder(button: HTMLElement): (text: string) => void {
  const next = button.nextElementSibling
  const output = next instanceof HTMLOutputElement ? next : document.createElement('output')
  if (output !== next) button.after(output)
  return text => {
    output.textContent = text === '' ? '' : `${button.dataset.read ?? ''}${text}`.slice(0, 120)
  }
}

/** Opens the camera under an element and looks for codes until it is closed. Throws where the camera cannot be had. */
export async function openCamera(above: HTMLElement, found: (code: string) => void): Promise<() => void> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  })
  const video = document.createElement('video')
  video.playsInline = true
  video.muted = true
  video.srcObject = stream
  above.after(video)
  const end = () => {
    for (const track of stream.getTracks()) track.stop()
    video.remove()
  }
  try {
    await video.play()
    const read = await openReader()
    void look(video, read, found)
    return end
  } catch (error) {
    end()
    throw error
  }
}

async function look(video: HTMLVideoElement, read: Read, found: (code: string) => void): Promise<void> {
  const seen = new Map<string, number>()
  while (video.isConnected) {
    for (const code of await read(video).catch(() => [])) {
      const before = seen.get(code)
      seen.set(code, performance.now())
      if (before === undefined || performance.now() - before > outOfSight) found(code)
    }
    await new Promise(done => setTimeout(done, pause))
  }
}
