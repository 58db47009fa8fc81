import { Icon } from './icon.tsx'
import { type Tone, toneIcon } from './tone.ts'

/** A state in one or two words. The icon repeats what the colour says. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: string }) {
  return (
    <span class={`tag tone-${tone}`}>
      {tone === 'plain' ? null : <Icon name={toneIcon[tone]} size={16} />}
      {children}
    </span>
  )
}
