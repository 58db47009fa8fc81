import type { At, Traits } from './traits.ts'

/**
 * Where a pack was meant to go and where it turned up: `home` is the outlet that papers name (or failing those, the first that received
 * or sold it), `seen` every outlet that received or sold it, `strays` those among them that no paper names.
 */
export type Ways = { home: At | undefined; seen: At[]; strays: At[] }

export function waysOf({ sent, got, sold }: Traits): Ways {
  const seen = [...got]
  for (const sale of sold) if (!seen.some(({ site }) => site === sale.site)) seen.push(sale)
  const meant = sent.length > 0 ? sent : seen.slice(0, 1)
  const strays = seen.filter(({ site }) => !meant.some(at => at.site === site))
  return { home: meant[0], seen, strays }
}
