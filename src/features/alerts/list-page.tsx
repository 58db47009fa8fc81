import type { Rule } from '#/detection/finding.ts'
import { groupNie } from '#/features/register/nie.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  type Column,
  DataTable,
  daysBetween,
  EmptyState,
  formatNumber,
  type Lang,
  Page,
  readTable,
  Tag,
  type Tone,
} from '#/platform/ui/kit.ts'
import { type State, states } from './alert.ts'
import { type AlertCase, type AlertFilter, listAlerts } from './alerts.ts'
import { alertHandling } from './law.ts'
import { words } from './words.ts'

export const stateTones: Record<State, Tone> = { open: 'look', 'in hand': 'plain', proposed: 'look', closed: 'ok' }

/** `/alerts`: what looks wrong, the most suspicious first. */
export async function alertsPage(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const table = readTable(c.req.query(), { sorts: ['score', 'raised'], by: '-score', filters: ['class', 'state', 'owner'] })
  const { rows, total } = await listAlerts(db, {
    ...filterFrom(table.filters, signedIn(c).id),
    by: table.sort === 'raised' ? 'raised' : 'score',
    descending: table.descending,
    size: table.size,
    offset: table.offset,
  })
  const shown = frame(c)
  return c.html(
    <Page {...shown} title={t.alerts} wide>
      <p class="lead">{t.lead}</p>
      <p>
        <a href="/alerts/sources">{t.sources}</a>
      </p>
      <DataTable
        lang={lang}
        caption={t.alerts}
        captionHidden
        columns={columns(lang, dayAt(new Date()))}
        rows={rows}
        path={shown.path}
        state={table}
        total={total}
        filters={[
          {
            name: 'class',
            label: t.class,
            options: (['suspect', 'technical'] as const).map(value => ({ value, label: t.classes[value] })),
          },
          {
            name: 'state',
            label: t.state,
            options: [...states.map(value => ({ value, label: t.states[value] })), { value: 'all', label: t.all }],
          },
          { name: 'owner', label: t.owner, options: [{ value: 'me', label: t.mine }] },
        ]}
        empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
      />
    </Page>,
  )
}

/** Without a wish, what is not closed yet. */
function filterFrom({ class: kind, state, owner }: Readonly<Record<string, string>>, me: string): AlertFilter {
  const one = states.find(each => each === state)
  return {
    ...((kind === 'suspect' || kind === 'technical') && { class: kind }),
    ...(one ? { state: one } : state === 'all' ? {} : { state: 'waiting' as const }),
    ...(owner === 'me' && { ownerId: me }),
  }
}

type Row = AlertCase & { rule?: Rule }

function columns(lang: Lang, today: Day): Column<Row>[] {
  const t = words[lang]
  return [
    {
      key: 'rule',
      title: t.reason,
      show: ({ id, rule, licence, batch }) => (
        <>
          <a href={`/alerts/${id}`}>{rule ? t.rules[rule] : t.alert}</a>
          <br />
          <span class="quiet">
            {licence ? groupNie(licence) : ''} {batch ?? ''}
          </span>
        </>
      ),
    },
    { key: 'score', title: t.score, numeric: true, sortable: true, show: ({ score }) => sayScore(score, lang) },
    { key: 'class', title: t.class, show: one => <ClassTag lang={lang} of={one.class} /> },
    { key: 'state', title: t.state, show: ({ state }) => <Tag tone={stateTones[state]}>{t.states[state]}</Tag> },
    { key: 'owner', title: t.owner, show: ({ owner }) => owner?.name ?? t.nobody },
    { key: 'raised', title: t.age, sortable: true, show: one => <Age lang={lang} of={one} today={today} /> },
  ]
}

export const sayScore = (score: number, lang: Lang): string => formatNumber(Math.round(score * 100), lang)

export const ClassTag = ({ lang, of }: { lang: Lang; of: AlertCase['class'] }) => (
  <Tag tone={of === 'suspect' ? 'stop' : 'unknown'}>{words[lang].classes[of]}</Tag>
)

/** How long it has waited, and whether that is longer than it should. */
export function Age({ lang, of: { raisedAt, state, class: kind }, today }: { lang: Lang; of: AlertCase; today: Day }) {
  const t = words[lang]
  const raisedOn = dayAt(raisedAt)
  const { takeWithinDays, closeWithinDays } = find(raisedOn, ({ the }) => the(alertHandling, {})).value
  const due = addDays(raisedOn, state === 'open' ? takeWithinDays : closeWithinDays)
  return (
    <>
      {t.days(formatNumber(daysBetween(raisedOn, today), lang))}{' '}
      {kind === 'suspect' && state !== 'closed' && due < today ? <Tag tone="look">{t.late}</Tag> : null}
    </>
  )
}
