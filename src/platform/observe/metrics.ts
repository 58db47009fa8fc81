import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'absah_' })

export const requests = new Histogram({
  name: 'absah_http_request_seconds',
  help: 'Time to answer, by route and status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3],
  registers: [registry],
})

export const checks = new Counter({
  name: 'absah_checks_total',
  help: 'Codes checked, by verdict',
  labelNames: ['verdict'] as const,
  registers: [registry],
})

export const captured = new Counter({ name: 'absah_captured_events_total', help: 'EPCIS events captured', registers: [registry] })
