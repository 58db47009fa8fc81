import { pageOf, pagesPerClass } from '#/numbers/segments.ts'
import type { PackNumber } from './identity.ts'

/**
 * An event's number ends in its share of the store, 0 to 255: on several machines it says on which of them the event is, whether one
 * has the number, the hash, or the one pack that the event is about.
 */
export const shares = 256

/** The share of an event: by the page of the one pack it is about, or else by its hash. */
export const shareOf = (hash: string, single: PackNumber | undefined): number =>
  single ? shareOfPack(single) : Number.parseInt(hash.slice(0, 2), 16)

export const shareOfPack = ({ classId, n }: PackNumber): number => shareOfPage(pageOf(classId, n))

/** Pages of one class lie in shares that follow each other, and so do the first pages of all classes. */
export const shareOfPage = (page: number): number => (Math.floor(page / pagesPerClass) + (page % pagesPerClass)) % shares

/** The shares of these events, each once. */
export const sharesOf = (events: readonly number[]): number[] => [...new Set(events.map(event => event % shares))]
