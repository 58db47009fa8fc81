import type { Commodity } from '#/features/register/nie-formats.ts'
import { NotFound } from '#/platform/http/errors.ts'
import type { Route, Service } from './service.ts'
import { supplementOwnMake } from './supplement-own-make/definition.ts'

/** Every service, the newest version of each first. Older versions stay while a case runs under them. */
export const services: readonly Service[] = [supplementOwnMake]

/** The version that new applications begin under. Throws NotFound. */
export function getService(key: string): Service {
  const service = services.find(service => service.key === key)
  if (!service) throw new NotFound({ id: 'Layanan ini tidak ada.', en: 'There is no such service.' })
  return service
}

/** The version that a running case keeps. That it is still here is our promise, so its absence is a fault of ours. */
export function getServiceVersion(key: string, version: number): Service {
  const service = services.find(service => service.key === key && service.version === version)
  if (!service) throw new Error(`The catalogue has lost version ${version} of the service “${key}”, under which cases run.`)
  return service
}

/** The service for a commodity and a way to market, where there is one. */
export const findServiceFor = (commodity: Commodity, route: Route): Service | undefined =>
  services.find(service => service.commodity === commodity && service.route === route)
