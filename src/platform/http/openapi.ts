import { z } from 'zod'
import type { Access, Route } from './routes.ts'

/** The OpenAPI 3.1 description of every route for machines, made from the same schemas that check what is sent. */
export function openApi(routes: readonly Route[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    if (!route.api) continue
    const path = route.path.replace(/:(\w+)(\{[^}]*\})?/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operation(route, route.api) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Absah',
      version: '1',
      description: 'Licences, codes, movements and checks of medicines and food.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key of your company, made on the page “Staff and keys”.' },
        session: { type: 'apiKey', in: 'cookie', name: 'absah.session_token' },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

function operation({ path, access }: Route, { summary, tag, query, body, gives, media }: NonNullable<Route['api']>): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const refused = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    summary,
    tags: [tag],
    ...securityOf(access),
    parameters: [...inPath, ...(query ? parametersOf(query) : [])],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } } : {}),
    responses: {
      '200': {
        description: 'Done',
        ...(gives || media
          ? { content: { [media ?? 'application/json']: { schema: gives ? schemaOf(gives, 'output') : { type: 'string' } } } }
          : {}),
      },
      '4XX': refused,
      '503': refused,
    },
  }
}

function securityOf(access: Access): object {
  if (access === 'anyone') return { security: [] }
  if (access === 'signed in') return { security: [{ session: [] }] }
  return { security: [{ session: [] }, ...(access.scope ? [{ key: [access.scope] }] : [])] }
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })

function parametersOf(query: z.ZodType): object[] {
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

const problemSchema = {
  type: 'object',
  description: 'Problem details (RFC 9457), in English (`detail`) and Indonesian (`detail_id`).',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    detail_id: { type: 'string' },
    instance: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string' },
          says: { type: 'object', properties: { id: { type: 'string' }, en: { type: 'string' } } },
        },
      },
    },
  },
}
