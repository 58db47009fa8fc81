import type { Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { applicable, type Provision } from '#/law/provisions.ts'
import { formatNumber } from '#/platform/ui/formats.ts'
import { type DailyLimit, type LimitedSubstance, limits, type Use } from './law-limits.ts'
import type { ComposedProduct } from './law-prohibited.ts'

export type Dosed = {
  commodity: ComposedProduct
  use: Use
  materials: readonly { name?: string | undefined; amount?: number | undefined; unit?: string | undefined }[]
  unitsPerServing: number
  servingsPerDay: number
  on: Day
}

const milligrams: Readonly<Record<string, number>> = { g: 1000, mg: 1, mcg: 0.001 }

const namesOf: Record<LimitedSubstance, RegExp> = {
  mentol: /^((l|dl) )?(levo)?menth?ol( |$)/,
  kafein: /^(kafein|caffeine|coffeinum)( |$)/,
  alkohol:
    /^((et(h)?anol|alkohol|alcohol)(?! (setil|cetyl|stearil|stearyl|polivinil|polyvinyl|benzil|benzyl|isopropil|isopropyl))|eth?yl al[ck]ohol|etil al[ck]ohol)( |$)/,
}

/** The substance with a limit that goes by this name. */
export function limitedSubstance(name: string): LimitedSubstance | undefined {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return (Object.keys(namesOf) as LimitedSubstance[]).find(substance => namesOf[substance].test(plain))
}

/** What one serving and one day bring of each substance with a limit, against the row of law; a remark says the most that may stay. */
export function overLimits({ materials, ...dosed }: Dosed): Remark[] {
  return materials.flatMap(({ name = '', amount, unit }, index) => {
    const substance = limitedSubstance(name)
    const row = substance && applicable(limits, { ...dosed, substance }, dosed.on)[0]
    if (!row || amount === undefined || unit === undefined) return []
    const fault =
      row.gives.percent === undefined ? tooMuch(row.gives, amount, unit, dosed) : tooStrong(row.gives.percent, amount, unit)
    return fault ? [remarkOn(row, name, index, fault)] : []
  })
}

type Fault = { column: 'amount' | 'unit'; id: string; en: string }

function tooMuch(
  { perDay, perServing }: DailyLimit,
  amount: number,
  unit: string,
  of: Omit<Dosed, 'materials'>,
): Fault | undefined {
  if (perDay === undefined) return undefined
  const factor = milligrams[unit]
  if (factor === undefined)
    return {
      column: 'unit',
      id: `tulis jumlahnya dalam mg untuk satu satuan takaran, karena batasnya ${perDay} mg sehari.`,
      en: `give it in mg for one unit taken, because the limit is ${perDay} mg a day.`,
    }
  const { unitsPerServing, servingsPerDay } = of
  const serving = amount * factor * unitsPerServing
  const day = serving * servingsPerDay
  if (day <= perDay || (perServing !== undefined && serving <= perServing)) return undefined
  const most = Math.max(perDay / (unitsPerServing * servingsPerDay), (perServing ?? 0) / unitsPerServing)
  return {
    column: 'amount',
    id: `${formatNumber(day, 'id')} mg sehari, batasnya ${perDay} mg sehari${perServing ? ` atau ${perServing} mg sekali minum` : ''}. Kurangi menjadi paling banyak ${formatNumber(roundedDown(most), 'id')} mg per satuan, atau kurangi aturan pakainya.`,
    en: `${formatNumber(day, 'en')} mg a day; the limit is ${perDay} mg a day${perServing ? ` or ${perServing} mg a serving` : ''}. Reduce it to at most ${formatNumber(roundedDown(most), 'en')} mg in a unit, or the directions for use.`,
  }
}

function tooStrong(percent: number, amount: number, unit: string): Fault | undefined {
  if (unit !== '%')
    return {
      column: 'unit',
      id: `tulis kadarnya dalam %, karena batasnya ${percent} %.`,
      en: `give it in %, because the limit is ${percent} %.`,
    }
  if (amount <= percent) return undefined
  return {
    column: 'amount',
    id: `${formatNumber(amount, 'id')} %, batasnya ${percent} % pada cairan obat dalam. Kurangi, atau ganti pelarutnya.`,
    en: `${formatNumber(amount, 'en')} %; the limit is ${percent} % in liquids taken by mouth. Reduce it, or use another solvent.`,
  }
}

const remarkOn = (
  { gives, cite, rule }: Provision<object, DailyLimit>,
  name: string,
  index: number,
  { column, id, en }: Fault,
): Remark => ({
  section: 'composition',
  field: `materials.${index}.${column}`,
  says: { id: `${name}: ${id}`, en: `${name}: ${en}` },
  cite,
  severity: gives.severity,
  ...(typeof rule === 'string' && { rule }),
})

const roundedDown = (milligram: number) => Math.floor(milligram * 100) / 100
