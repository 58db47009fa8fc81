import { type Matrix, runsOf } from './symbols.ts'

/** The outline of a symbol's dark modules, in modules: the `d` of a path. */
export function pathOf(matrix: Matrix): string {
  let path = ''
  for (const { x, y, width } of runsOf(matrix)) path += `M${x} ${y}h${width}v1h-${width}z`
  return path
}

/** A symbol as a drawing of its own, `module` millimetres to a module and `quiet` modules empty around it. */
export function svgOf(matrix: Matrix, { module, quiet }: { module: number; quiet: number }): string {
  const [wide, high] = [matrix.width + 2 * quiet, matrix.height + 2 * quiet]
  const millimetres = (modules: number) => `${Math.round(modules * module * 10_000) / 10_000}mm`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres(wide)}" height="${millimetres(high)}" viewBox="${-quiet} ${-quiet} ${wide} ${high}" shape-rendering="crispEdges"><path fill="#fff" d="M${-quiet} ${-quiet}h${wide}v${high}h-${wide}z"/><path d="${pathOf(matrix)}"/></svg>`
}
