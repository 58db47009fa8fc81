import type { Commodity } from '#/features/register/nie-formats.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { classificationQuestion } from './asrot/classification.ts'
import { asrotServices } from './asrot/definition.ts'
import { borderServices } from './border/definition.ts'
import { cosmeticServices } from './cosmetics/catalogue.ts'
import type { Service } from './service.ts'
import { supplementOwnMake } from './supplement-own-make/definition.ts'

/** Every service, the newest version of each first. Older versions stay while a case runs under them. */
export const services: readonly Service[] = [
  supplementOwnMake,
  ...cosmeticServices,
  ...asrotServices,
  classificationQuestion,
  ...borderServices,
]

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

/** What may be asked for about products of a kind: the newest version of each service. */
export const servicesFor = (commodity: Commodity): Service[] =>
  [
    ...new Map(
      services
        .filter(({ commodities }) => commodities.includes(commodity))
        .reverse()
        .map(one => [one.key, one]),
    ).values(),
  ].reverse()
