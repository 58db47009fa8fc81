import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { count } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { formatNumber, type Packed, PackingTree } from '#/platform/ui/kit.ts'
import { contentsOf } from './contents.ts'
import { firstOf } from './first-of.ts'
import { foreignClass, keyOfPack, type PackNumber } from './identity.ts'
import { namesFor } from './names.ts'
import { afterAllAt } from './parts.ts'
import type { Moment } from './positions.ts'
import { isBefore, packingsIn, sightingsOf } from './sightings.ts'
import { words } from './words.ts'

/** How many things that lie in a pack its tree names. */
const namedInside = 50

type PackingProps = {
  c: Ctx
  pack: PackNumber
  /** Whether the reader may open the page of a pack of this lot; of an identity that is of no lot where there is none. */
  mayOpen: (lot: OwnedSpan | undefined) => boolean
  /** As it was at this instant. */
  at?: Date
}

/** What a pack lies in, up to the outermost, and what lies in it; nothing where neither is known. */
export async function PackingOf({ c, pack, mayOpen, at }: PackingProps) {
  const { lang, db } = c.var
  const t = words[lang]
  const before = at && afterAllAt(at)
  const above = await parentsOf(db, pack, before)
  const inside = await contentsOf(db, [pack], before)
  if (above.length === 0 && inside.length === 0) return null
  const all = inside.reduce((sum, { spans }) => sum + count(spans), 0)
  const few = inside.map(set => ({ ...set, spans: firstOf(set.spans, namedInside) }))
  const children = few.flatMap(({ classId, spans }) =>
    spans.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, k) => ({ classId, n: from + k }))),
  )
  const node = await nodesFor(c, mayOpen, [pack, ...above, ...children])
  const here: Packed = { ...node(pack), here: true, ...(all > 0 && { count: all, inside: children.map(node) }) }
  const root = above.reduce<Packed>((inner, parent) => ({ ...node(parent), inside: [inner] }), here)
  return (
    <section class="flow">
      <h2>{t.packing}</h2>
      <PackingTree lang={lang} root={root} />
      {all > children.length ? (
        <p class="quiet">{t.inside(formatNumber(children.length, lang), formatNumber(all, lang))}</p>
      ) : null}
    </section>
  )
}

/** What a pack lies in now, or lay in at a moment, from the innermost to the outermost. */
export async function parentsOf(db: Db, pack: PackNumber, before?: Moment): Promise<PackNumber[]> {
  const parents: PackNumber[] = []
  const met = new Set([keyOfPack(pack)])
  for (let here = pack; ; ) {
    const last = packingsIn(await sightingsOf(db, here)).findLast(packing => !before || isBefore(packing, before))
    if (!last?.packed || met.has(keyOfPack(last.parent))) return parents
    met.add(keyOfPack(last.parent))
    parents.push(last.parent)
    here = last.parent
  }
}

/** How the tree shows a pack: its level, the last part of its identity, and where it leads. */
async function nodesFor(
  c: Ctx,
  mayOpen: PackingProps['mayOpen'],
  packs: readonly PackNumber[],
): Promise<(pack: PackNumber) => Packed> {
  const t = words[c.var.lang]
  const sets = packs.map(({ classId, n }) => ({ classId, spans: [{ from: n, until: n + 1 }] }))
  const names = await namesFor(c.var.db, c.var.platform, sets)
  return pack => {
    const lot = pack.classId === foreignClass ? undefined : names.lot(pack)
    const uri = names.uris({ classId: pack.classId, spans: [{ from: pack.n, until: pack.n + 1 }] })[0] ?? ''
    return {
      kind: lot ? t.levels[lot.level] : t.other,
      code: uri.slice(uri.lastIndexOf('/') + 1),
      ...(mayOpen(lot) && { href: `/packs/${pack.classId}/${pack.n}` }),
    }
  }
}
