import type { Commodity } from '#/features/register/nie-formats.ts'
import { dayAt } from '#/law/day.ts'
import type { Step } from '#/law/provisions.ts'
import { type Task, type TaskGroup, type TaskState, Why } from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { mayChangeIdentity, mayChangeItems, mayMove } from './company.ts'
import { documentsDemanded, type Gap, type WholeFile } from './completeness.ts'
import { slugOf } from './document-slugs.ts'
import type { BusinessKind } from './kinds.ts'
import { commodityNames, documentNames, kindNames } from './names.ts'
import { words } from './words.ts'

/** The parts of a company's file as tasks: what is done, what is missing and by which article, what the officer noted. */
export function taskGroups(file: WholeFile, gaps: readonly Gap[], lang: Lang): TaskGroup[] {
  const { company, sites, certificates, documents } = file
  const t = words[lang]
  const open = mayChangeItems(company.standing)
  const noted = (prefix: string) => open && company.remarks.some(({ item }) => item === prefix || item.startsWith(`${prefix}:`))
  const stateOf = (lacks: boolean, has: boolean, prefix: string): TaskState =>
    noted(prefix) ? 'wrong' : lacks ? (has ? 'begun' : 'todo') : 'done'
  const lacking = (part: Gap['part']) => gaps.filter(gap => gap.part === part)
  const task = (label: string, href: string, part: Gap['part'], has: boolean, prefix: string): Task => ({
    label,
    href,
    state: stateOf(lacking(part).length > 0, has, prefix),
    ...(lacking(part).length ? { hint: <Missing lang={lang} gaps={lacking(part)} /> } : {}),
  })
  const identity = task(t.identity, '/company/identity', 'identity', true, 'identity')
  return [
    {
      title: t.company,
      tasks: [
        mayChangeIdentity(company.standing) ? identity : { label: identity.label, state: identity.state },
        task(`${t.sites} (${sites.length})`, '/company/sites', 'sites', sites.length > 0, 'site'),
        task(
          `${t.certificates} (${certificates.length})`,
          '/company/certificates',
          'certificates',
          certificates.length > 0,
          'certificate',
        ),
      ],
    },
    {
      title: t.documents,
      tasks: documentsDemanded(company, dayAt(new Date())).map(({ value: kind }): Task => {
        const missing = gaps.filter(gap => gap.item === `document:${kind}`)
        return {
          label: documentNames[kind][lang],
          ...(open ? { href: `/company/documents/${slugOf(kind)}` } : {}),
          state: stateOf(
            missing.length > 0,
            documents.some(one => one.kind === kind),
            `document:${kind}`,
          ),
          ...(missing.length ? { hint: <WhyOf lang={lang} gaps={missing} /> } : {}),
        }
      }),
    },
    ...(mayMove(company.standing, 'sent')
      ? [
          {
            title: t.sending,
            tasks: [{ label: t.send, href: '/company/send', state: gaps.length ? 'blocked' : 'todo' } satisfies Task],
          },
        ]
      : []),
  ]
}

/** What a part still lacks, each with the article that asks for it. */
export function Missing({ lang, gaps }: { lang: Lang; gaps: readonly Gap[] }) {
  return (
    <>
      {gaps.map(({ says, step }) => (
        <div>
          {says[lang]}
          {step ? <Why lang={lang} steps={[{ ...step, says: sayDemand(step, lang) }]} /> : null}
        </div>
      ))}
    </>
  )
}

/** Only why: for a task whose name already says what is missing. */
function WhyOf({ lang, gaps }: { lang: Lang; gaps: readonly Gap[] }) {
  return <Why lang={lang} steps={gaps.flatMap(({ step }) => (step ? [{ ...step, says: sayDemand(step, lang) }] : []))} />
}

/** Of whom the law asks it, and what is uncertain about that. */
export function sayDemand({ when: { kind, commodity }, note }: Step, lang: Lang): string {
  const t = words[lang]
  const who = kindNames[kind as BusinessKind][lang]
  const what = commodity && commodity !== 'none' ? commodityNames[commodity as Commodity][lang] : undefined
  return [t.askedOf(who, what), note?.[lang]].filter(Boolean).join(' ')
}
