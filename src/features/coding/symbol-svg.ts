import type { Matrix } from './symbols.ts'

/** The rest of a stretch's outline, by its width. */
const tails = Array.from({ length: 178 }, (_, width) => `h${width}v1h-${width}z`)

/** The outline of a symbol's dark modules, in modules: the `d` of a path. */
export function pathOf({ width, height, modules }: Matrix): string {
  let path = ''
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at++) {
      if (modules[at] === 0) continue
      const start = x
      for (; x < width && modules[at] !== 0; x++) at++
      path += `M${start} ${y}${tails[x - start]}`
      at--
      x--
    }
  return path
}

/** A symbol as a drawing of its own, `module` millimetres to a module and `quiet` modules empty around it. */
export function svgOf(matrix: Matrix, { module, quiet }: { module: number; quiet: number }): string {
  const [wide, high] = [matrix.width + 2 * quiet, matrix.height + 2 * quiet]
  const millimetres = (modules: number) => `${Math.round(modules * module * 10_000) / 10_000}mm`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres(wide)}" height="${millimetres(high)}" viewBox="${-quiet} ${-quiet} ${wide} ${high}" shape-rendering="crispEdges"><path fill="#fff" d="M${-quiet} ${-quiet}h${wide}v${high}h-${wide}z"/><path d="${pathOf(matrix)}"/></svg>`
}
