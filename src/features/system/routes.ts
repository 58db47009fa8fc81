import { sql } from 'kysely'
import { readAssets, serveAsset } from '#/platform/http/assets.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { isFromHere } from '#/platform/http/guards.ts'
import { openApi } from '#/platform/http/openapi.ts'
import { page, type Route } from '#/platform/http/routes.ts'
import { registry } from '#/platform/observe/metrics.ts'

/** What operators and machines ask of the program itself: is it alive, is it ready, how is it doing, what can it do. */
export function systemRoutes(others: readonly Route[]): Route[] {
  const assets = readAssets()
  const asset = (c: Ctx, name: string) => {
    const found = serveAsset(c, assets, name)
    if (!found) throw new NotFound()
    return found
  }
  return [
    page('/health', 'anyone', c => c.json({ status: 'alive' })),
    page('/ready', 'anyone', async c => {
      await sql`select 1`.execute(c.var.db)
      return c.json({ status: 'ready' })
    }),
    // Figures of the machine are for the operator: told on the machine itself, or to an administrator.
    page('/metrics', 'anyone', async c => {
      const { visitor } = c.var
      const isAdministrator = visitor?.roles.includes('administrator') && visitor.hasSecondFactor
      if (!isFromHere(c) && !isAdministrator) throw new NotFound()
      return c.text(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
    }),
    page('/openapi.json', 'anyone', c => c.json(openApi(others, c.var.platform.config.origin))),
    page('/assets/:name{.+}', 'anyone', c => asset(c, param(c, 'name'))),
    // A worker rules the pages beside and below its own address, and asks for itself again under the same name.
    page('/scan-worker.js', 'anyone', c => {
      const answer = asset(c, [...assets.keys()].find(name => /(^|\/)scan-worker-[\w-]+\.js$/.test(name)) ?? '')
      answer.headers.set('Cache-Control', 'no-cache')
      return answer
    }),
    // Icons and the like, which browsers look for at the root.
    ...[...assets.keys()]
      .filter(name => /^[\w-]+\.(svg|png|webmanifest|txt)$/.test(name))
      .map(name => page(`/${name}`, 'anyone', c => asset(c, name))),
  ]
}
