import type { Lot } from '#/features/coding/read-lots.ts'
import { getLot } from '#/features/coding/read-lots.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { goOn } from '#/platform/http/frame.ts'
import { Form, formatMoment } from '#/platform/ui/kit.ts'
import { findSignedLot, signLot } from './signed-lots.ts'
import { words } from './words.ts'

/** On the page of a lot: whether its codes are signed, and for its holder the button that has them signed. */
export async function signedSection(c: Ctx, lot: Lot) {
  const { lang, db } = c.var
  const t = words[lang]
  const signed = await findSignedLot(db, lot.id)
  const mayAsk = signedIn(c).companyId === lot.companyId
  if (!signed && !mayAsk) return null
  return (
    <section class="flow">
      <h2>{t.signed}</h2>
      {signed ? (
        <p>{t.since(formatMoment(signed.since, lang), signed.keyId)}</p>
      ) : (
        <>
          <p>{t.about}</p>
          <Form form={{ lang }} action={`/lots/${lot.id}/signed`} submit={t.turnOn} second />
        </>
      )}
    </section>
  )
}

async function haveSigned(c: Ctx): Promise<Lot> {
  const lot = await getLot(c.var.db, param(c, 'id'))
  const actor = actorOf(signedIn(c))
  const deed = { act: 'lot.codes signed', subject: 'lot', id: lot.id, facts: { batch: lot.batch } }
  await act(c.var.db, actor, deed, tx => signLot(tx, c.var.platform.keys, lot.id, actor.name))
  return lot
}

export async function turnOn(c: Ctx): Promise<Response> {
  const lot = await haveSigned(c)
  return goOn(c, `/lots/${lot.id}`, { id: words.id.turnedOn, en: words.en.turnedOn })
}

export async function turnOnByApi(c: Ctx): Promise<Response> {
  const lot = await haveSigned(c)
  const signed = await findSignedLot(c.var.db, lot.id)
  return c.json({ lot: lot.id, key: signed?.keyId, since: signed?.since.toISOString() })
}
