import { countWaitingAlerts } from '#/features/alerts/alerts.ts'
import { countNewReports } from '#/features/checking/reports.ts'
import { type Lot, lotsOfCompany } from '#/features/coding/packs.ts'
import { countWaitingOrders } from '#/features/coding/waiting-orders.ts'
import { type Company, findCompany } from '#/features/companies/companies.ts'
import { countWaitingFiles } from '#/features/companies/file.ts'
import { type DeskItem, deskItems } from '#/features/licensing/desk.ts'
import { closedAmong } from '#/features/packing/closings.ts'
import { countUnanswered } from '#/features/recalls/answers.ts'
import { proposalsFor } from '#/features/recalls/ending.ts'
import { listRecalls, type Recall, recallsOf } from '#/features/recalls/recalls.ts'
import { type Licence, licencesOf } from '#/features/register/licences.ts'
import { countFiledAccesses } from '#/features/self-issue/accesses.ts'
import type { SerialList } from '#/features/self-issue/list.ts'
import { unfinishedLists } from '#/features/self-issue/lists.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Role, Visitor } from '#/platform/accounts/person.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { countFailedJobs } from './jobs.ts'

/** What of a company's own is worth looking at. */
export type CompanyDesk = {
  company: Company
  ending: Licence[]
  recalls: Recall[]
  lots: Lot[]
  /** Lists of serials of which only a part has come. */
  lists: SerialList[]
  /** Lots whose production day has come and whose reconciliation is not accepted yet, the oldest first; and how many there are. */
  open: Lot[]
  openCount: number
}

/** Numbers that a visitor has to do with, each with the place where it is dealt with. */
export type Tile = {
  name:
    | 'companies'
    | 'reports'
    | 'alerts'
    | 'recalls'
    | 'recallNotices'
    | 'recallEnds'
    | 'failedJobs'
    | 'orders'
    | 'accesses'
    | 'ownOrders'
    | 'lists'
    | 'openLots'
  count: number
  href: string
}

export type Desk = { items: DeskItem[]; own?: CompanyDesk; tiles: Tile[] }

/** How many of each list a desk shows; the whole lists are a link away. */
const most = 5
/** Licences that end within so many days are shown. A choice of this page, not of the law. */
const soon = 365

/** What waits for a visitor, by what they are here. */
export async function deskOf(db: Db, visitor: Visitor, today: Day): Promise<Desk> {
  const [items, own, tiles, ...ownTiles] = await Promise.all([
    deskItems(db, visitor, today),
    visitor.companyId && !isOfficer(visitor) ? companyDesk(db, visitor.companyId, today) : undefined,
    tilesFor(db, visitor, today),
    visitor.companyId && !isOfficer(visitor)
      ? tile('recallNotices', countUnanswered(db, visitor.companyId, today), '/recall-notices')
      : undefined,
    visitor.companyId && !isOfficer(visitor)
      ? tile('ownOrders', countWaitingOrders(db, visitor.companyId), '/code-orders')
      : undefined,
  ])
  // A company that never had to do with codes is not told that nothing of the kind waits.
  const waiting = own ? [...ownTiles.filter(each => each !== undefined), ...tilesOf(own)].filter(({ count }) => count > 0) : []
  return { items, ...(own && { own }), tiles: [...tiles, ...waiting] }
}

const tilesOf = ({ lists, openCount }: CompanyDesk): Tile[] => [
  { name: 'lists', count: lists.length, href: '#lists' },
  { name: 'openLots', count: openCount, href: '#open-lots' },
]

async function companyDesk(db: Db, companyId: string, today: Day): Promise<CompanyDesk | undefined> {
  const [company, licences, lots, lists] = await Promise.all([
    findCompany(db, companyId),
    licencesOf(db, companyId, today),
    lotsOfCompany(db, companyId),
    unfinishedLists(db, companyId),
  ])
  if (!company) return undefined
  const recalls = await recallsOf(
    db,
    licences.map(({ number }) => number),
    today,
  )
  const until = addDays(today, soon)
  const ending = licences.filter(({ standing, validUntil }) => standing === 'active' && validUntil <= until)
  const open = await openAmong(db, lots, today)
  return {
    company,
    ending: ending.slice(0, most),
    recalls,
    lots: lots.slice(0, most),
    lists,
    open: open.slice(0, most),
    openCount: open.length,
  }
}

async function openAmong(db: Db, lots: readonly Lot[], today: Day): Promise<Lot[]> {
  const made = lots.filter(({ productionDate }) => productionDate <= today)
  const closed = await closedAmong(
    db,
    made.map(({ id }) => id),
  )
  return made.filter(({ id }) => !closed.has(id)).sort((a, b) => (a.productionDate < b.productionDate ? -1 : 1))
}

async function tilesFor(db: Db, { roles, id }: Visitor, today: Day): Promise<Tile[]> {
  const has = (...any: Role[]) => any.some(role => roles.includes(role))
  const tiles = await Promise.all([
    has('evaluator') && tile('companies', countWaitingFiles(db), '/companies-to-verify'),
    has('code officer') && tile('orders', countWaitingOrders(db), '/code-orders'),
    has('code officer') && tile('accesses', countFiledAccesses(db), '/code-access/requests'),
    has('inspector') && tile('reports', countNewReports(db), '/reports'),
    has('inspector', 'approver') && tile('alerts', countWaitingAlerts(db), '/alerts?class=suspect'),
    has('inspector', 'approver') &&
      tile(
        'recalls',
        listRecalls(db, { state: 'running', size: 1 }, today).then(({ total }) => total),
        '/recalls?state=running',
      ),
    has('approver') &&
      tile(
        'recallEnds',
        proposalsFor(db, id).then(found => found.length),
        '/recalls?state=running',
      ),
    has('administrator') && tile('failedJobs', countFailedJobs(db), '/admin/jobs'),
  ])
  return tiles.filter(each => each !== false)
}

const tile = async (name: Tile['name'], count: Promise<number>, href: string): Promise<Tile> => ({
  name,
  count: await count,
  href,
})
