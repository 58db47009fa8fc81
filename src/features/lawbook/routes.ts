import { lawbookApi } from '#/features/lawbook/api.ts'
import { lawPage } from '#/features/lawbook/index-page.tsx'
import { tablePage } from '#/features/lawbook/table-page.tsx'
import { page, type Route } from '#/platform/http/routes.ts'

/** The law as this platform reads it, open to everyone. */
export const lawbookRoutes: Route[] = [page('/law', 'anyone', lawPage), page('/law/:table', 'anyone', tablePage), ...lawbookApi]
