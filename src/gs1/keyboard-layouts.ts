/**
 * A scanner that acts as a keyboard presses the keys of a US keyboard; a computer set to another layout types other
 * characters. For each layout, what it types and what the scanner meant, place by place. Characters not named agree.
 */
const layouts: Readonly<Record<string, readonly [typed: string, meant: string]>> = {
  German: ['zyZYßüÜ+*öÖäÄ-#?`;:"§&/()=_\'', 'yzYZ-[{]};:\'"/\\_+<>@#^&*()?|'],
  French: ['qaQAwzWZ,?&é"\'(-è_çà1234567890)°m;.:/!§M%ù$^', 'aqAQzwZWmM1234567890!@#$%^&*()-_;,<.>/?:"\']['],
  Spanish: ["'?¿¡`+ñÑ´¨-_/()=&·;:ç", '-_+=[];:\'"/?&*()^#<>\\'],
}

const maps = Object.entries(layouts).map(([layout, [typed, meant]]) => {
  const to = [...meant]
  return { layout, keys: new Map([...typed].map((character, i) => [character, to[i]!])) }
})

/** What the scanner meant, for each layout under which that is something else than what was typed. */
export const otherLayouts = (text: string): { layout: string; text: string }[] =>
  maps
    .map(({ layout, keys }) => ({ layout, text: Array.from(text, character => keys.get(character) ?? character).join('') }))
    .filter(meant => meant.text !== text)
