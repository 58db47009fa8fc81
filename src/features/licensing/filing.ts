import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, type Problem } from '#/platform/http/errors.ts'
import { stateAfter } from './case.ts'
import { lastDayOf } from './case-clock.ts'
import { filedLetter, writeTo } from './case-letters.ts'
import { lockCase, recordEvent } from './cases.ts'
import { issueOrder } from './fees.ts'
import { lockName } from './names.ts'
import type { Remark } from './service.ts'
import { blocksOf, completeCase } from './whole-case.ts'

type With = { origin: string; today?: Day }

/**
 * Sends an application: everything that can be checked is checked, the fee order is issued under the law of this day where there
 * is a fee, and the company's people get a receipt. Throws NotAllowed where the company is not verified or the person has no second factor, and
 * Invalid with every remark that blocks; then nothing is changed.
 */
export async function fileCase(
  db: Db,
  visitor: Visitor,
  id: string,
  { origin, today = dayAt(new Date()) }: With,
): Promise<{ order?: string }> {
  const actor = actorOf(visitor)
  return act(
    db,
    actor,
    ({ order }) => ({ act: 'case.filed', subject: 'case', id, facts: { order } }),
    async tx => {
      const file = await lockCase(tx, id)
      stateAfter(file.service.life, file.standing, { kind: 'filed', actorId: actor.id })
      if (file.productName) await lockName(tx, file.productName)
      const whole = await completeCase(tx, file, today)
      refuseUnlessReady(visitor, whole.given.applicant.isVerified)
      const blocks = blocksOf(whole.remarks)
      if (blocks.length) throw new Invalid(blocks.map(problemOf))
      const finding = file.service.fee?.(whole.given)
      const order = finding && (await issueOrder(tx, id, finding))
      await recordEvent(tx, id, { kind: 'filed', data: { ...(order && { order }) } }, actor, { on: today, filed_on: today })
      const due = lastDayOf(file.service.terms(today).payment.value, today, whole.isWorkingDay)
      const bill = order && { order, amount: finding.value, due }
      await writeTo(tx, file, lang => filedLetter(lang, { file, origin, ...(bill && { bill }) }))
      return { ...(order && { order }) }
    },
  )
}

/** Why an application cannot be sent yet, apart from what is in it; undefined when nothing stands in the way. */
export function whyNotFile({ hasSecondFactor }: Pick<Visitor, 'hasSecondFactor'>, isVerified: boolean) {
  if (!isVerified)
    return {
      id: 'Perusahaan Anda belum terverifikasi. Rancangan ini tersimpan; kirimkan setelah verifikasi selesai.',
      en: 'Your company is not verified yet. This draft is kept; send it once the verification is done.',
    }
  if (!hasSecondFactor)
    return {
      id: 'Pasang dahulu faktor kedua (aplikasi autentikator atau kunci sandi) pada akun Anda, karena mengirim permohonan mengikat perusahaan.',
      en: 'First set up a second factor (authenticator app or passkey) on your account, because sending an application binds the company.',
    }
  return undefined
}

function refuseUnlessReady(visitor: Visitor, isVerified: boolean): void {
  const because = whyNotFile(visitor, isVerified)
  if (because) throw new NotAllowed(because)
}

/** A remark as a fault of the section and field that it is about. */
export const problemOf = ({ section, field, says, cite }: Remark): Problem => ({ field: `${section}.${field}`, says, cite })
