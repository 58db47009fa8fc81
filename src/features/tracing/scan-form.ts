import { findCompanyByNib, findSiteByUri, type Site, sitesOf } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid, type Problem, type Says } from '#/platform/http/errors.ts'
import type { Values } from '#/platform/ui/kit.ts'
import { en, id } from './scan-words.ts'

/** What a person may report from a phone. */
export const acts = ['receive', 'dispense', 'ship', 'return', 'pack', 'unpack', 'destroy', 'commission'] as const
export type Act = (typeof acts)[number]

/** What was asked to be reported: the codes as they were typed or scanned, everything else understood. */
export type Asked = { act: Act; site: Site; to?: Site; parent?: string; codes: string[] }

/** How many codes one form takes: what a person scans by hand. Pallets and cases stand for their contents. */
export const mostCodes = 1000

const isSending = (act: Act): boolean => act === 'ship' || act === 'return'
const isPacking = (act: Act): boolean => act === 'pack' || act === 'unpack'

/** A destination with several sites: which one has to be asked. */
export class WhichSite extends Error {
  readonly sites: readonly Site[]
  constructor(sites: readonly Site[]) {
    super('The destination has several sites.')
    this.sites = sites
  }
}

/** Reads the form. Throws Invalid with what is missing, WhichSite where the destination names a company with several sites. */
export async function readAsked(db: Db, companyId: string, values: Values): Promise<Asked> {
  const problems: Problem[] = []
  const wrong = (field: string, says: Says) => void problems.push({ field, says })
  const text = (name: string): string => String(values[name] ?? '').trim()
  const act = acts.find(one => one === text('act'))
  if (!act) wrong('act', both('needAct'))
  const site = (await sitesOf(db, companyId)).find(one => one.id === text('site'))
  if (!site) wrong('site', both('needSite'))
  const codes = text('codes')
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  if (codes.length === 0 && act !== 'unpack') wrong('codes', both('needCodes'))
  if (codes.length > mostCodes) wrong('codes', { id: id.tooMany(String(mostCodes)), en: en.tooMany(String(mostCodes)) })
  const parent = text('parent')
  if (act && isPacking(act) && parent === '') wrong('parent', both('needParent'))
  const places = act && isSending(act) ? await readDestination(db, text('to'), wrong) : []
  const to = places.length === 1 ? places[0] : places.find(one => one.id === text('toSite'))
  if (to && site && to.id === site.id) wrong('to', both('ownTo'))
  if (problems.length > 0 || !act || !site) throw new Invalid(problems)
  if (places.length > 0 && !to) throw new WhichSite(places)
  return { act, site, codes, ...(to && { to }), ...(isPacking(act) && { parent }) }
}

type Word = { [Name in keyof typeof id]: (typeof id)[Name] extends string ? Name : never }[keyof typeof id]
const both = (name: Word): Says => ({ id: id[name], en: en[name] })

/** The sites that a destination may mean: one by its address or GLN, all of a company by its NIB. */
async function readDestination(db: Db, text: string, wrong: (field: string, says: Says) => void): Promise<readonly Site[]> {
  const refuse = (name: Word): readonly Site[] => {
    wrong('to', both(name))
    return []
  }
  if (text === '') return refuse('needTo')
  const digits = text.replace(/[\s.-]/g, '')
  const isNumber = /^\d{13}$/.test(digits)
  const named = await findSiteByUri(db, isNumber ? `https://id.gs1.org/414/${digits}` : text)
  if (named) return [named]
  const company = isNumber ? await findCompanyByNib(db, digits) : undefined
  if (!company) return refuse('unknownTo')
  const sites = await sitesOf(db, company.id)
  return sites.length > 0 ? sites : refuse('noSiteThere')
}
