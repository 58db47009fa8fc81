/** The largest body that is sent at once; an event that alone is larger goes alone. */
const largest = 1024 * 1024

/** The next events to send: at most so many, and no more than fit into one body. At least one, where any is left. */
export function chunkOf<Event>(events: readonly Event[], from: number, most: number): Event[] {
  const chunk: Event[] = []
  let size = 0
  for (const event of events.slice(from, from + most)) {
    size += Buffer.byteLength(JSON.stringify(event))
    if (chunk.length > 0 && size > largest) break
    chunk.push(event)
  }
  return chunk
}
