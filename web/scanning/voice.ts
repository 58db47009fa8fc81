import { type Desk, el, icon, part, show } from './dom.ts'
import { signal } from './signals.ts'

/** How the page speaks: a line that is read out, and a sound with it for people who look at the packs. */
export type Voice = {
  say: (text: string) => void
  take: (text: string) => void
  refuse: (text: string, kind?: 'bad' | 'twice') => void
}

const tones = { good: 'ok', twice: 'look', bad: 'stop' } as const

export function openVoice(desk: Desk): Voice {
  const sound = desk.root.querySelector<HTMLInputElement>('#scan-sound')!
  const line = part(desk, 'said')
  const speak = (text: string, kind?: Parameters<typeof signal>[0]) => {
    if (kind) signal(kind, sound.checked)
    line.className = kind ? `scan-said tone-${tones[kind]}` : 'scan-said'
    show(line, kind && icon(desk, tones[kind]), el('span', { text }))
  }
  return { say: text => speak(text), take: text => speak(text, 'good'), refuse: (text, kind = 'bad') => speak(text, kind) }
}
