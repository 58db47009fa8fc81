import { type Access, form, page, type Route } from '#/platform/http/routes.ts'
import { sendEnd, sendPause, sendResume, sendTry } from './acts.ts'
import { subscriptionApi } from './api.ts'
import { everySubscriptionPage, subscriptionsPage } from './list-page.tsx'
import { endPage, subscriptionPage } from './one-page.tsx'
import { openSocket, wantsSocket } from './socket.ts'
import { ownerOfSubscription } from './subscriptions.ts'

const own: Access = { roles: ['applicant'], owner: ownerOfSubscription }
const administers: Access = { roles: ['administrator'] }

const lookedAfter = (under: string, access: Access): Route[] => [
  page(`${under}/:id`, access, subscriptionPage),
  page(`${under}/:id/end`, access, endPage),
  form(`${under}/:id/end`, access, sendEnd),
  form(`${under}/:id/pause`, access, sendPause),
  form(`${under}/:id/resume`, access, sendResume({ resend: false })),
  form(`${under}/:id/resend`, access, sendResume({ resend: true })),
  form(`${under}/:id/try`, access, sendTry),
]

/** Subscriptions: for machines as the standard has them, for companies and administrators as pages. */
export const subscriptionRoutes: Route[] = [
  page('/subscriptions', { roles: ['applicant'] }, subscriptionsPage),
  ...lookedAfter('/subscriptions', own),
  page('/admin/subscriptions', administers, everySubscriptionPage),
  ...lookedAfter('/admin/subscriptions', administers),
  ...subscriptionApi,
]

/** The routes of queries, at whose events a WebSocket is opened where one is asked for. */
export const withSockets = (routes: readonly Route[]): Route[] =>
  routes.map(route => {
    if (route.method !== 'get' || route.path !== '/epcis/queries/:queryName/events') return route
    return { ...route, handle: c => (wantsSocket(c) ? openSocket(c) : route.handle(c)) }
  })
