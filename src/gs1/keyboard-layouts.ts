/**
 * A scanner that acts as a keyboard presses the keys of a US keyboard; a computer set to another layout types other characters. Each
 * layout is written key by key, in the order of the US keyboard: four rows from the top, first without Shift, then with it.
 */
const us =
  '`1234567890-=' +
  'qwertyuiop[]\\' +
  "asdfghjkl;'" +
  'zxcvbnm,./' +
  '~!@#$%^&*()_+' +
  'QWERTYUIOP{}|' +
  'ASDFGHJKL:"' +
  'ZXCVBNM<>?'

/** A key that types nothing, or what another key types as well. */
const none = ' '

// biome-ignore format: a table
const layouts: Readonly<Record<string, string>> = {
  German:              '^1234567890ß´' + 'qwertzuiopü+#'  + 'asdfghjklöä' + 'yxcvbnm,.-' + '°!"§$%&/()=?`'  + "QWERTZUIOPÜ*'"  + 'ASDFGHJKLÖÄ' + 'YXCVBNM;:_',
  French:              '²&é"\'(-è_çà)=' + 'azertyuiop^$*' + 'qsdfghjklmù' + 'wxcvbn,;:!' + ' 1234567890°+' + 'AZERTYUIOP¨£µ' + 'QSDFGHJKLM%' + 'WXCVBN?./§',
  Belgian:             '²&é"\'(§è!çà)-' + 'azertyuiop^$µ' + 'qsdfghjklmù' + 'wxcvbn,;:=' + '³1234567890°_' + 'AZERTYUIOP¨*£' + 'QSDFGHJKLM%' + 'WXCVBN?./+',
  Spanish:             "º1234567890'¡" + 'qwertyuiop`+ç'  + 'asdfghjklñ´' + 'zxcvbnm,.-' + 'ª!"·$%&/()=?¿' + 'QWERTYUIOP^*Ç'  + 'ASDFGHJKLÑ¨' + 'ZXCVBNM;:_',
  'Latin American':    "|1234567890'¿" + 'qwertyuiop´+}'  + 'asdfghjklñ{' + 'zxcvbnm,.-' + '°!"#$%&/()=?¡' + 'QWERTYUIOP¨*]'  + 'ASDFGHJKLÑ[' + 'ZXCVBNM;:_',
  Italian:             "\\1234567890'ì" + 'qwertyuiopè+ù' + 'asdfghjklòà' + 'zxcvbnm,.-' + '|!"£$%&/()=?^' + 'QWERTYUIOPé*§' + 'ASDFGHJKLç°' + 'ZXCVBNM;:_',
  Portuguese:          "\\1234567890'«" + 'qwertyuiop+´~' + 'asdfghjklçº' + 'zxcvbnm,.-' + '|!"#$%&/()=?»' + 'QWERTYUIOP*`^' + 'ASDFGHJKLÇª' + 'ZXCVBNM;:_',
  Brazilian:           "'1234567890-=" + 'qwertyuiop´[]'  + 'asdfghjklç~' + 'zxcvbnm,.;' + '"!@#$%¨&*()_+' + 'QWERTYUIOP`{}'  + 'ASDFGHJKLÇ^' + 'ZXCVBNM<>:',
  British:             '`1234567890-=' + 'qwertyuiop[]#'  + "asdfghjkl;'" + 'zxcvbnm,./' + '¬!"£$%^&*()_+' + 'QWERTYUIOP{}~'  + 'ASDFGHJKL:@' + 'ZXCVBNM<>?',
  Turkish:             '"1234567890*-' + 'qwertyuıopğü,'  + 'asdfghjklşi' + 'zxcvbnmöç.' + "é!'^+%&/()=?_" + 'QWERTYUIOPĞÜ;'  + 'ASDFGHJKLŞİ' + 'ZXCVBNMÖÇ:',
  Swiss:               "§1234567890'^" + 'qwertzuiopü¨$'  + 'asdfghjklöä' + 'yxcvbnm,.-' + '°+"*ç%&/()=?`' + 'QWERTZUIOPè!£'  + 'ASDFGHJKLéà' + 'YXCVBNM;:_',
  Swedish:             '§1234567890+´' + "qwertyuiopå¨'"  + 'asdfghjklöä' + 'zxcvbnm,.-' + '½!"#¤%&/()=?`' + 'QWERTYUIOPÅ^*'  + 'ASDFGHJKLÖÄ' + 'ZXCVBNM;:_',
}

