import { sql } from 'kysely'
import { findProvince, findRegency } from '#/features/companies/areas.ts'
import { findCompany, findSite } from '#/features/companies/companies.ts'
import { provinceCapitals } from '#/features/companies/province-centres.ts'
import type { Progress } from '#/features/recalls/progress.ts'
import { progressOfRecall } from '#/features/recalls/progress-page.tsx'
import { listRecalls, type Recall } from '#/features/recalls/recalls.ts'
import { packsBySite } from '#/features/stock/stock.ts'
import type { FlagKind } from '#/features/tracing/problem.ts'
import { eventsByHour, flagsSince, refusedSince } from '#/features/tracing/today.ts'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import './tables.ts'

export type ByCompany = { companyId: string; name: string }

/** What the regulator's board shows of one day. */
export type Board = {
  /** How many events were recorded in each hour of the day, Jakarta's time. */
  hours: number[]
  flags: { kind: FlagKind; events: number }[]
  problems: (ByCompany & { captures: number; problems: number })[]
  coverage: (ByCompany & { shipments: number; received: number })[]
  provinces: { code: string; name: string; lat: number; lon: number; packs: number }[]
  recalls: { recall: Recall; product: string; progress: Progress }[]
  runningRecalls: number
}

/** How many rows of each list a board shows. */
const most = 10

/** The board of a day: each part one cheap statement, over what is counted already or was recorded today. */
export async function boardOf(db: Db, today: Day): Promise<Board> {
  const since = new Date(`${today}T00:00:00+07:00`)
  const [hours, flags, problems, coverage, provinces, running] = await Promise.all([
    eventsByHour(db, since),
    flagsSince(db, since),
    problemsSince(db, since),
    worstCoverage(db),
    packsByProvince(db),
    listRecalls(db, { state: 'running', size: most }, today),
  ])
  const recalls: Board['recalls'] = []
  for (const recall of running.rows) {
    const { licence, progress } = await progressOfRecall(db, recall, today)
    recalls.push({ recall, product: licence?.productName ?? recall.licence, progress })
  }
  return { hours, flags, problems, coverage, provinces, recalls, runningRecalls: running.total }
}

async function problemsSince(db: Db, since: Date): Promise<Board['problems']> {
  const rows = await refusedSince(db, since, most)
  return Promise.all(rows.map(async row => ({ ...(await named(db, row.companyId)), ...row })))
}

async function worstCoverage(db: Db): Promise<Board['coverage']> {
  const { rows } = await sql<{ company_id: string; shipments: number; received: number }>`
    select company_id, shipments, received
    from board_coverage
    where received < shipments
    order by received::float8 / shipments, shipments desc, company_id
    limit ${most}`.execute(db)
  return Promise.all(rows.map(async ({ company_id, ...row }) => ({ ...(await named(db, company_id)), ...row })))
}

async function packsByProvince(db: Db): Promise<Board['provinces']> {
  const provinces = new Map<string, Board['provinces'][number]>()
  for (const { siteId, packs } of await packsBySite(db)) {
    const site = await findSite(db, siteId)
    const code = site && findRegency(site.regencyCode)?.provinceCode
    if (!site || code === undefined) continue
    const known = provinces.get(code)
    if (known) known.packs += packs
    else
      provinces.set(code, {
        code,
        name: findProvince(code)?.name ?? code,
        ...(provinceCapitals[code] ?? { lat: site.lat, lon: site.lon }),
        packs,
      })
  }
  return [...provinces.values()].sort((a, b) => b.packs - a.packs)
}

const named = async (db: Db, companyId: string): Promise<ByCompany> => ({
  companyId,
  name: (await findCompany(db, companyId))?.name ?? companyId,
})
