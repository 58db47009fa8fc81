/** What is reported by hand, pack by pack. Commissioning belongs to the line, and to the plain form. */
export const scanActs = ['receive', 'dispense', 'ship', 'return', 'pack', 'unpack', 'sample', 'destroy'] as const
export type ScanAct = (typeof scanActs)[number]

/** What may happen to a pack once, and is asked for at the door of such acts. */
export const onceActs = ['dispense', 'sample', 'destroy'] as const satisfies readonly ScanAct[]
export type OnceAct = (typeof onceActs)[number]

export const isOnce = (act: ScanAct): act is OnceAct => onceActs.some(one => one === act)
export const isSending = (act: ScanAct): act is 'ship' | 'return' => act === 'ship' || act === 'return'
export const isPacking = (act: ScanAct): act is 'pack' | 'unpack' => act === 'pack' || act === 'unpack'
