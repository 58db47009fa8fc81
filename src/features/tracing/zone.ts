import type { Zone } from '#/platform/ui/formats.ts'

/** Provinces that keep Central and Eastern Indonesian time (Keputusan Presiden 41/1987 and the laws on later provinces), by their codes. */
const central = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'])
const eastern = new Set(['81', '82', '91', '92', '93', '94', '95', '96'])

export const offsets = { WIB: '+07:00', WITA: '+08:00', WIT: '+09:00' } as const satisfies Record<Zone, string>

/** The legal time zone of a regency, by its code. */
export function zoneOfRegency(regencyCode: string): Zone {
  const province = regencyCode.slice(0, 2)
  return central.has(province) ? 'WITA' : eastern.has(province) ? 'WIT' : 'WIB'
}

/** The zone whose clocks an event was told by; Western Indonesia's where it is none of ours. */
export const zoneOfOffset = (offset: string): Zone =>
  (Object.keys(offsets) as Zone[]).find(zone => offsets[zone] === offset) ?? 'WIB'
