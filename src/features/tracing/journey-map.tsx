import { formatMoment, type Lang, type MapLeg, MapOfIndonesia, type MapPoint } from '#/platform/ui/kit.ts'
import type { Step } from './journeys.ts'
import { words } from './words.ts'

/** Where a pack has been, on the map and as a table for those who cannot see it; nothing where no place is known. */
export function JourneyMap({ lang, steps, title }: { lang: Lang; steps: readonly Step[]; title: string }) {
  const { points, legs } = pathOfSteps(steps, lang)
  return points.length === 0 ? null : <MapOfIndonesia lang={lang} title={title} points={points} legs={legs} />
}

/** Places in the order in which the pack came to them, and the ways between. */
export function pathOfSteps(steps: readonly Step[], lang: Lang): { points: MapPoint[]; legs: MapLeg[] } {
  const points: (MapPoint & { siteId: string })[] = []
  const legs: MapLeg[] = []
  let last: number | undefined
  for (const { siteId, siteName, lat, lon, kind, at, retracted } of steps) {
    if (retracted || siteId === undefined || lat === undefined || lon === undefined) continue
    const known = points.findIndex(point => point.siteId === siteId)
    const here = known < 0 ? points.length : known
    if (known < 0) {
      const about = `${words[lang].kinds[kind]}, ${formatMoment(at, lang, 'WIB', 'short')}`
      points.push({ siteId, lat, lon, label: siteName ?? '', about })
    }
    if (last !== undefined && last !== here && !legs.some(({ from, to }) => from === last && to === here))
      legs.push({ from: last, to: here })
    last = here
  }
  return { points, legs }
}
