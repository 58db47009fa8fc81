import { dayAt } from '#/law/day.ts'
import { type Fact, formatDay, type Lang } from '#/platform/ui/kit.ts'
import type { Difference } from './situation.ts'
import type { CheckedPack, Verdict } from './verdict.ts'
import { words } from './words.ts'

/** What the verdict rests on, row by row: the acts of officers first, then the pack. */
export function evidenceOf(verdict: Verdict, lang: Lang): Fact[] {
  return [
    ...actFacts(verdict, lang),
    ...signatureFacts(verdict, lang),
    ...(verdict.pack ? packFacts(verdict.pack, verdict.differences, lang) : saidFacts(verdict, lang)),
  ]
}

function actFacts({ product, recalls, code }: Verdict, lang: Lang): Fact[] {
  const t = words[lang]
  const ofRecalls = recalls.flatMap(({ batch, class: of, startedOn, reasons, basis }) => [
    {
      label: t.recalls,
      value: [
        batch ? t.batchOf(batch) : t.allBatches,
        t.recallSince(formatDay(startedOn, lang)),
        ...(of ? [t.recallClass(of)] : []),
      ].join(', '),
    },
    { label: t.reasons, value: reasons },
    { label: t.basis, value: basis },
  ])
  if (!product?.reasons || product.standing === 'active' || code === 'RECALLED') return ofRecalls
  return [
    ...ofRecalls,
    { label: t.reasons, value: product.reasons },
    ...(product.basis ? [{ label: t.basis, value: product.basis }] : []),
  ]
}

/** Only what the signature says by itself: a scan that had to be mended proves nothing by one that does not match. */
function signatureFacts({ signature }: Verdict, lang: Lang): Fact[] {
  const t = words[lang]
  return signature && signature !== 'absent' ? [{ label: t.signature, value: t.signatures[signature] }] : []
}

function packFacts(pack: CheckedPack, differences: readonly Difference[], lang: Lang): Fact[] {
  const t = words[lang]
  const differing = new Map(differences.map(each => [each.field, each]))
  const show = (field: Difference['field'], issued: string, asDay: boolean): Fact => {
    const written = (value: string) => (asDay ? formatDay(value, lang) : value)
    const difference = differing.get(field)
    return {
      label: t[field],
      value: difference ? `${t.saysCode(written(difference.says))}; ${t.issuedAs(written(issued))}` : written(issued),
    }
  }
  const { status, since, where, boundFor, level } = pack
  return [
    ...(level === 'primary' ? [] : [{ label: t.pack, value: t.levels[level] }]),
    show('batch', pack.batch, false),
    show('expiry', pack.expiry, true),
    ...(differing.has('productionDate') ? [show('productionDate', pack.productionDate, true)] : []),
    ...(differing.has('gtin') ? [show('gtin', differing.get('gtin')!.issued, false)] : []),
    { label: t.whereIs, value: t.stands[status](since ? formatDay(dayAt(since), lang) : '–', where, boundFor) },
  ]
}

/** What the code says of itself, marked as nothing more. */
function saidFacts({ said, differences, product }: Verdict, lang: Lang): Fact[] {
  const t = words[lang]
  if (!product) return []
  return [
    ...(said.batch ? [{ label: t.batch, value: t.saysCode(said.batch) }] : []),
    ...(said.expiry ? [{ label: t.expiry, value: t.saysCode(formatDay(said.expiry, lang)) }] : []),
    ...(said.serial ? [{ label: t.serial, value: t.saysCode(said.serial) }] : []),
    ...differences.map(({ field, says, issued }) => ({ label: t[field], value: `${t.saysCode(says)}; ${t.issuedAs(issued)}` })),
  ]
}
