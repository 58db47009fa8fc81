import type { Platform } from '#/platform/platform.ts'

/** A WebSocket that is served in this process. */
export type Open = {
  /** Whose it is; undefined for the regulator. */
  readonly companyId: string | undefined
  /** Something may be new. */
  readonly onNews: () => void
  /** The server is ending. */
  readonly onEnd: () => void
}

const open = new WeakMap<Platform, Set<Open>>()
const of = (platform: Platform): Set<Open> => {
  const found = open.get(platform) ?? new Set()
  open.set(platform, found)
  return found
}

/** Tells every WebSocket of this process that captures have joined the chain. */
export function newsFor(platform: Platform): void {
  for (const socket of of(platform)) socket.onNews()
}

/** Lets a WebSocket hear of news; gives the way to stop. */
export function hear(platform: Platform, socket: Open): () => void {
  of(platform).add(socket)
  return () => void of(platform).delete(socket)
}

/** How many WebSockets an owner has open in this process. */
export const openOf = (platform: Platform, companyId: string | undefined): number =>
  [...of(platform)].filter(socket => socket.companyId === companyId).length

/** Ends every WebSocket of this process. */
export function closeSockets(platform: Platform): void {
  for (const socket of of(platform)) socket.onEnd()
}
