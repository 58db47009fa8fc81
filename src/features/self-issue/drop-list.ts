import { type Actor, act } from '#/platform/audit/audit.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import type { SerialList } from './list.ts'
import { changeList, lockList } from './lists.ts'
import { dropSpool, spoolFile } from './spool.ts'

/** Drops a list that has not come whole, with the bytes that have. Throws NotAllowed where it is being read or has ended. */
export async function dropList({ db, config }: Pick<Platform, 'db' | 'config'>, id: string, actor: Actor): Promise<SerialList> {
  const list = await act(db, actor, { act: 'serial list.dropped', subject: 'serial list', id }, async tx => {
    const { layout: _layout, ...list } = await lockList(tx, id)
    if (list.state !== 'receiving')
      throw new NotAllowed({
        id: 'Hanya daftar yang belum lengkap dapat dibatalkan.',
        en: 'Only a list that has not come whole can be dropped.',
      })
    await changeList(tx, id, { state: 'dropped' })
    return { ...list, state: 'dropped' as const }
  })
  await dropSpool(spoolFile(config, id))
  return list
}
