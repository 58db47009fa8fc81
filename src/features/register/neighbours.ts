const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Beyond this a text is no licence number, whatever was meant. */
const longest = 24

/**
 * Every text one slip of the finger away: a character left out, put in, exchanged for another, or two neighbours swapped
 * (optimal string alignment distance 1). About 1,100 for a number of 15 characters; none for a text too long to be one.
 */
export function neighbours(number: string): string[] {
  if (number.length > longest) return []
  const found = new Set<string>()
  for (let at = 0; at <= number.length; at++) {
    const [before, after] = [number.slice(0, at), number.slice(at)]
    for (const character of characters) {
      found.add(before + character + after)
      if (after) found.add(before + character + after.slice(1))
    }
    if (after) found.add(before + after.slice(1))
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2))
  }
  found.delete(number)
  return [...found]
}
