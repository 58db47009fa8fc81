import { Timeline } from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import type { WholeFile } from './completeness.ts'
import type { CompanyEventKind, historyOfCompany, Remark } from './history.ts'
import { sayItem } from './remarks.ts'
import { words } from './words.ts'

type Props = { lang: Lang; file: WholeFile; history: Awaited<ReturnType<typeof historyOfCompany>> }

/** What has happened to a company's file, with what officers noted. */
export function History({ lang, file, history }: Props) {
  const t = words[lang]
  return (
    <Timeline
      lang={lang}
      events={history.map(({ at, kind, actor_name, facts }) => {
        const { remarks = [], reason } = facts as { remarks?: Remark[]; reason?: string }
        const lines = [...remarks.map(({ item, says }) => `${sayItem(item, file, lang)}: ${says}`), ...(reason ? [reason] : [])]
        const body = lines.length ? (
          <ul>
            {lines.map(line => (
              <li>{line}</li>
            ))}
          </ul>
        ) : undefined
        return { at, title: t.events[kind as CompanyEventKind], by: actor_name, ...(body && { body }) }
      })}
    />
  )
}
