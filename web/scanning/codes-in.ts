import { openReader } from '../islands/read-codes.ts'
import { openCamera } from '../islands/scan.ts'
import { type Desk, part } from './dom.ts'

/** Every way in which codes come: camera, photo, hand scanner and keys. Each code is given to `take`; what fails is said. */
export function openCodes(desk: Desk, take: (raw: string) => void, say: (text: string) => void): void {
  camera(desk, take, say)
  photo(desk, take, say)
  const field = desk.root.querySelector<HTMLInputElement>('[name=scan-code]')!
  field.form!.addEventListener('submit', event => {
    event.preventDefault()
    const raw = field.value
    field.value = ''
    field.focus()
    if (raw.trim() !== '') take(raw)
  })
}

function camera(desk: Desk, take: (raw: string) => void, say: (text: string) => void): void {
  const { words } = desk
  const button = part<HTMLButtonElement>(desk, 'camera')
  if (!navigator.mediaDevices?.getUserMedia) return
  let close: (() => void) | undefined
  button.hidden = false
  button.addEventListener('click', async () => {
    if (close) {
      close()
      close = undefined
      button.textContent = words.camera
      return
    }
    button.disabled = true
    try {
      close = await openCamera(part(desk, 'viewer'), take)
      button.textContent = words.closeCamera
    } catch {
      // Refused, in use, or none there after all: photos and typing work as before.
      say(words.denied)
    }
    button.disabled = false
  })
}

/** A photo is read where a camera cannot be shown live, as inside other programs. */
function photo(desk: Desk, take: (raw: string) => void, say: (text: string) => void): void {
  const input = part(desk, 'picture').querySelector('input')!
  input.addEventListener('change', async () => {
    const [file] = input.files ?? []
    input.value = ''
    if (!file) return
    const codes = await readPhoto(file).catch(() => [])
    if (codes.length === 0) say(desk.words.noPicture)
    for (const code of codes) take(code)
  })
}

async function readPhoto(file: File): Promise<string[]> {
  const [read, picture] = await Promise.all([openReader(), createImageBitmap(file)])
  try {
    return await read(picture)
  } finally {
    picture.close()
  }
}
