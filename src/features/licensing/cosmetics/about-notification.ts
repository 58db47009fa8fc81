import { freeLife } from '#/features/licensing/case.ts'
import type { CheckItem, Given, Need, Service } from '#/features/licensing/service.ts'
import type { Licence } from '#/features/register/licence.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { countries, isAsean } from './law-countries.ts'
import { itemFee, type Kind, kitFee } from './law-terms.ts'
import { termsOf } from './terms.ts'

/** What services about a notification that exists share; each says the rest itself. */
export const aboutNotification = (kind: Kind) =>
  ({
    version: 1,
    commodities: ['cosmetic'],
    subject: 'licence',
    life: freeLife,
    questions: [],
    whyOther: () => undefined,
    begin: () => ({}),
    terms: termsOf(kind),
    needs: () => [],
    guideNeeds: () => [],
    label: () => [],
    nameOf: () => undefined,
    gtinsOf: () => [],
  }) satisfies Partial<Service>

/** The notification that a case is about. */
export function notificationOf({ licence }: Pick<Given, 'licence'>): Licence {
  if (!licence) throw new Error('A case about a notification names none.')
  return licence
}

export const isKit = (number: string): boolean => number.startsWith('NKIT')

/** The fee of one item by the country that its number tells, or of a kit. */
export const feeFor = (licence: Licence | undefined, on: Day) =>
  find(on, ({ the }) => {
    if (licence && isKit(licence.number)) return the(kitFee, {})
    const of = countries.rows.find(({ gives: { continent, digits } }) => licence?.number.slice(0, 4) === `N${continent}${digits}`)
    return the(itemFee, { asean: the(isAsean, { country: licence ? (of?.when.country ?? '') : 'ID' }) })
  })

/** A question of the checklist about what was answered in a section, with its papers. */
export const item = (
  key: string,
  { section, cite, rule, asks }: Pick<CheckItem, 'section' | 'cite' | 'asks'> & { rule: string },
  needs: readonly Need[] = [],
): CheckItem => ({ key, aspect: 'administration', section, papers: needs.map(need => need.key), cite, rule, asks })
