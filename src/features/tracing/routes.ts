import type { Route } from '#/platform/http/routes.ts'
import { tracingApi } from './api.ts'

/** Every address under which movements are reported and read. */
export const tracingRoutes: Route[] = [...tracingApi]
