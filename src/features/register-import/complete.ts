import { completeLicence } from '#/features/register/enter-many.ts'
import { changeStanding, type Licence } from '#/features/register/licences.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, type Problem } from '#/platform/http/errors.ts'
import { differences } from './compare.ts'
import type { Ground } from './enter.ts'
import type { ImportRow, RowReport } from './row.ts'

type Answer = Pick<RowReport, 'outcome' | 'problems' | 'remarks'>

/**
 * What a row adds to a licence that is in the register: the account of its holder, trade item numbers, a decision taken elsewhere. A row
 * that contradicts the register is refused whole.
 */
export async function complete(
  tx: Tx,
  row: ImportRow,
  licence: Licence,
  companyId: string | undefined,
  { actor, today }: Ground,
): Promise<Answer> {
  const contradictions = differences(row, licence)
  if (contradictions.length > 0) return { outcome: 'refused', problems: contradictions }
  const decision = decisionOn(row, licence)
  if (decision && 'says' in decision) return { outcome: 'refused', problems: [decision] }
  if (decision)
    try {
      const { to, on, reasons, cite, by } = decision
      const change = { reasons, cite, on }
      // Throws before it writes, so what this transaction did for other rows stands.
      await changeStanding(tx, row.number, to === 'superseded' ? { ...change, to, by: by! } : { ...change, to }, actor, today)
    } catch (error) {
      if (error instanceof NotAllowed) return { outcome: 'refused', problems: [{ field: 'standing', says: error.says }] }
      if (error instanceof Invalid) return { outcome: 'refused', problems: error.problems }
      throw error
    }
  const holderId = licence.holder.companyId ? undefined : companyId
  const gtins = row.gtins.filter(gtin => !licence.gtins.includes(gtin))
  if (holderId || gtins.length > 0) await completeLicence(tx, row.number, { holderId, gtins })
  const isSame = !decision && !holderId && gtins.length === 0
  return { outcome: isSame ? 'already so' : 'completed', remarks: row.remarks }
}

/** The decision that the register does not know yet; a problem where the list says another standing without the decision that led to it. */
function decisionOn({ standing }: ImportRow, licence: Licence) {
  if (standing === undefined || standing === 'expired') return undefined
  if (standing !== 'active') return standing.to === licence.standing && standing.on === licence.since ? undefined : standing
  if (licence.standing === 'active' || licence.standing === 'expired') return undefined
  return {
    field: 'reasons',
    says: {
      id: 'Menurut register izin ini tidak berlaku. Sebutkan sejak kapan dan mengapa ia berlaku lagi (standing_since, reasons).',
      en: 'After the register this licence is not in force. Say since when and why it is in force again (standing_since, reasons).',
    },
  } satisfies Problem
}
