import { licenceOn } from '#/features/register/licences.ts'
import { uriOfCode } from '#/features/tracing/code-uri.ts'
import { readCode } from '#/gs1/code.ts'
import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Row } from './rows.ts'

/** What a row is about: one pack, case or pallet, or so many packs of a batch. */
export type Goods = { uri: string } | { batchUri: string; quantity: number }

/** The goods that a row names, or why they cannot be told. */
export type Told = { goods: Goods } | { says: Says }

/** Reads what a row names, looking licences up in the register once each. */
export function goodsReader(db: Db, origin: string): (row: Row) => Promise<Told> {
  const licences = new Map<string, ReturnType<typeof licenceOn>>()
  const licenceOf = (nie: string) => {
    const asked = licences.get(nie) ?? licenceOn(db, nie, dayAt(new Date()))
    licences.set(nie, asked)
    return asked
  }
  return async row => {
    if (row.quantity !== undefined && row.batch !== undefined && !row.serial && !row.code && !row.sscc)
      return ofBatch(origin, row, row.nie ? await licenceOf(row.nie) : undefined)
    const uri = uriOf(origin, row)
    return uri === undefined ? { says: unread } : { goods: { uri } }
  }
}

function uriOf(origin: string, { code, nie, gtin, serial = '', sscc }: Row): string | undefined {
  if (code !== undefined) {
    const reading = readCode(code)
    return reading.faults.every(fault => fault.code === 'incomplete') ? uriOfCode(origin, code, reading) : undefined
  }
  if (sscc) return `https://id.gs1.org/00/${sscc}`
  if (gtin) return `https://id.gs1.org/01/${gtin.padStart(14, '0')}/21/${encodeURIComponent(serial)}`
  return `${origin}/v/${nie}/${encodeURIComponent(serial.toUpperCase())}`
}

type Licence = Awaited<ReturnType<typeof licenceOn>>

/** A batch as EPCIS names a class: GTIN and batch where there is one GTIN, else an address of ours. */
function ofBatch(origin: string, { nie, gtin, batch = '', quantity = 0 }: Row, licence: Licence): Told {
  if (!gtin && nie && !licence)
    return {
      says: {
        id: `Nomor izin edar ${nie} tidak terdaftar. Periksa angkanya.`,
        en: `The licence ${nie} is not registered. Check its digits.`,
      },
    }
  const only = gtin ?? (licence?.gtins.length === 1 ? licence.gtins[0] : undefined)
  const batchUri = only
    ? `https://id.gs1.org/01/${only.padStart(14, '0')}/10/${encodeURIComponent(batch)}`
    : `${origin}/register/${nie}/batches/${encodeURIComponent(batch)}`
  return { goods: { batchUri, quantity } }
}

const unread: Says = {
  id: 'Kode ini tidak terbaca sebagai satu kemasan, karton, atau palet. Pindai sekali lagi.',
  en: 'This code could not be read as that of one pack, case or pallet. Scan it once more.',
}
