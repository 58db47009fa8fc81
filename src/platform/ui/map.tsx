import type { Child } from 'hono/jsx'
import { frame, indonesia, neighbours } from './indonesia-outline.ts'
import type { Lang } from './lang.ts'
import { type Box, boxAround, legPath, project } from './map-frame.ts'
import type { Tone } from './tone.ts'
import { words } from './words.ts'

export type MapPoint = {
  lat: number
  lon: number
  label: string
  /** What happened there, for the table below the map. */
  about?: Child
  tone?: Tone
  href?: string
}

/** A way from one point to another, by their places in the list of points. */
export type MapLeg = { from: number; to: number }

export type MapProps = {
  lang: Lang
  /** What the map shows, in one sentence. */
  title: string
  points: readonly MapPoint[]
  legs?: readonly MapLeg[]
  /** The heading of what is told of each point, where that is not what happened there. */
  aboutTitle?: string
  /** Show the whole country however close the points lie. */
  whole?: boolean
  /** Tells two maps on one page apart. */
  id?: string
}

/** Numbered points and the ways between them on a map of Indonesia, and the same as a table. */
export function MapOfIndonesia({ lang, title, points, legs = [], whole, id = 'map', aboutTitle }: MapProps) {
  const t = words[lang]
  const places = points.map(({ lat, lon }) => project(lat, lon))
  const box = boxAround(whole ? [] : places)
  const at = (index: number) => onMap(places[index]!, box)
  return (
    <figure class="map">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={title}>
        <defs>
          <marker
            id={`${id}-arrow`}
            viewBox="0 0 10 10"
            refX="8"
            refY="5"
            markerWidth="5"
            markerHeight="5"
            orient="auto-start-reverse"
          >
            <path class="map-arrow" d="M0 0 10 5 0 10z" />
          </marker>
        </defs>
        <g transform={`scale(${box.zoom}) translate(${-box.x} ${-box.y})`}>
          <path class="map-neighbours" d={neighbours} />
          <path class="map-land" d={indonesia} vector-effect="non-scaling-stroke" />
        </g>
        {legs.map(({ from, to }) => (
          <path class="map-leg" d={legPath(at(from), at(to))} marker-end={`url(#${id}-arrow)`} />
        ))}
        {gathered(points.map((_, index) => at(index))).map(({ x, y, indexes }) => (
          <g class={`map-point tone-${points[indexes[0]!]!.tone ?? 'ok'}`}>
            <circle cx={x} cy={y} r="14" />
            <text x={x} y={y} text-anchor="middle" dominant-baseline="central">
              {indexes.length > 1 ? `${indexes[0]! + 1}+` : indexes[0]! + 1}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>{title}</figcaption>
      <table class="table table-plain">
        <thead>
          <tr>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.place}</th>
            <th scope="col">{aboutTitle ?? t.what}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, about, href }, index) => (
            <tr>
              <td>{index + 1}</td>
              <td>{href ? <a href={href}>{label}</a> : label}</td>
              <td>
                <div>
                  {about}
                  {legs
                    .filter(leg => leg.from === index)
                    .map(leg => (
                      <div class="quiet">{t.onTo(leg.to + 1, points[leg.to]!.label)}</div>
                    ))}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

function onMap({ x, y }: { x: number; y: number }, box: Box) {
  return { x: Math.round((x - box.x) * box.zoom * 10) / 10, y: Math.round((y - box.y) * box.zoom * 10) / 10 }
}

/** Points that would hide each other share one mark. */
function gathered(points: readonly { x: number; y: number }[]): { x: number; y: number; indexes: number[] }[] {
  const marks: { x: number; y: number; indexes: number[] }[] = []
  points.forEach((point, index) => {
    const near = marks.find(mark => Math.hypot(mark.x - point.x, mark.y - point.y) < 20)
    if (near) near.indexes.push(index)
    else marks.push({ ...point, indexes: [index] })
  })
  return marks
}
