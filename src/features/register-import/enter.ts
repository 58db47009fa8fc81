import { verifiedByNib } from '#/features/companies/companies.ts'
import { type Entry, enterLicences, holdersOfGtins } from '#/features/register/enter-many.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Problem } from '#/platform/http/errors.ts'
import { complete } from './complete.ts'
import type { ImportRow, RowReport } from './row.ts'

/** Who imports, on which day; `holdsItems` while others may act at the same time, which a trial that is undone need not mind. */
export type Ground = { actor: Actor; today: Day; holdsItems: boolean }

/** Enters rows of which no two speak of the same number or trade item, and answers each. Run in one transaction. */
export async function enterRows(tx: Tx, rows: readonly ImportRow[], ground: Ground): Promise<RowReport[]> {
  if (rows.length === 0) return []
  const numbers = [...rows, ...rows.flatMap(({ standing }) => successorIn(standing))].map(one =>
    typeof one === 'string' ? one : one.number,
  )
  const known = new Map((await licencesByNumber(tx, numbers, ground.today)).map(licence => [licence.number, licence]))
  const companies = await verifiedByNib(
    tx,
    rows.flatMap(({ holder }) => holder.nib ?? []),
  )
  const owners = await holdersOfGtins(
    tx,
    rows.flatMap(({ gtins }) => gtins),
    ground.today,
    ground.holdsItems,
  )
  const coming = new Set(rows.map(({ number }) => number))
  const refusals = new Map(
    rows.map(row => [
      row.row,
      [...takenItems(row, owners), ...lackOfSuccessor(row, number => known.has(number) || coming.has(number))],
    ]),
  )
  const isFine = (row: ImportRow) => refusals.get(row.row)!.length === 0
  const holderOf = ({ holder }: ImportRow) => (holder.nib ? companies.get(holder.nib) : undefined)
  const fresh = rows.filter(row => isFine(row) && !known.has(row.number))
  const entered = await enterLicences(
    tx,
    fresh.map(row => entryOf(row, holderOf(row))),
    ground.actor,
  )
  const reports: RowReport[] = []
  for (const row of rows) {
    const licence = known.get(row.number)
    const answer = { row: row.row, number: row.number }
    if (!isFine(row)) reports.push({ ...answer, outcome: 'refused', problems: refusals.get(row.row)! })
    else if (licence) reports.push({ ...answer, ...(await complete(tx, row, licence, holderOf(row), ground)) })
    else if (entered.has(row.number)) reports.push({ ...answer, outcome: 'entered', remarks: remarksOn(row, holderOf(row)) })
    else reports.push({ ...answer, outcome: 'refused', problems: [meanwhile] })
  }
  return reports
}

function entryOf({ standing, holder, ...row }: ImportRow, companyId: string | undefined): Entry {
  const decided = typeof standing === 'object' && standing.to !== 'active' ? standing : undefined
  return {
    ...row,
    holder: { name: holder.name, ...(companyId && { companyId }) },
    ...(decided && { decision: decided }),
  }
}

const successorIn = (standing: ImportRow['standing']): string[] =>
  typeof standing === 'object' && standing.by ? [standing.by] : []

/** A trade item belongs to one licence in force at a time; one that was revoked or replaced keeps its own as history. */
function takenItems({ number, gtins, standing }: ImportRow, owners: ReadonlyMap<string, readonly string[]>): Problem[] {
  if (typeof standing === 'object' && standing.to !== 'active' && standing.to !== 'suspended') return []
  return gtins.flatMap(gtin => {
    const other = owners.get(gtin)?.find(owner => owner !== number)
    return other === undefined
      ? []
      : {
          field: 'gtins',
          says: { id: `GTIN ${gtin} sudah dipakai izin edar ${other}.`, en: `GTIN ${gtin} belongs to licence ${other}.` },
        }
  })
}

function lackOfSuccessor({ number, standing }: ImportRow, isThere: (number: string) => boolean): Problem[] {
  const [by] = successorIn(standing)
  if (by === undefined || (by !== number && isThere(by))) return []
  return [
    {
      field: 'superseded_by',
      says: {
        id: `Penggantinya, ${by}, belum ada dalam register. Letakkan baris penggantinya lebih dahulu.`,
        en: `Its successor, ${by}, is not in the register yet. Put the row of the successor first.`,
      },
    },
  ]
}

function remarksOn({ remarks, holder }: ImportRow, companyId: string | undefined): NonNullable<RowReport['remarks']> {
  if (!holder.nib || companyId) return remarks
  return [
    ...remarks,
    {
      id: `Belum ada perusahaan terverifikasi dengan NIB ${holder.nib}. Impor lagi sesudah terverifikasi agar ia dapat memesan kode.`,
      en: `No verified company has the NIB ${holder.nib} yet. Import again once one has, so that it can order codes.`,
    },
  ]
}

const meanwhile: Problem = {
  field: 'number',
  says: {
    id: 'Nomor ini dicatat orang lain pada saat yang sama. Impor berkasnya lagi.',
    en: 'Somebody else entered this number at the same moment. Import the file again.',
  },
}
