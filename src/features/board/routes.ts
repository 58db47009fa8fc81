import { page, type Route } from '#/platform/http/routes.ts'
import { type BoardSources, showBoard } from './board-page.tsx'

/** The regulator's live board; what other features count is handed in. */
export const boardRoutes = (sources: BoardSources = {}): Route[] => [
  page('/boards', { roles: ['inspector', 'evaluator', 'approver', 'code officer'] }, showBoard(sources)),
]
