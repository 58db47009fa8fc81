import { randomBytes } from 'node:crypto'
import { connect } from '#/platform/database/connect.ts'

/**
 * A new, empty database on the server that an address names, and how to drop it again. The database that the address itself names
 * is only asked to make the other: benches write millions of rows, and it may be somebody's register.
 */
export async function ownDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `absah_bench_${randomBytes(6).toString('hex')}`
  const asAdmin = async (statement: string) => {
    const admin = connect(server, { size: 1 })
    try {
      await admin.pool.query(statement)
    } finally {
      await admin.close()
    }
  }
  const url = new URL(server)
  url.pathname = `/${name}`
  await asAdmin(`create database ${name}`)
  return { url: url.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) }
}
