import type { Pool } from 'pg'

/** What `pg` hands to a query that speaks the copy protocol itself. */
type Wire = { query(text: string): void; sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }

/** Sends rows by PostgreSQL's COPY, its fastest way in, as one transaction. `statement` is `copy … from stdin`. */
export async function copyIn(pool: Pool, statement: string, rows: string): Promise<void> {
  const client = await pool.connect()
  try {
    await new Promise<void>((done, fail) => {
      let failure: Error | undefined
      const copying = {
        submit: (wire: Wire) => wire.query(statement),
        handleCopyInResponse: (wire: Wire) => {
          wire.sendCopyFromChunk(Buffer.from(rows))
          wire.endCopyFrom()
        },
        handleCommandComplete: () => {},
        handleRowDescription: () => {},
        handleError: (error: Error) => {
          failure = error
        },
        handleReadyForQuery: () => (failure ? fail(failure) : done()),
      }
      client.query(copying as never)
    })
  } finally {
    client.release()
  }
}
