import type { Once } from '#/features/tracing/once.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type Act, type Asked, actBehind, type Derived, stateAfter } from './acts.ts'
import { hinders, undoConditions, undoTime } from './law.ts'
import type { Fault, First } from './return-codes.ts'

/** Who asks, where, and when it happens. */
export type Asking = { companyId: string; siteId: string; at: Date }

/** Why an act is refused by the product, batch or date of a pack; undefined where none of these stands in its way. */
export function hindranceOf(act: Act, states: readonly Derived[], today: Day): Fault | undefined {
  const state = states.find(state => find(today, ({ the }) => the(hinders, { act, state })).value)
  return state && { code: 'PCK_22', state, own: true }
}

/** Whether what is given out now is a further part of a pack that was opened at the same site: no second dispensing. */
export const isFurtherPart = (act: Act, { companyId, siteId }: Asking, held: Pick<Once, 'act'>, first: First): boolean =>
  act === 'dispense' &&
  held.act === 'dispensed' &&
  first.disposition === 'partially_dispensed' &&
  first.companyId === companyId &&
  first.siteId === siteId

/** Why an act is refused for a pack that has come to an end already, or is frozen. */
export function endedFault(act: Act, { companyId, siteId }: Asking, held: Pick<Once, 'act'>, first: First): Fault {
  const own = first.companyId === companyId
  if (held.act === stateAfter[act]) return { code: 'PCK_19', state: held.act, first, here: own && first.siteId === siteId }
  return { code: 'PCK_22', state: held.act, first, own: own && held.act !== 'stolen' }
}

/**
 * Why an act may not be taken back (the conditions and times are rows of law): the state first, then who asks, the time, and the
 * pack itself. `held` is what the pack is held by now.
 */
export function undoFault(
  { act, atHand }: Pick<Asked, 'act' | 'atHand'>,
  asking: Asking,
  held: Pick<Once, 'act'> | undefined,
  first: First | undefined,
  { states, today }: { states: readonly Derived[]; today: Day },
): Fault | undefined {
  const asked = stateAfter[act]
  if (!held || !first || held.act !== asked) return { code: 'PCK_06', asked, ...(held && { state: held.act }) }
  const { time, conditions } = find(today, ({ the, every }) => ({
    time: the(undoTime, { act: actBehind[held.act] }),
    conditions: new Set(every(undoConditions, { act })),
  })).value
  if (time === 'never') return { code: 'PCK_27', why: 'stolen' }
  if (conditions.has('same company') && first.companyId !== asking.companyId) return { code: 'PCK_21', other: 'company' }
  if (conditions.has('same premises') && first.siteId !== asking.siteId) return { code: 'PCK_21', other: 'premises' }
  if (time !== 'no limit' && dayAt(asking.at) > addDays(dayAt(first.at), time.days)) return { code: 'PCK_20', days: time.days }
  const derived = states.find(state => conditions.has(`not ${state}`))
  if (derived) return { code: 'PCK_27', why: derived }
  if (conditions.has('not supplied') && !atHand) return { code: 'PCK_27', why: 'supplied' }
  return undefined
}
