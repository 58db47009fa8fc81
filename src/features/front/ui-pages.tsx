import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { CatalogueIndex, CataloguePage, catalogue } from '#/platform/ui/catalogue.tsx'

/** `/ui`: the parts of which pages are made. */
export const uiPage = (c: Ctx) => c.html(<CatalogueIndex frame={frame(c)} />)

/** `/ui/:slug`: one of them. */
export function uiPartPage(c: Ctx): Response | Promise<Response> {
  const entry = catalogue.find(({ slug }) => slug === param(c, 'slug'))
  if (!entry) throw new NotFound()
  return c.html(<CataloguePage frame={frame(c)} entry={entry} />)
}
