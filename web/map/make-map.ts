/**
 * Draws the outline of Indonesia and, faintly, its neighbours, from Natural Earth (public domain), and writes it as
 * `src/platform/ui/indonesia-outline.ts`. Run by hand when the frame changes: `node web/map/make-map.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoArea, geoEquirectangular, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** The frame, in degrees; on the equator a degree is as wide as it is high, so a plain linear projection does. */
const west = 93.5
const east = 143
const north = 7
const south = -11.5
const width = 1000
const scale = width / (east - west)
const height = Math.round((north - south) * scale)

/** Islands below this size (steradians) would be a speck; their places are still drawn as points. */
const speck = 4e-7

const INDONESIA = '360'
const NEIGHBOURS = ['458', '626', '598', '096', '702', '764', '608', '585']

const atlas = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8'),
) as Topology<{ countries: GeometryCollection }>
const countries = (feature(atlas, atlas.objects.countries) as FeatureCollection<Polygon | MultiPolygon>).features

const projection = geoEquirectangular()
  .scale((scale * 180) / Math.PI)
  .translate([-west * scale, north * scale])
  .clipExtent([
    [-20, -20],
    [width + 20, height + 20],
  ])
  .precision(0)

const draw = (ids: readonly string[], digits: number) =>
  countries
    .filter(({ id }) => ids.includes(String(id)))
    .map(country => compact(geoPath(projection).digits(digits)(withoutSpecks(country)) ?? '', digits))
    .join('')

const file = `/** Written by web/map/make-map.ts from Natural Earth 1:50m. Do not edit. */

/** The frame of the outline: degrees at its edges, and its size in its own units. */
export const frame = { west: ${west}, north: ${north}, scale: ${scale}, width: ${width}, height: ${height} } as const

export const indonesia =
  '${draw([INDONESIA], 1)}'

export const neighbours =
  '${draw(NEIGHBOURS, 0)}'
`
writeFileSync(new URL('../../src/platform/ui/indonesia-outline.ts', import.meta.url), file)
console.log(`${file.length} bytes`)

function withoutSpecks(country: Feature<Polygon | MultiPolygon>): Feature<MultiPolygon> {
  const { geometry } = country
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const kept = polygons.filter(coordinates => geoArea({ type: 'Polygon', coordinates }) > speck)
  return { ...country, geometry: { type: 'MultiPolygon', coordinates: kept } }
}

/** Drops points that lie closer than a stroke is wide and writes the rest as relative steps: a third of the length. */
function compact(path: string, digits: number): string {
  const unit = 10 ** digits
  return path
    .split('Z')
    .filter(Boolean)
    .map(ring => {
      const points = simplify(
        ring
          .slice(1)
          .split('L')
          .map(point => point.split(',').map(number => Math.round(Number(number) * unit)) as [number, number]),
        1.1 * unit,
      )
      if (points.length < 3) return ''
      // the path closes itself, so the ring's last point is not repeated
      const [first, ...rest] = points.slice(0, -1) as [[number, number], ...[number, number][]]
      let [x, y] = first
      let steps = ''
      for (const [nextX, nextY] of rest) {
        steps += `${say((nextX - x) / unit, steps !== '')}${say((nextY - y) / unit, true)}`
        ;[x, y] = [nextX, nextY]
      }
      return `M${first[0] / unit} ${first[1] / unit}l${steps}z`
    })
    .join('')
}

function say(number: number, follows: boolean): string {
  const text = String(Math.round(number * 10) / 10).replace(/^(-?)0\./, '$1.')
  return follows && !text.startsWith('-') ? ` ${text}` : text
}

/** Douglas and Peucker: keeps the points that stand off the line between their neighbours by more than `far`. */
function simplify(points: [number, number][], far: number): [number, number][] {
  if (points.length < 3) return points
  const first = points[0]!
  const last = points.at(-1)!
  let farthest = 0
  let at = 0
  for (let index = 1; index < points.length - 1; index++) {
    const distance = distanceFrom(points[index]!, first, last)
    if (distance > farthest) [farthest, at] = [distance, index]
  }
  if (farthest <= far) return [first, last]
  return [...simplify(points.slice(0, at + 1), far).slice(0, -1), ...simplify(points.slice(at), far)]
}

function distanceFrom([x, y]: [number, number], [x1, y1]: [number, number], [x2, y2]: [number, number]): number {
  const length = Math.hypot(x2 - x1, y2 - y1)
  if (length === 0) return Math.hypot(x - x1, y - y1)
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
}
