import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import type { Contents } from './service.ts'

/** The dossier as it was last saved, and the version of each section that one has seen. */
export type Saved = { contents: Contents; versions: Readonly<Record<string, number>> }

/** The newest version of every section of a case, or the newest at an instant. */
export async function sectionsOf(db: Db, caseId: string, asOf?: Date): Promise<Saved> {
  let saved = db
    .selectFrom('case_section')
    .distinctOn('section')
    .select(['section', 'version', 'content'])
    .where('case_id', '=', caseId)
    .orderBy('section')
    .orderBy('version', 'desc')
  if (asOf) saved = saved.where('at', '<=', asOf)
  const rows = await saved.execute()
  return {
    contents: Object.fromEntries(rows.map(({ section, content }) => [section, content])),
    versions: Object.fromEntries(rows.map(({ section, version }) => [section, version])),
  }
}

/** Saves a section over the version that was seen (0 for the first). Throws NotAllowed where somebody saved it in the meantime. */
export async function putSection(
  tx: Tx,
  caseId: string,
  { section, seen, content }: { section: string; seen: number; content: Record<string, unknown> },
  actor: Actor,
): Promise<number> {
  const last = await tx
    .selectFrom('case_section')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('case_id', '=', caseId)
    .where('section', '=', section)
    .executeTakeFirst()
  if ((last?.version ?? 0) !== seen)
    throw new NotAllowed({
      id: 'Bagian ini sudah diubah orang lain setelah Anda membukanya. Muat ulang halaman, lalu ulangi perubahan Anda.',
      en: 'Somebody changed this section after you opened it. Load the page again and repeat your change.',
    })
  const version = seen + 1
  await tx
    .insertInto('case_section')
    .values({ case_id: caseId, section, version, content: JSON.stringify(content), actor_id: actor.id, actor_name: actor.name })
    .execute()
  return version
}
