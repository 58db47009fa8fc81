/** The three packaging levels of a code (PerBPOM 22/2022 art. 6): the pack a person holds, the case, the pallet. */
export const levels = ['primary', 'secondary', 'tertiary'] as const
export type Level = (typeof levels)[number]

/** How a batch is packed: packs in all, packs to a case, cases to a pallet. */
export type Packing = { packs: number; perCase: number; perPallet: number }

/** How many codes of each level a batch needs; the last case and the last pallet may be part full. */
export function codesFor({ packs, perCase, perPallet }: Packing): Record<Level, number> {
  const secondary = Math.ceil(packs / perCase)
  return { primary: packs, secondary, tertiary: Math.ceil(secondary / perPallet) }
}

/**
 * The power of two at whose next multiple a new range of `count` numbers begins, so that cases and pallets of the lot lie on
 * aligned pieces and the events about them stay few rows (README of src/numbers). Costs numbers, of which a class has a trillion.
 */
export const startStep = (count: number): number => Math.min(2 ** 16, 2 ** Math.ceil(Math.log2(Math.max(1, count))))

/** Where a new range of a class begins. */
export function alignedStart(next: number, count: number): number {
  const step = startStep(count)
  return Math.ceil(next / step) * step
}
