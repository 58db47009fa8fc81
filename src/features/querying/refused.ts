import type { Problem, Says } from '#/platform/http/errors.ts'

/** The exceptions of EPCIS 2.0's REST interface, with the status and title under which its OpenAPI lists them. */
export const exceptions = {
  QueryParameterException: { status: 400, title: 'EPCIS query exception' },
  SubscriptionControlsException: { status: 400, title: 'Subscription error' },
  ValidationException: { status: 400, title: 'Validation exception' },
  SecurityException: { status: 403, title: 'Access to resource forbidden' },
  NoSuchNameException: { status: 404, title: 'Resource not found' },
  NoSuchResourceException: { status: 404, title: 'Resource not found' },
  NotAcceptableException: { status: 406, title: 'Conflicting request and response headers' },
  ResourceAlreadyExistsException: { status: 409, title: 'A resource with the provided identifier already exists.' },
  QueryTooLargeException: { status: 413, title: 'Query result too large' },
  QueryTooComplexException: { status: 413, title: 'Query too complex' },
  URITooLongException: { status: 414, title: 'URI Too Long' },
  UnsupportedMediaTypeException: { status: 415, title: 'Unsupported Media Type' },
} as const
export type Exception = keyof typeof exceptions

/** A question that is not answered: which exception of the standard it is, and a sentence for the person who asked. */
export class Refused extends Error {
  readonly exception: Exception
  readonly says: Says
  readonly problems: readonly Problem[]
  constructor(exception: Exception, says: Says, problems: readonly Problem[] = []) {
    super(says.en)
    this.exception = exception
    this.says = says
    this.problems = problems
  }
}

/** A query that would take longer, or more memory, than one request may. */
export const tooComplex = (): Refused =>
  new Refused('QueryTooComplexException', {
    id: 'Pertanyaan ini menyentuh terlalu banyak peristiwa. Persempit, misalnya dengan waktu, tempat, atau EPC.',
    en: 'This query touches too many events. Narrow it, for example by time, place or EPC.',
  })
