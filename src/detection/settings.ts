/** The figures on which alerts rest. In the platform they are rows of law, marked as assumed (`features/alerts/law.ts`). */
export type Settings = {
  /** From this score on a pack is reported as suspect. */
  suspectFrom: number
  /** Packs of one batch on the same wrong way that are a diverted case and no slip. */
  caseFrom: number
  /** From this many scans by the public on a code has probably been copied. */
  oftenScanned: number
  /** No faster does anyone travel, in km/h. */
  fastest: number
}
