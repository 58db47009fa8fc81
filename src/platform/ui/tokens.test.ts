import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(`web/styles/${name}`, 'utf8')
const colours = (css: string) =>
  Object.fromEntries([...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex!]))
const [light, dark] = read('tokens.css').split('prefers-color-scheme: dark').map(colours) as [
  Record<string, string>,
  Record<string, string>,
]

/** Text on its ground: at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const text = [
  ...['paper', 'raised'].flatMap(ground =>
    ['ink', 'quiet', 'primary', 'primary-hover', 'look', 'stop', 'unknown'].map(ink => [ink, ground]),
  ),
  ...['primary', 'look', 'stop', 'unknown'].flatMap(tone => [tone, 'ink', 'quiet'].map(ink => [ink, `${tone}-wash`])),
  ['primary-hover', 'primary-wash'],
  ['primary', 'look-wash'],
  ['primary', 'stop-wash'],
  ['primary', 'unknown-wash'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-stop', 'stop'],
  ['on-stop', 'stop-hover'],
  ...['primary', 'look', 'stop', 'unknown'].map(tone => ['paper', tone]),
] as [string, string][]

/** Edges of boxes, focus rings, lines of charts: at least 3 : 1 (1.4.11). */
const graphics = [...['edge', 'focus', 'look-mark'].flatMap(mark => ['paper', 'raised'].map(ground => [mark, ground]))] as [
  string,
  string,
][]

test.each([
  ['light', light],
  ['dark', dark],
])('every pair of colours can be read in %s mode', (_, tokens) => {
  const tooFaint = (pairs: [string, string][], least: number) =>
    pairs
      .map(([front, ground]) => ({ front, ground, ratio: contrast(tokens[front]!, tokens[ground]!) }))
      .filter(({ ratio }) => !(ratio >= least))
  expect(tooFaint(text, 4.5)).toEqual([])
  expect(tooFaint(graphics, 3)).toEqual([])
})

test('dark mode answers every colour of light mode', () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort())
})

test('no style sheet but the brand names a colour', () => {
  for (const name of readdirSync('web/styles').filter(name => name !== 'tokens.css'))
    expect(read(name)).not.toMatch(/#[0-9a-f]{3,8}\b|rgba?\(|hsl/)
})

test('the entry imports every style sheet, and all of them weigh less than 9 KiB compressed', () => {
  const imported = [...readFileSync('web/absah.css', 'utf8').matchAll(/styles\/([\w-]+\.css)/g)].map(([, name]) => name!)
  expect([...imported].sort()).toEqual(readdirSync('web/styles').sort())
  expect(gzipSync(imported.map(read).join('')).length).toBeLessThan(9 * 1024)
})

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Relative luminance of sRGB, WCAG 2.2 definition. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
