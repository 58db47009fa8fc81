import { type Certificate, findCertificate } from '#/features/certificates/certificates.ts'
import type { Licence } from '#/features/register/licence.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { type NieReading, readNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'

/** A licence as it stands today and its certificate, where one was asked for. */
export type Asked = { licence: Licence; certificate?: Certificate }

/** What an address asks for: that, or how its number reads where there is no such licence. */
export async function findAsked(db: Db, written: string): Promise<Asked | { reading: NieReading }> {
  const reading = readNie(written)
  if (reading.kind !== 'nie') return { reading }
  const [licence, certificate] = await Promise.all([
    licenceOn(db, reading.number, dayAt(new Date())),
    findCertificate(db, reading.number),
  ])
  return licence ? { licence, ...(certificate && { certificate }) } : { reading }
}

/** Like `findAsked`; throws NotFound. */
export async function getAsked(db: Db, written: string): Promise<Asked> {
  const asked = await findAsked(db, written)
  if ('licence' in asked) return asked
  const { reading } = asked
  if (reading.kind === 'nie')
    throw new NotFound({
      id: `Izin edar ${reading.number} tidak ada dalam register.`,
      en: `There is no licence ${reading.number} in the register.`,
    })
  throw new NotFound('says' in reading ? reading.says : undefined)
}
