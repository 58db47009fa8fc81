import { type Licence, licenceOn, licencesOf } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { type About, type CaseRow, findCase, rowFrom } from './cases.ts'
import './tables.ts'
import { sectionsOf } from './sections.ts'
import type { Earlier, Given, Service } from './service.ts'

/** What a case is about besides its dossier: the licence as it stands today, and the case that it follows. */
export async function aboutFacts(
  db: Db,
  { aboutLicence, follows }: Pick<CaseRow, 'aboutLicence' | 'follows'>,
  today: Day,
): Promise<Pick<Given, 'licence' | 'earlier'>> {
  const licence = aboutLicence === undefined ? undefined : await licenceOn(db, aboutLicence, today)
  const earlier = follows === undefined ? undefined : await findEarlier(db, follows)
  return { ...(licence && { licence }), ...(earlier && { earlier }) }
}

async function findEarlier(db: Db, id: string): Promise<Earlier | undefined> {
  const file = await findCase(db, id)
  const last = file?.events.at(-1)
  if (!file || !last) return undefined
  const { contents } = await sectionsOf(db, id)
  const { number, service, licence } = file
  return { id, number, service: service.key, endedOn: last.on, contents, ...(licence !== undefined && { licence }) }
}

/**
 * Whether a company may begin a case of this service about these things. Throws Invalid, saying what has to be chosen: a licence that
 * it holds, for products of this service; a case of its own that ended as this service asks.
 */
export async function checkAbout(db: Db, service: Service, companyId: string, about: About, today: Day): Promise<void> {
  if (service.subject === 'licence') {
    const licence = about.licence === undefined ? undefined : await licenceOn(db, about.licence, today)
    if (!licence || licence.holder.companyId !== companyId || !service.commodities.includes(licence.commodity))
      throw notChosen('licence', 'Pilih izin edar milik perusahaan Anda.', 'Choose a licence that your company holds.')
  }
  if (service.follows) {
    const earlier = about.case === undefined ? undefined : await findCase(db, about.case)
    const fits =
      earlier?.companyId === companyId &&
      service.follows.services.includes(earlier.service.key) &&
      earlier.state === service.follows.ended
    if (!fits)
      throw notChosen(
        'case',
        'Pilih permohonan Anda yang menjadi dasar permohonan ini.',
        'Choose the application of yours that this one rests on.',
      )
  }
}

const notChosen = (field: string, id: string, en: string) => new Invalid([{ field, says: { id, en } }])

export type Choosable = { licences: readonly Licence[]; cases: readonly CaseRow[] }

/** The licences and cases of a company that a case of this service may be about. */
export async function choosable(
  db: Db,
  { subject, follows, commodities }: Service,
  companyId: string,
  today: Day,
): Promise<Choosable> {
  const held = subject === 'licence' ? await licencesOf(db, companyId, today) : []
  const ended = follows
    ? await db
        .selectFrom('case_file')
        .selectAll()
        .where('company_id', '=', companyId)
        .where('service', 'in', follows.services)
        .where('state', '=', follows.ended)
        .orderBy('changed_at', 'desc')
        .limit(500)
        .execute()
    : []
  return { licences: held.filter(({ commodity }) => commodities.includes(commodity)), cases: ended.map(rowFrom) }
}
