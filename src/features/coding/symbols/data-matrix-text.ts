/** Ways to write characters as codewords (ISO/IEC 16022, 5.2): the ones in which product codes get short. */
const ascii = 0
const c40 = 1
const text = 2
type Mode = typeof ascii | typeof c40 | typeof text

const latch = { [c40]: 230, [text]: 239 } as const
const unlatch = 254
const pad = 129
const fnc1 = 232

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_'

/** The values of a character in C40 or Text, of which three make two codewords; undefined where it has none. */
function valuesOf(code: number, mode: typeof c40 | typeof text): number[] {
  if (code === 32) return [3]
  if (code >= 48 && code <= 57) return [code - 44]
  const isUpper = code >= 65 && code <= 90
  if (isUpper || (code >= 97 && code <= 122)) return isUpper === (mode === c40) ? [(code & 31) + 13] : [2, code & 31]
  if (code < 32) return [0, code]
  const sign = punctuation.indexOf(String.fromCharCode(code))
  if (sign >= 0) return [1, sign]
  return [2, code === 96 ? 0 : code - 96]
}

const table = (mode: typeof c40 | typeof text) => Array.from({ length: 128 }, (_, code) => valuesOf(code, mode))
const values = { [c40]: table(c40), [text]: table(text) } as const

/** In three modes with up to two values waiting for their third: ascii; c40 with 0, 1, 2; text with 0, 1, 2. */
const states = 7
const stateOf = (mode: Mode, waiting: number) => (mode === ascii ? 0 : mode === c40 ? 1 + waiting : 4 + waiting)

/** Costs are counted in thirds of a codeword. */
const codeword = 3
const unreached = 1e9

const isDigit = (code: number | undefined) => code !== undefined && code >= 48 && code <= 57

/**
 * The data codewords of a text, `^` being FNC1, as few as the three modes allow. The last unlatch is left out where `capacityFor`
 * says that the symbol is full without it. Throws for characters beyond ASCII, which no GS1 value may contain.
 */
export function dataCodewords(message: string, capacityFor: (codewords: number) => number): Uint8Array {
  const codes = Uint8Array.from(message, sign => {
    const code = sign.charCodeAt(0)
    if (code > 127) throw new Error(`“${sign}” cannot stand in a GS1 Data Matrix.`)
    return code
  })
  const { words, endsLatched } = written(codes, shortestPath(codes))
  const full = capacityFor(words.length)
  if (endsLatched && full > words.length) words.push(unlatch)
  const capacity = capacityFor(words.length)
  for (let first = true; words.length < capacity; first = false) words.push(first ? pad : scrambledPad(words.length + 1))
  return Uint8Array.from(words)
}

/** Pads after the first differ from place to place (5.2.3). */
function scrambledPad(place: number): number {
  const value = pad + ((149 * place) % 253) + 1
  return value <= 254 ? value : value - 254
}

type Step = { mode: Mode; taken: number }

/** For each stretch of the text the mode in which it is written, by dynamic programming over places and states. */
function shortestPath(codes: Uint8Array): Step[] {
  const size = codes.length
  const cost = new Int32Array((size + 1) * states).fill(unreached)
  const from = new Int32Array((size + 1) * states).fill(-1)
  cost[0] = 0
  const reach = (place: number, state: number, total: number, origin: number) => {
    const at = place * states + state
    if (total < cost[at]!) {
      cost[at] = total
      from[at] = origin
    }
  }
  for (let place = 0; place <= size; place++) {
    const at = place * states
    // Back to ASCII is free of anything waiting; from there into the others.
    for (const full of [stateOf(c40, 0), stateOf(text, 0)]) reach(place, 0, cost[at + full]! + codeword, at + full)
    for (const full of [stateOf(c40, 0), stateOf(text, 0)]) reach(place, full, cost[at]! + codeword, at)
    if (place === size) break
    const code = codes[place]!
    if (isDigit(code) && isDigit(codes[place + 1])) reach(place + 2, 0, cost[at]! + codeword, at)
    reach(place + 1, 0, cost[at]! + codeword, at)
    if (code === 94) continue
    for (const mode of [c40, text] as const)
      for (let waiting = 0; waiting < 3; waiting++) {
        const state = stateOf(mode, waiting)
        if (cost[at + state]! >= unreached) continue
        const count = values[mode][code]!.length
        reach(place + 1, stateOf(mode, (waiting + count) % 3), cost[at + state]! + count * 2, at + state)
      }
  }
  const last = size * states
  const ends = [0, stateOf(c40, 0), stateOf(text, 0)].reduce((a, b) => (cost[last + b]! < cost[last + a]! ? b : a))
  const steps: Step[] = []
  for (let at = last + ends; from[at]! >= 0; at = from[at]!) {
    const state = at % states
    const taken = Math.floor(at / states) - Math.floor(from[at]! / states)
    steps.push({ mode: state === 0 ? ascii : state < 4 ? c40 : text, taken })
  }
  return steps.reverse()
}

function written(codes: Uint8Array, steps: readonly Step[]): { words: number[]; endsLatched: boolean } {
  const words: number[] = []
  let mode: Mode = ascii
  let place = 0
  let waiting: number[] = []
  for (const step of steps) {
    if (step.taken === 0) {
      words.push(step.mode === ascii ? unlatch : latch[step.mode])
      mode = step.mode
      continue
    }
    const code = codes[place]!
    if (mode === ascii)
      words.push(step.taken === 2 ? 130 + (code - 48) * 10 + codes[place + 1]! - 48 : code === 94 ? fnc1 : code + 1)
    else {
      waiting.push(...values[mode][code]!)
      if (waiting.length >= 3) {
        const [a, b, c] = waiting as [number, number, number]
        const packed = 1600 * a + 40 * b + c + 1
        words.push(packed >> 8, packed & 255)
        waiting = waiting.slice(3)
      }
    }
    place += step.taken
  }
  return { words, endsLatched: mode !== ascii }
}
