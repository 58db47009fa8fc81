import type { IconName } from './icon.tsx'

/** How something stands. Each tone has a colour, an icon and a word, so that none of them carries the meaning alone. */
export type Tone = 'ok' | 'look' | 'stop' | 'unknown' | 'plain'

export const toneIcon: Record<Tone, IconName> = { ok: 'ok', look: 'look', stop: 'stop', unknown: 'unknown', plain: 'note' }
