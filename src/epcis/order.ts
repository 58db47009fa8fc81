const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b))

/** Sorts texts, in place, by Unicode code points, which is the order of their UTF-8 bytes; gives the same array. */
export function sortTexts(texts: string[]): string[] {
  if (texts.length < 2) return texts
  // Beyond U+D7FF JavaScript's own order, by UTF-16 units, is another one; such texts are rare and the look is cheap.
  return texts.some(text => /[\ud800-\uffff]/.test(text)) ? texts.sort(byCodePoint) : texts.sort()
}
