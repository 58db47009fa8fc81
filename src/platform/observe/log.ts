import pino from 'pino'

export type Log = pino.Logger

/**
 * Structured logs, one JSON object a line. They name people by identifier only; cookies, bodies, query strings and addresses of
 * mail never enter them.
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.token', '*.email', '*.npwp'],
  })
}
