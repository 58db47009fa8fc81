import type { Ingredient, Licence } from '#/features/register/licence.ts'
import { words } from '#/features/register/words.ts'
import { DataTable, type Fact, Facts, formatNumber, type Lang } from '#/platform/ui/kit.ts'

/** What a licence says of its product, to compare with the pack. */
export function Product({ lang, licence }: { lang: Lang; licence: Licence }) {
  return (
    <>
      <Facts lang={lang} facts={productFacts(lang, licence)} />
      <Composition lang={lang} ingredients={licence.composition} />
    </>
  )
}

function productFacts(lang: Lang, { brand, dosageForm, packs, holder, maker, method, gtins }: Licence): Fact[] {
  const t = words[lang]
  const list = (lines: readonly string[]) =>
    lines.length ? (
      <ul>
        {lines.map(line => (
          <li>{line}</li>
        ))}
      </ul>
    ) : undefined
  return [
    { label: t.brand, value: brand },
    { label: t.form, value: dosageForm },
    { label: t.packs, value: list(packs) },
    { label: t.holder, value: holder.companyId ? <a href={`/companies/${holder.companyId}`}>{holder.name}</a> : holder.name },
    { label: t.maker, value: maker.name },
    { label: t.method, value: t.methods[method] },
    ...(gtins.length ? [{ label: t.gtins, value: list(gtins) }] : []),
  ]
}

function Composition({ lang, ingredients }: { lang: Lang; ingredients: readonly Ingredient[] }) {
  const t = words[lang]
  if (ingredients.length === 0) return <p class="quiet">{t.noComposition}</p>
  return (
    <DataTable
      lang={lang}
      caption={t.composition}
      columns={[
        { key: 'ingredient', title: t.ingredient, show: ({ name }: Ingredient) => name },
        {
          key: 'amount',
          title: t.amount,
          numeric: true,
          show: ({ amount, unit }: Ingredient) =>
            amount === undefined ? '–' : `${formatNumber(amount, lang, 6)} ${unit ?? ''}`.trim(),
        },
      ]}
      rows={ingredients}
    />
  )
}
