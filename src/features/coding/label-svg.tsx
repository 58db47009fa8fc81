import type { Label } from './label.ts'
import { pathOf } from './symbol-svg.ts'

const millimetresPerPoint = 25.4 / 72

/** A label as a picture, in millimetres. `title` says what it is to those who do not see it. */
export function LabelPicture({ label: { width, height, texts, symbols }, title }: { label: Label; title: string }) {
  return (
    <svg class="label-picture" viewBox={`0 0 ${width} ${height}`} width={width * 6} role="img" aria-label={title}>
      <rect width={width} height={height} fill="#fff" stroke="#888" stroke-width="0.2" />
      {symbols.map(symbol => (
        <path d={pathOf(symbol.matrix)} fill="#000" transform={`translate(${symbol.x} ${symbol.y}) scale(${symbol.module})`} />
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
