import { type Standing, standings, standingWords } from '#/features/register/licence.ts'
import { type Commodity, commodities } from '#/features/register/nie-formats.ts'

const otherCommodities: Readonly<Record<string, Commodity>> = {
  obat: 'drug',
  medicine: 'drug',
  'obat tradisional': 'traditional',
  'obat bahan alam': 'traditional',
  'traditional medicine': 'traditional',
  'suplemen kesehatan': 'supplement',
  'suplemen makanan': 'supplement',
  'health supplement': 'supplement',
  'obat kuasi': 'quasi',
  'quasi-drug': 'quasi',
  kosmetika: 'cosmetic',
  kosmetik: 'cosmetic',
  'pangan olahan': 'food',
  pangan: 'food',
  makanan: 'food',
  'processed food': 'food',
}

/** The kind of product that a list names, in either language. */
export function commodityNamed(text: string): Commodity | undefined {
  const name = text.toLowerCase().replace(/[\s_]+/g, ' ')
  return commodities.find(commodity => commodity === name) ?? otherCommodities[name]
}

const otherStandings: Readonly<Record<string, Standing>> = {
  aktif: 'active',
  valid: 'active',
  kadaluarsa: 'expired',
  frozen: 'suspended',
  ...Object.fromEntries(standings.flatMap(one => [standingWords[one].id, standingWords[one].en].map(word => [word, one]))),
}

/** The standing that a list names, in either language. */
export function standingNamed(text: string): Standing | undefined {
  const name = text.toLowerCase().replace(/[\s_]+/g, ' ')
  return standings.find(standing => standing === name) ?? otherStandings[name]
}
