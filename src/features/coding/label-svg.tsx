import type { Label, PlacedSymbol } from './label.ts'
import { runsOf } from './symbols.ts'

const millimetresPerPoint = 25.4 / 72

/** The outline of a symbol's dark modules, in modules: the `d` of a path. */
export const pathOf = (symbol: Pick<PlacedSymbol, 'matrix'>): string =>
  runsOf(symbol.matrix)
    .map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`)
    .join('')

/** A label as a picture, in millimetres. `title` says what it is to those who do not see it. */
export function LabelPicture({ label: { width, height, texts, symbols }, title }: { label: Label; title: string }) {
  return (
    <svg class="label-picture" viewBox={`0 0 ${width} ${height}`} width={width * 6} role="img" aria-label={title}>
      <rect width={width} height={height} fill="#fff" stroke="#888" stroke-width="0.2" />
      {symbols.map(symbol => (
        <path d={pathOf(symbol)} fill="#000" transform={`translate(${symbol.x} ${symbol.y}) scale(${symbol.module})`} />
      ))}
      {texts.map(({ x, y, size, bold, text }) => (
        <text
          x={x}
          y={y}
          fill="#000"
          font-family="Helvetica, Arial, sans-serif"
          font-size={String(size * millimetresPerPoint)}
          font-weight={bold ? 'bold' : 'normal'}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}
