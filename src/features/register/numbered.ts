/** Where a product is made, as far as its number tells. */
export type Origin = 'domestic' | 'import' | 'licence'

/** What of a product its number tells, besides the year and the running number. Parts are the digits of the published codes. */
export type Numbered =
  | { series: 'supplement' | 'quasi'; origin: Origin }
  /** `kind` of the traditional medicine; type of maker and form as their digits. */
  | { series: 'traditional'; origin: Origin; kind: 'jamu' | 'OHT' | 'fitofarmaka'; makerType: string; form: string }
  /** The continent's letter A to E, the two digits of the country and of the product group. */
  | { series: 'cosmetic'; continent: 'A' | 'B' | 'C' | 'D' | 'E'; country: string; group: string }
  | { series: 'cosmetic kit' }
