/** What a code can say about a pack. Field by field, each with its AI. */
export const fieldOfAi = {
  '00': 'sscc',
  '01': 'gtin',
  '10': 'batch',
  '11': 'productionDate',
  '17': 'expiry',
  '21': 'serial',
  '90': 'nie',
  '91': 'nieExpiry',
  '92': 'signature',
} as const

export type Field = (typeof fieldOfAi)[keyof typeof fieldOfAi]

/** A change made to what was scanned or typed before it could be read: never to what a field says. */
export type Repair =
  /** Blanks and control characters around it. */
  | { code: 'trimmed' }
  /** Full-width or square brackets, invisible characters. */
  | { code: 'characters' }
  /** The scanner's mark of the symbology. */
  | { code: 'symbology'; removed: string }
  /** Words before the code. */
  | { code: 'text-before'; removed: string }
  /** Something added behind it. */
  | { code: 'suffix'; removed: string }
  /** Capitals and small letters changed over. */
  | { code: 'case' }
  /** Blanks inside a field. */
  | { code: 'spaces'; field: Field }
  /** AIs without their brackets. */
  | { code: 'parentheses' }
  /** The separator between fields was lost; only one reading is complete. */
  | { code: 'separator-lost' }
  /** Something else stood for the separator. */
  | { code: 'separator-replaced'; by: string }
  /** The keyboard was set to another layout than the scanner. */
  | { code: 'keyboard-layout'; layout: string }
  /** The scanner's Shift was lost, or hung. */
  | { code: 'shift' }
  /** Several symbols of one pack, read together. */
  | { code: 'merged'; symbols: number }
  /** One of several symbols that says nothing about the pack, or could not be read. */
  | { code: 'set-aside'; raw: string }
  /** A GTIN of 8, 12 or 13 digits, filled up to 14. */
  | { code: 'gtin-padded'; from: string }
  | { code: 'trailing-slash' }

/** What is wrong with a code that was read, or why it could not be. */
export type Fault =
  | { code: 'empty' }
  | { code: 'too-long'; length: number }
  /** The regulator's pattern with X, W, V or Y in place of values. */
  | { code: 'template'; fields: Field[] }
  /** It breaks off within an AI. */
  | { code: 'truncated'; rest: string }
  | { code: 'nie-form'; value: string }
  | { code: 'date'; field: Field; value: string }
  | { code: 'gtin-length'; value: string; digits: number }
  | { code: 'check-digit'; field: Field; value: string }
  | { code: 'not-digits'; field: Field; value: string }
  | { code: 'value-empty'; field: Field }
  | { code: 'value-too-long'; field: Field; value: string; most: number }
  | { code: 'value-characters'; field: Field; value: string }
  | { code: 'repeated'; field: Field; values: string[] }
  /** A pack's own code lacks what PerBPOM 22/2022 article 7 asks for. */
  | { code: 'incomplete'; missing: Field[] }
  /** GS1 syntax: the sentence says what. */
  | { code: 'syntax'; gs1: string; error: string }
  /** Technical: several readings are possible, scan again. */
  | { code: 'ambiguous'; readings: number }
  /** Technical: symbols that were scanned as one pack's say different things, so they are not. */
  | { code: 'contradiction'; field: Field; values: string[] }
  /** Technical: nothing we know. */
  | { code: 'unreadable' }

/** The fault lies in the scan, not in the pack: the answer is "scan again", never an alert. */
export const isTechnical = ({ code }: Fault): boolean =>
  code === 'empty' ||
  code === 'too-long' ||
  code === 'truncated' ||
  code === 'ambiguous' ||
  code === 'contradiction' ||
  code === 'unreadable' ||
  code === 'syntax'
