import { readInHand } from '#/features/scanning/in-hand.ts'
import type { Profile } from '#/features/scanning/phone-desk.tsx'
import { keepKeys } from '../scanning/ask-server.ts'
import { openCodes } from '../scanning/codes-in.ts'
import { type Desk, el, fill, notice, sayNumber } from '../scanning/dom.ts'
import { actsFrom, unpackingAll } from '../scanning/items.ts'
import { keepPage } from '../scanning/keep-page.ts'
import { type List, openList } from '../scanning/list.ts'
import { newKey, type Outbox, openOutbox, serverNow } from '../scanning/outbox.ts'
import { learnClock } from '../scanning/send.ts'
import { openSetup, type SetupPart } from '../scanning/setup.ts'
import { readNote, recordActs, writeNote } from '../scanning/store.ts'
import { openVoice, type Voice } from '../scanning/voice.ts'

/** The page for scanning: takes the place of the plain form where the browser can keep what is recorded. */
export async function start(root: HTMLElement): Promise<void> {
  const { words = '{}', profile: given, now, plain = '' } = root.dataset
  const desk: Desk = { root, words: JSON.parse(words), lang: document.documentElement.lang === 'en' ? 'en' : 'id' }
  const form = document.getElementById(plain)
  const profile = await knowPerson(given, now).catch(() => 'not kept' as const)
  if (typeof profile !== 'object') {
    // Nothing can be kept here, as in some private windows: the plain form does every act. Or nobody has signed in on this device.
    root.replaceChildren(notice('look', profile ? desk.words.notKept : desk.words.signedOut))
  } else {
    openDesk(desk, profile)
    if (form) form.hidden = true
    root.append(el('p', {}, el('a', { text: desk.words.plain, attributes: { href: '/scan?plain=yes' } })))
  }
  root.hidden = false
}

/** Who scans: told by the page as it came from the server, else as the device remembers it. */
async function knowPerson(given: string | undefined, now: string | undefined): Promise<Profile | undefined> {
  if (given) await writeNote('profile', JSON.parse(given) as Profile)
  if (now) await learnClock(now)
  return readNote('profile')
}

type Parts = { desk: Desk; profile: Profile; voice: Voice; setup: SetupPart; list: List; outbox: Outbox }

function openDesk(desk: Desk, profile: Profile): void {
  const voice = openVoice(desk)
  const setup = openSetup(desk, profile, () => list.askAgain(true))
  let recording = false
  const list = openList(desk, setup, voice, () => {
    // Whoever presses twice records once.
    if (recording) return
    recording = true
    void record(parts).finally(() => {
      recording = false
    })
  })
  const outbox = openOutbox(desk, profile, voice, list.mayComeAgain)
  const parts: Parts = { desk, profile, voice, setup, list, outbox }
  openCodes(desk, list.take, voice.say)
  addEventListener('online', () => {
    list.askAgain()
    void outbox.send()
  })
  void outbox.send()
  // Without a worker or the keys the page still does all that it does with a line.
  void keepPage().catch(() => undefined)
  void keepKeys().catch(() => undefined)
}

/** Keeps what is in the list as acts, each with a number of its own, and then sends them. */
async function record({ desk, profile: { person }, voice, setup, list, outbox }: Parts): Promise<void> {
  const { words, lang, root } = desk
  const { setup: chosen, missing } = setup.read()
  if (missing) return voice.refuse(words[missing])
  const by = { person, at: new Date(await serverNow()).toISOString(), newKey }
  const items = list.recordable()
  const isEmptying = items.length === 0 && chosen.act === 'unpack' && chosen.parent !== undefined
  const acts = isEmptying ? [unpackingAll(chosen, by, readInHand(chosen.parent ?? '').name)] : actsFrom(items, chosen, by)
  if (acts.length === 0) return voice.refuse(words.nothing)
  try {
    await recordActs(acts)
  } catch {
    // The disk is full, or the store was taken away: nothing was recorded, and the list is still there.
    return voice.refuse(words.notKept)
  }
  list.done(items)
  if (isEmptying) setup.setParent('')
  voice.take(fill(navigator.onLine ? words.recorded : words.recordedOffline, sayNumber(acts.length, lang)))
  root.querySelector<HTMLElement>('[name=scan-code]')?.focus()
  void navigator.storage?.persist?.()
  await setup.sentTo()
  void outbox.send()
}
