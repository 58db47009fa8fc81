import { largestDocument } from '#/features/tracing/api.ts'
import { mostEvents } from '#/features/tracing/capture-sent.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { tag } from './answering.ts'

/** What `OPTIONS` tells of every address (EPCIS 2.0 §12.3). */
const understood = {
  'GS1-EPCIS-Version': '2.0.0',
  'GS1-EPCIS-Min': '1.2.0',
  'GS1-EPCIS-Max': '2.0.0',
  'GS1-CBV-Version': '2.0.0',
  'GS1-CBV-Min': '1.2.0',
  'GS1-CBV-Max': '2.0.0',
  'GS1-EPC-Format': 'Always_GS1_Digital_Link, Always_EPC_URN, Never_Translates, No_Preference',
  'GS1-CBV-XML-Format': 'Always_Web_URI, Always_URN, Never_Translates, No_Preference',
  'GS1-Extensions': '',
  'GS1-Vendor-Version': 'Absah 1',
}

const forCapture = {
  'GS1-EPCIS-Capture-Limit': String(mostEvents),
  'GS1-EPCIS-Capture-File-Size-Limit': String(largestDocument),
  'GS1-Capture-Error-Behaviour': 'all',
}

const read = 'OPTIONS, GET, HEAD'
const members = [
  'eventTypes/:eventType',
  'epcs/:epc',
  'bizSteps/:bizStep',
  'bizLocations/:bizLocation',
  'readPoints/:readPoint',
  'dispositions/:disposition',
]

/** What may be done at each address of the interface. */
const addresses: Readonly<Record<string, string>> = {
  '/epcis': read,
  '/epcis/capture': `${read}, POST`,
  '/epcis/capture/:id': read,
  '/epcis/events': `${read}, POST`,
  '/epcis/events/:id': read,
  ...Object.fromEntries(
    members.flatMap(path => {
      const [list = ''] = path.split('/')
      return [list, path, `${path}/events`].map(address => [`/epcis/${address}`, read])
    }),
  ),
  '/epcis/queries': `${read}, POST`,
  '/epcis/queries/:queryName': `${read}, DELETE`,
  '/epcis/queries/:queryName/events': read,
  '/epcis/queries/:queryName/subscriptions': `${read}, POST`,
  '/epcis/queries/:queryName/subscriptions/:subscriptionID': `${read}, DELETE`,
  '/epcis/triggers': 'OPTIONS, POST',
}

/** Tells machines, which ask before they know who they are, what each address understands. */
export const discoveryRoutes: Route[] = Object.entries(addresses).map(([path, allow]) =>
  api('options', path, 'anyone', { summary: 'What this address understands', tag }, c =>
    c.body(null, 204, { Allow: allow, ...understood, ...(path === '/epcis/capture' && forCapture) }),
  ),
)
