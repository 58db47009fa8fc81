import pino from 'pino'

export type Log = pino.Logger

/**
 * Structured logs, one JSON object a line. They name people by identifier only; cookies, bodies, query strings and addresses of
 * mail never enter them.
 */
export function openLog(level: string, into?: pino.DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // What the database and the mail server add to their errors: the row's values, the addressee.
    redact: ['*.password', '*.token', '*.email', '*.npwp', 'err.detail', 'err.where', 'err.rejected', 'err.envelope'],
  }
  return into ? pino(options, into) : pino(options)
}
