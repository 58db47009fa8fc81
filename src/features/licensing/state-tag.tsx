import { type Lang, Tag, type Tone } from '#/platform/ui/kit.ts'
import type { CaseState } from './case.ts'
import { stateTitles } from './case-words.ts'

const tones: Record<CaseState, Tone> = {
  draft: 'plain',
  'awaiting payment': 'look',
  'in evaluation': 'unknown',
  'with applicant': 'look',
  proposed: 'unknown',
  granted: 'ok',
  refused: 'stop',
  withdrawn: 'plain',
  lapsed: 'stop',
}

/** Where a case stands, in its one name. */
export const StateTag = ({ lang, state }: { lang: Lang; state: CaseState }) => (
  <Tag tone={tones[state]}>{stateTitles[state][lang]}</Tag>
)
