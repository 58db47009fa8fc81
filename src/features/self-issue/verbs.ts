import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { levels } from '#/features/coding/level.ts'
import { getLot } from '#/features/coding/read-lots.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { fileNamed, Misused, option, type Terminal, type Verb } from '#/platform/terminal/verb.ts'
import { beginList } from './begin-list.ts'
import { formatOf, largestPart, type SerialList } from './list.ts'
import { getList } from './lists.ts'
import { readList } from './read-list.ts'
import { receivePart } from './receive.ts'

/** How often the terminal hears how far the reading has come, in milliseconds. */
const tellEvery = 2_000

/** A list of serials from a file beside the server: what the API does in parts, with the same rules. */
export const codesUpload: Verb = {
  name: 'codes upload',
  summary: 'enter a holder’s own serials from a file (CSV or JSON lines) for a lot',
  help: `
./absah codes upload FILE --lot ID [--level primary|secondary|tertiary]

FILE is CSV with a column “serial” (or one column without a name), or JSON lines. Interrupted? Give the same
words again: it goes on where it stopped. Ends with 1 when lines were refused; which and why is on the page of
the list, whose address is printed.`,
  async run(terminal) {
    const [path] = terminal.args
    const lotId = option(terminal.args, 'lot')
    const level = levels.find(one => one === (option(terminal.args, 'level') ?? 'primary'))
    if (!path || path.startsWith('--')) throw new Misused('The first word is the file.')
    if (!lotId) throw new Misused('--lot names the lot that the serials are for.')
    if (!level) throw new Misused(`--level is one of: ${levels.join(', ')}.`)
    const platform = await terminal.platform()
    const list = await readWhole(platform, terminal, await sendWhole(platform, fileNamed(path), lotId, level))
    const { state, accepted, refused, problem } = list
    terminal.say(`${accepted} serials entered, ${refused} lines refused: ${platform.config.origin}/serial-lists/${list.id}`)
    if (problem) terminal.complain(problem.en)
    return state === 'read' && refused === 0 ? 0 : 1
  },
}

/** Sends the parts of the file that have not come. The list is found again by what the file holds. */
async function sendWhole(platform: Platform, path: string, lotId: string, level: SerialList['level']): Promise<SerialList> {
  const { size: bytes } = await stat(path)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  const idempotencyKey = `terminal ${lotId.slice(0, 8)} ${level} ${hash.digest('base64url')}`
  const facts = { level, format: formatOf(path), name: basename(path), bytes, idempotencyKey }
  const { list } = await beginList(platform.db, theSystem, await getLot(platform.db, lotId), facts)
  let offset = list.received
  let latest = list
  if (offset < bytes)
    for await (const chunk of createReadStream(path, { start: offset, highWaterMark: largestPart })) {
      latest = await receivePart(platform, list.id, { offset, bytes: chunk as Buffer }, theSystem)
      offset += (chunk as Buffer).length
    }
  return latest
}

/** Reads on until the list has ended. The server's own job may read at the same time: each piece is entered once. */
async function readWhole(platform: Platform, { say }: Terminal, { id }: SerialList): Promise<SerialList> {
  for (;;) {
    const done = await readList(platform, id, tellEvery)
    const list = await getList(platform.db, id)
    if (done === 'done') return list
    say(`${Math.floor((list.read / list.bytes) * 100)} %: ${list.accepted} serials`)
  }
}
