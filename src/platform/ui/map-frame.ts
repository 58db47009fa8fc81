import { frame } from './indonesia-outline.ts'

export type Spot = { x: number; y: number }

/** What part of the frame is shown: its corner, and how many times it is enlarged. */
export type Box = Spot & { zoom: number }

/** Where a place lies on the outline, in the outline's units. Degrees north and east of the equator and Greenwich. */
export function project(lat: number, lon: number): Spot {
  return { x: (lon - frame.west) * frame.scale, y: (frame.north - lat) * frame.scale }
}

/** Closer than this people no longer recognise the coast, and the outline is coarser than the distances shown. */
const closest = 3

/** The part of the frame that holds all spots with room around them; the whole frame for none. */
export function boxAround(spots: readonly Spot[]): Box {
  if (spots.length === 0) return { x: 0, y: 0, zoom: 1 }
  const xs = spots.map(spot => spot.x)
  const ys = spots.map(spot => spot.y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = 1.3
  const zoom = Math.min(closest, frame.width / ((right - left) * room + 40), frame.height / ((bottom - top) * room + 40))
  const held = Math.max(1, zoom)
  return {
    x: within((left + right) / 2 - frame.width / held / 2, frame.width - frame.width / held),
    y: within((top + bottom) / 2 - frame.height / held / 2, frame.height - frame.height / held),
    zoom: Math.round(held * 100) / 100,
  }
}

/** A bow from one mark to the next, ending at the mark's edge, so that there and back are two lines. */
export function legPath(from: Spot, to: Spot, radius = 18): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length <= 2 * radius) return `M${from.x} ${from.y}L${to.x} ${to.y}`
  const bow = { x: (from.x + to.x) / 2 + dy * 0.16, y: (from.y + to.y) / 2 - dx * 0.16 }
  const [start, end] = [towards(from, bow, radius), towards(to, bow, radius)]
  return `M${say(start)}Q${say(bow)} ${say(end)}`
}

function towards(from: Spot, to: Spot, distance: number): Spot {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return { x: from.x + ((to.x - from.x) * distance) / length, y: from.y + ((to.y - from.y) * distance) / length }
}

function say({ x, y }: Spot): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}

function within(value: number, most: number): number {
  return Math.round(Math.min(Math.max(0, value), most) * 10) / 10
}
