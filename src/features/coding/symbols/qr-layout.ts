/** What all QR codes of one version share. */
export type QrLayout = {
  size: number
  /** Words to a row of cells (`Grid`): four modules to a word. */
  words: number
  /**
   * Every module under every mask, row by row, where all data are light: bit `m` of a cell is what it is under mask `m`. Function
   * patterns and format bits are in it.
   */
  cells: Uint8Array
  /** Where each bit of the codewords goes, and after them the few that are left over: the number of the cell. */
  places: Uint32Array
  /** Those places where columns are kept as rows. */
  turnedPlaces: Uint32Array
  turnedCells: Uint8Array
}

/** ISO/IEC 18004, table 10: the conditions under which a mask turns the module in row y, column x over. */
const conditions: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  x => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

const layouts = new Map<number, QrLayout>()

/** The layout of a version, 1 to 40. */
export function layoutOf(version: number): QrLayout {
  let layout = layouts.get(version)
  if (!layout) {
    layout = draw(version)
    layouts.set(version, layout)
  }
  return layout
}

/** Modules of all codewords of a version, and the bits left over. */
export const dataModules = (version: number): number => layoutOf(version).places.length

function draw(version: number): QrLayout {
  const size = version * 4 + 17
  const frame = new Uint8Array(size * size)
  const taken = new Uint8Array(size * size)
  const put = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return
    frame[y * size + x] = dark ? 1 : 0
    taken[y * size + x] = 1
  }
  for (let at = 0; at < size; at++) {
    put(at, 6, at % 2 === 0)
    put(6, at, at % 2 === 0)
  }
  const rings = (x: number, y: number, reach: number, light: readonly number[]) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) put(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  const centres = alignment(version)
  const last = centres.length - 1
  for (const [i, x] of centres.entries())
    for (const [j, y] of centres.entries())
      if (!((i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0))) rings(x, y, 2, [1])
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]] as const) rings(x, y, 4, [2, 4]) // biome-ignore format: a list
  for (const [x, y] of formatPlaces(size).flat()) put(x, y, false)
  put(8, size - 8, true)
  if (version >= 7)
    for (let bit = 0, bits = versionBits(version); bit < 18; bit++) {
      const [a, b] = [size - 11 + (bit % 3), Math.floor(bit / 3)]
      put(a, b, ((bits >> bit) & 1) === 1)
      put(b, a, ((bits >> bit) & 1) === 1)
    }
  const words = Math.ceil(size / 4)
  const cellOf = (x: number, y: number) => y * words * 4 + x
  const cells = new Uint8Array(words * 4 * size)
  const turnedCells = new Uint8Array(words * 4 * size)
  const write = (x: number, y: number, underMasks: number) => {
    cells[cellOf(x, y)] = underMasks
    turnedCells[cellOf(y, x)] = underMasks
  }
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) write(x, y, frame[y * size + x] ? 255 : 0)
  for (const places of formatPlaces(size))
    for (const [bit, [x, y]] of places.entries())
      write(
        x,
        y,
        underMasks(mask => ((formatBits(mask) >> bit) & 1) === 1),
      )
  const places = zigzag(size, taken)
  for (const [x, y] of places)
    write(
      x,
      y,
      underMasks(mask => conditions[mask]!(x, y)),
    )
  return {
    size,
    words,
    cells,
    turnedCells,
    places: Uint32Array.from(places, ([x, y]) => cellOf(x, y)),
    turnedPlaces: Uint32Array.from(places, ([x, y]) => cellOf(y, x)),
  }
}

function underMasks(isDark: (mask: number) => boolean): number {
  let cell = 0
  for (let mask = 0; mask < 8; mask++) if (isDark(mask)) cell |= 1 << mask
  return cell
}

/** Upwards and downwards in columns of two, from the right, past the vertical timing pattern (7.7.3). */
function zigzag(size: number, taken: Uint8Array): [x: number, y: number][] {
  const places: [number, number][] = []
  let upward = true
  for (let right = size - 1; right >= 1; right -= 2, upward = !upward) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = upward ? size - 1 - step : step
      for (const x of [right, right - 1]) if (!taken[y * size + x]) places.push([x, y])
    }
  }
  return places
}

/** The centres of the alignment patterns along a side (Annex E). */
function alignment(version: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const centres = Array.from({ length: count - 1 }, (_, k) => version * 4 + 10 - k * step)
  return [6, ...centres.reverse()]
}

/** Where the fifteen format bits go, the lowest first, at both of their places (7.9.1). */
function formatPlaces(size: number): readonly (readonly [x: number, y: number])[][] {
  const around: [number, number][] = [[8, 0], [8, 1], [8, 2], [8, 3], [8, 4], [8, 5], [8, 7], [8, 8], [7, 8], [5, 8], [4, 8], [3, 8], [2, 8], [1, 8], [0, 8]] // biome-ignore format: a list
  const apart = Array.from({ length: 15 }, (_, bit): [number, number] => (bit < 8 ? [size - 1 - bit, 8] : [8, size - 15 + bit]))
  return [around, apart]
}

/** BCH (18,6) of the version (7.10). */
function versionBits(version: number): number {
  let rest = version
  for (let bit = 0; bit < 12; bit++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25)
  return (version << 12) | rest
}

/** BCH (15,5) of error correction level M and a mask (7.9.1). */
function formatBits(mask: number): number {
  const data = mask
  let rest = data
  for (let bit = 0; bit < 10; bit++) rest = (rest << 1) ^ ((rest >> 9) * 0x537)
  return ((data << 10) | rest) ^ 0x5412
}
