import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { findInstallation, markReady } from '#/platform/database/installation.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Loading, loadDemo } from './demo.ts'

/**
 * Fills a register that has never been ready: the calendar always, and the demo where it began as one. Goes on where an earlier
 * start was interrupted; later starts do nothing.
 */
export async function fillRegister(platform: Platform, loading: Loading = {}): Promise<void> {
  const { db } = platform
  const installation = await findInstallation(db)
  if (!installation || installation.ready) return
  await db.transaction().execute(loadInitialHolidays)
  if (installation.kind === 'demo') await loadDemo(platform, loading)
  await markReady(db)
}
