import { cset39, cset64, cset82, csetnumeric, hasnondigit, hyphen, importeridx, pcenc } from './lint-characters.ts'
import { csum, csumalpha, gcppos1, gcppos2, iban } from './lint-check-digits.ts'
import { iso3166, iso3166alpha2, iso4217, iso5218, iso3166999, mediatype, packagetype, winding, yesno } from './lint-codes.ts'
import { couponcode, couponposoffer } from './lint-coupon.ts'
import { hh, hhmi, mi, ss, yymmd0, yymmdd, yyyymmd0, yyyymmdd } from './lint-dates.ts'
import type { Linter, LintFault } from './lint-fault.ts'
import { latitude, longitude, nonzero, nozeroprefix, pieceoftotal, posinseqslash, zero } from './lint-numbers.ts'

export type { Linter, LintFault } from './lint-fault.ts'

/** The four component types of the Syntax Dictionary and the characters each admits. */
export const charset = { N: csetnumeric, X: cset82, Y: cset39, Z: cset64 }

/** Names of earlier dictionaries that no longer say anything about the data. */
const retired: Linter = () => undefined

/** Every content check of the Syntax Dictionary, by its name there. */
export const linters: Readonly<Record<string, Linter>> = {
  couponcode,
  couponposoffer,
  cset39,
  cset64,
  cset82,
  csetnumeric,
  csum,
  csumalpha,
  gcppos1,
  gcppos2,
  hasnondigit,
  hh,
  hhmi,
  hyphen,
  iban,
  importeridx,
  iso3166,
  iso3166999,
  iso3166alpha2,
  iso4217,
  iso5218,
  latitude,
  longitude,
  mediatype,
  mi,
  nonzero,
  nozeroprefix,
  packagetype,
  pcenc,
  pieceoftotal,
  posinseqslash,
  ss,
  winding,
  yesno,
  yymmd0,
  yymmdd,
  yyyymmd0,
  yyyymmdd,
  zero,
  hhmm: retired,
  key: retired,
  keyoff1: retired,
  mmoptss: retired,
  yymmddhh: retired,
}

/** Checks one component's value with the check of that name; undefined when the value passes. Throws on an unknown name. */
export function lint(name: string, data: string): LintFault | undefined {
  const check = linters[name]
  if (!check) throw new Error(`There is no GS1 content check named ${name}.`)
  return check(data)
}
