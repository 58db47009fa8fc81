import type { Child, PropsWithChildren } from 'hono/jsx'
import { type Fact, Facts } from './facts.tsx'
import { Icon } from './icon.tsx'
import type { Lang } from './lang.ts'
import { type Tone, toneIcon } from './tone.ts'
import { words } from './words.ts'

export type VerdictTone = Exclude<Tone, 'plain'>

export type VerdictCardProps = PropsWithChildren<{
  lang: Lang
  tone: VerdictTone
  /** The verdict in a word or two; the tone's own word when left out. */
  word?: string
  /** The verdict in one sentence: the page's heading. */
  sentence: string
  /** The rank of the sentence; the page's `h1` unless several verdicts stand on one page. */
  level?: 1 | 2
  /** What the person should do now. */
  toDo: Child
  /** What the verdict rests on. */
  evidence?: readonly Fact[]
}>

/** The answer about one code: one sentence, then what to do, then the evidence. */
export function VerdictCard({ lang, tone, word, sentence, level = 1, toDo, evidence, children }: VerdictCardProps) {
  const t = words[lang]
  const Sentence = `h${level}` as const
  const Below = `h${level + 1}` as 'h2' | 'h3'
  return (
    <article class={`card verdict tone-${tone}`}>
      <div class="verdict-head">
        <Icon name={toneIcon[tone]} size={48} />
        <p class="verdict-word">{word ?? t.verdicts[tone]}</p>
        <Sentence>{sentence}</Sentence>
      </div>
      <div class="verdict-body flow">
        <section class="verdict-do">
          <Below>{t.whatToDo}</Below>
          {typeof toDo === 'string' ? <p>{toDo}</p> : toDo}
        </section>
        {evidence?.length ? <Facts lang={lang} facts={evidence} /> : null}
        {children}
      </div>
    </article>
  )
}
