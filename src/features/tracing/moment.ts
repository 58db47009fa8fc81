/**
 * A moment as people and machines write it: a day (its end is meant), day and time of Western Indonesia (WIB), or an instant with its
 * zone. `undefined` for what is none.
 */
export function readMoment(text: string): Date | undefined {
  const [, day, time = '23:59:59.999', zone = '+07:00'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d[:.]\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text.trim()) ?? []
  if (!day) return undefined
  const local = `${day}T${time.replace(/^(\d\d)\.(\d\d)$/, '$1:$2')}`
  const at = new Date(`${local}${zone}`)
  // `2026-02-30` would quietly be another day.
  const isDay = new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)
  return isDay && !Number.isNaN(at.getTime()) ? at : undefined
}
