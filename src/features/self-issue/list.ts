import { type Level, levels } from '#/features/coding/level.ts'
import type { ListFormat } from './list-lines.ts'

export { type Level, levels }

/**
 * The life of a list. `receiving`: its bytes are coming, the company's turn, and after `keepsReceivingDays` without any it is dropped.
 * `reading`: all have come and are being read, ours. The other three are ends.
 */
export const listStates = ['receiving', 'reading', 'read', 'unreadable', 'dropped'] as const
export type ListState = (typeof listStates)[number]

/** Whether nothing more comes of a list: its file is not needed any longer. */
export const isEnd = (state: ListState): boolean => state !== 'receiving' && state !== 'reading'

/** A choice of this platform: how long a file whose bytes stopped coming may be continued. */
export const keepsReceivingDays = 14

/** The largest file. Longer lists come as several. */
export const largestList = 32 * 1024 ** 3

/** The largest piece of a file that one request carries. */
export const largestPart = 16 * 1024 ** 2

/** Lists of one company that may be under way at a time: each holds space on disk. */
export const mostOpen = 20

/** A file of serials for a lot at one level. */
export type SerialList = {
  id: string
  lotId: string
  companyId: string
  level: Level
  format: ListFormat
  name: string
  state: ListState
  /** The size of the file, how much of it has come, and how much has been read. */
  bytes: number
  received: number
  read: number
  /** Lines read so far, and of them serials entered and lines refused. */
  lines: number
  accepted: number
  refused: number
  problem?: { id: string; en: string }
  madeBy: string
  madeAt: Date
  since: Date
}

/** The format that the ending of a file's name tells. */
export const formatOf = (name: string): ListFormat => (/\.(jsonl|ndjson|json)$/i.test(name) ? 'jsonl' : 'csv')
