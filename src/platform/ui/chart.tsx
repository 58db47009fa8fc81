import { Bar } from './bar.tsx'
import { formatNumber } from './formats.ts'
import type { Lang } from './lang.ts'
import { words } from './words.ts'

export type Series = { name: string; values: readonly number[] }

export type ChartProps = {
  lang: Lang
  title: string
  /** What the values stand over: months, provinces, commodities. */
  labels: readonly string[]
  /** The heading of the labels: `Bulan`. */
  over: string
  series: readonly Series[]
  format?: (value: number) => string
}

/** How much of each: a table whose numbers are drawn beside them, so that the chart is its table. One series. */
export function BarChart({
  lang,
  title,
  labels,
  over,
  series: [only],
  format = plain(lang),
}: ChartProps & { series: readonly [Series] }) {
  const most = Math.max(...only.values, 0)
  return (
    <figure class="chart">
      <table class="table table-plain bars tone-ok">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{over}</th>
            <th scope="col" class="numeric">
              {only.name}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr>
              <th scope="row">{label}</th>
              <td class="numeric">{format(only.values[index] ?? 0)}</td>
              <td class="bars-bar">
                <Bar share={most > 0 ? (only.values[index] ?? 0) / most : 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

/** How something moved: lines told apart by colour and dash, and the numbers as a table below. */
export function LineChart({ lang, title, labels, over, series, format = plain(lang) }: ChartProps) {
  const top = roundTop(Math.max(...series.flatMap(({ values }) => values), 0))
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="lines">
        <div class="lines-top">{format(top)}</div>
        <svg viewBox="0 0 100 40" width="100%" height="200" preserveAspectRatio="none" role="img" aria-label={title}>
          <path class="lines-grid" d="M0 0H100M0 20H100M0 40H100" vector-effect="non-scaling-stroke" />
          {series.map(({ values }, index) => (
            <path class={`lines-line lines-${index % 3}`} d={linePath(values, top)} vector-effect="non-scaling-stroke" />
          ))}
        </svg>
        <div class="lines-ends">
          <span>{labels[0]}</span>
          <span>{labels.at(-1)}</span>
        </div>
      </div>
      <ul class="lines-key">
        {series.map(({ name, values }, index) => (
          <li>
            <svg width="32" height="8" aria-hidden="true">
              <path class={`lines-line lines-${index % 3}`} d="M1 4H31" />
            </svg>
            {name}: <strong>{format(values.at(-1) ?? 0)}</strong>
          </li>
        ))}
      </ul>
      <details class="why">
        <summary>{words[lang].asTable}</summary>
        <table class="table table-plain">
          <thead>
            <tr>
              <th scope="col">{over}</th>
              {series.map(({ name }) => (
                <th scope="col" class="numeric">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, index) => (
              <tr>
                <th scope="row">{label}</th>
                {series.map(({ values }) => (
                  <td class="numeric">{format(values[index] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

function plain(lang: Lang) {
  return (value: number) => formatNumber(value, lang)
}

function linePath(values: readonly number[], top: number): string {
  const step = values.length > 1 ? 100 / (values.length - 1) : 0
  return values.map((value, index) => `${index ? 'L' : 'M'}${round(index * step)} ${round(40 - (40 * value) / top)}`).join('')
}

/** The next 1, 2 or 5 of its order: a scale that can be read. */
function roundTop(most: number): number {
  if (most <= 0) return 1
  const order = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 5, 10].find(step => step * order >= most) ?? 10) * order
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