const half = us.length / 2

/** CapsLock turns letters over; on some systems it works like a locked Shift on every key. */
export type CapsLock = 'off' | 'letters' | 'every key'

const keysOf = (typed: string, caps: CapsLock): Map<string, string> => {
  const keys = new Map<string, string>()
  for (let at = 0; at < us.length; at++) {
    const character = typed[at]!
    const other = us[(at + half) % us.length]!
    const turned = caps === 'every key' || (caps === 'letters' && /[a-z]/i.test(us[at]!))
    if (character !== none && !keys.has(character)) keys.set(character, turned ? other : us[at]!)
  }
  return keys
}

const mapsFor = (caps: CapsLock) => Object.entries(layouts).map(([layout, typed]) => ({ layout, keys: keysOf(typed, caps) }))
const maps = { off: mapsFor('off'), letters: mapsFor('letters'), 'every key': mapsFor('every key') }

/** The dead key that puts a mark on the letter typed next. */
const deadKeys: Readonly<Record<string, string>> = { '\u0300': '`', '\u0301': '´', '\u0302': '^', '\u0303': '~', '\u0308': '¨' }

/** Keys that are the same everywhere, and GS, which scanners press with Ctrl. */
const everywhere = /[\u001d ]/

/** What the scanner meant where each character comes from one key of a layout; undefined where one comes from none. */
function meantBy(keys: ReadonlyMap<string, string>, text: string): string | undefined {
  let meant = ''
  for (const character of text) {
    const key = keys.get(character) ?? (everywhere.test(character) ? character : accented(keys, character))
    if (key === undefined) return undefined
    meant += key
  }
  return meant
}

/** The two keys of a letter with an accent that no key of its own types. */
function accented(keys: ReadonlyMap<string, string>, character: string): string | undefined {
  const [letter = '', mark = ''] = character.normalize('NFD')
  const [dead, base] = [keys.get(deadKeys[mark] ?? ''), keys.get(letter)]
  return dead !== undefined && base !== undefined ? dead + base : undefined
}

const beginning = 8

/**
 * What the scanner meant, for each layout that could have typed the text while CapsLock was in a state; only what begins in a way that
 * `begins` knows by the first eight characters.
 */
export function otherLayouts(text: string, caps: CapsLock, begins: RegExp): { layout: string; text: string }[] {
  const start = text.slice(0, beginning)
  return maps[caps].flatMap(({ layout, keys }) => {
    const meantAtStart = meantBy(keys, start)
    const meant = meantAtStart !== undefined && begins.test(meantAtStart) ? meantBy(keys, text) : undefined
    return meant === undefined || meant === text ? [] : [{ layout, text: meant }]
  })
}

/** What a computer set to a layout types where a scanner sends a text: for those who test readers. Undefined for an unknown layout. */
export function typedOn(layout: string, text: string, caps: CapsLock = 'off'): string | undefined {
  const typed = layouts[layout]
  if (typed === undefined) return undefined
  return Array.from(text, character => {
    const at = us.indexOf(character)
    if (at < 0) return character
    const turned = caps === 'every key' || (caps === 'letters' && /[a-z]/i.test(character))
    return typed[turned ? (at + half) % us.length : at]!
  }).join('')
}

export const layoutNames: readonly string[] = Object.keys(layouts)

/** The text with every key pressed without Shift, on a US keyboard. */
export const withoutShift = (text: string): string =>
  Array.from(text, character => {
    const at = us.indexOf(character)
    return at >= half ? us[at - half]! : character
  }).join('')

/** Whether every key was pressed with Shift, or every one without: what a Shift that hangs or is lost leaves. */
export const isOneShift = (text: string): boolean => {
  const places = Array.from(text, character => us.indexOf(character))
  return places.every(at => at >= 0 && at < half) || places.every(at => at >= half)
}
