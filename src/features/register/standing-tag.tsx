import type { Standing } from '#/features/register/licence.ts'
import { words } from '#/features/register/words.ts'
import { type Lang, Tag, type Tone } from '#/platform/ui/kit.ts'

/** How each standing is shown: what must not be sold says stop. */
export const standingTone: Record<Standing, Tone> = {
  active: 'ok',
  expired: 'look',
  suspended: 'stop',
  revoked: 'stop',
  cancelled: 'stop',
  superseded: 'look',
}

export const StandingTag = ({ lang, standing }: { lang: Lang; standing: Standing }) => (
  <Tag tone={standingTone[standing]}>{words[lang].standings[standing]}</Tag>
)
