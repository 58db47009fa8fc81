import { ordererOf } from '#/features/coding/api.ts'
import type { LotSection } from '#/features/coding/lot-page.tsx'
import { answered, askOrder, type OrderWay } from '#/features/coding/order-page.tsx'
import { orderLot } from '#/features/coding/ordering.ts'
import { countsOf, spansOfLot } from '#/features/coding/read-lots.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { goOn } from '#/platform/http/frame.ts'
import { formatNumber, textOf } from '#/platform/ui/kit.ts'
import { listsOfLot } from './lists.ts'
import { words } from './words.ts'

const way: OrderWay = {
  start: '/own-lots/new',
  send: '/own-lots',
  title: { id: words.id.newLot, en: words.en.newLot },
  submit: { id: words.id.declare, en: words.en.declare },
}

/** `/own-lots/new`: the facts of a batch whose serials the company makes itself. */
export const askOwnLot = (c: Ctx) => askOrder(c, way)

/** Enters the batch and goes on to its lists. */
export async function takeOwnLot(c: Ctx): Promise<Response> {
  const values = textOf(await c.req.parseBody({ all: true }))
  const work: Parameters<typeof answered>[2] = async order => {
    const { id, isNew } = await orderLot(c.var.db, order, { ...ordererOf(c), issuer: 'holder' })
    const said = isNew ? 'declared' : 'known'
    return goOn(c, `/lots/${id}/serials`, { id: words.id[said], en: words.en[said] })
  }
  return answered(c, values, work, way)
}

/** What the page of a lot says of its lists. */
export const serialListsSection: LotSection = async (c, lot) => {
  if (lot.issuer !== 'holder') return null
  const { lang, db } = c.var
  const t = words[lang]
  const [lists, spans] = [await listsOfLot(db, lot.id), await spansOfLot(db, lot.id)]
  const { primary } = countsOf(spans)
  const mayUpload = signedIn(c).companyId === lot.companyId
  const unfinished = lists.filter(({ state }) => state === 'receiving' || state === 'reading')
  return (
    <section class="flow">
      <h2>{t.lists}</h2>
      <p>
        {lists.length === 0
          ? t.noLists
          : t.soFar(formatNumber(primary, lang), formatNumber(lot.packs, lang), formatNumber(lists.length, lang))}
      </p>
      {unfinished.length ? (
        <ul>
          {unfinished.map(({ id, name, state }) => (
            <li>
              <a href={`/serial-lists/${id}`}>{name}</a>: {t.states[state]}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a class={`button${lists.length && primary >= lot.packs ? ' button-second' : ''}`} href={`/lots/${lot.id}/serials`}>
          {mayUpload ? t.upload : t.lists}
        </a>
      </p>
    </section>
  )
}
