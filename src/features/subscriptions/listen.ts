import type pg from 'pg'
import type { Platform } from '#/platform/platform.ts'

const again = 5_000

/**
 * Calls back whenever somebody tells of something to do for subscriptions (`notify subscriptions`), on a connection of its own from the
 * pool. Where that is cut off another is opened; in between the caller looks by itself.
 */
export function listen({ pool, log }: Platform, onNotice: () => void): () => Promise<void> {
  let client: pg.PoolClient | undefined
  let timer: NodeJS.Timeout | undefined
  let isOver = false

  async function open(): Promise<void> {
    const opened = await pool.connect()
    if (isOver) return opened.release()
    client = opened
    opened.on('notification', onNotice)
    opened.once('error', () => lose(opened))
    await opened.query('listen subscriptions')
    onNotice()
  }

  function lose(lost: pg.PoolClient | undefined): void {
    if (lost && client === lost) {
      client = undefined
      lost.release(true)
    }
    clearTimeout(timer)
    if (!isOver)
      timer = setTimeout(() => {
        opening = attempt()
      }, again)
  }

  const attempt = () =>
    open().catch(error => {
      log.warn({ err: error }, 'no notices of captures for now')
      lose(client)
    })
  let opening = attempt()

  return async () => {
    isOver = true
    clearTimeout(timer)
    await opening
    // Closed, not given back: it would go on listening.
    client?.release(true)
    client = undefined
  }
}
