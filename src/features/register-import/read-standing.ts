import { type ActedStanding, mayBecome, standings, standingWords } from '#/features/register/licence.ts'
import { readNie } from '#/features/register/nie.ts'
import type { Day } from '#/law/day.ts'
import { type InstrumentKey, instruments, noSource } from '#/law/instruments.ts'
import type { Cite } from '#/law/provisions.ts'
import { standingNamed } from './names.ts'
import type { Reading } from './reading.ts'
import type { Decision, ImportRow } from './row.ts'

type Time = { issuedOn: Day; validUntil: Day }

/** How the licence stands after the list: what was decided needs its day and reasons; that time ran out follows from the days. */
export function readStanding(reading: Reading, time: Time, today: Day): ImportRow['standing'] {
  const text = reading.text('standing', 60)
  if (text === undefined) return undefined
  const standing = standingNamed(text)
  if (!standing)
    return reading.wrong('standing', {
      id: `“${text}” bukan keadaan izin. Pilih salah satu: ${standings.join(', ')}.`,
      en: `“${text}” is no standing of a licence. Choose one of: ${standings.join(', ')}.`,
    })
  if (standing === 'expired') return time.validUntil <= today ? 'expired' : reading.wrong('standing', notYetExpired(time))
  if (standing === 'active' && reading.text('reasons', 4000) === undefined) return 'active'
  return readDecision(reading, standing, time, today)
}

function readDecision(reading: Reading, to: ActedStanding, { issuedOn, validUntil }: Time, today: Day): Decision | undefined {
  const on = reading.needed('standing_since', 40) === undefined ? undefined : reading.day('standing_since')
  const reasons = reading.needed('reasons', 4000)
  const cite = readCite(reading)
  const by = to === 'superseded' ? readSuccessor(reading) : undefined
  if (!on || !reasons || !cite || (to === 'superseded' && !by)) return undefined
  if (on < issuedOn || on > today)
    return reading.wrong('standing_since', {
      id: 'Keputusan berlaku sejak tanggal terbit atau sesudahnya, dan tidak sesudah hari ini.',
      en: 'A decision takes effect on the day of issue or later, and not after today.',
    })
  const before = on >= validUntil ? 'expired' : 'active'
  if (to !== 'active' && !mayBecome(before, to))
    return reading.wrong('standing_since', {
      id: `Pada hari itu izin sudah ${standingWords[before].id}, jadi tidak dapat menjadi ${standingWords[to].id}.`,
      en: `On that day the licence was ${standingWords[before].en}, so it could not become ${standingWords[to].en}.`,
    })
  return { to, on, reasons, cite, ...(by && { by }) }
}

/** The regulation on which the decision rests; a list that names none is entered as naming none. */
function readCite(reading: Reading): Cite | undefined {
  const named = reading.text('instrument', 100)
  const article = reading.text('article', 80)
  if (named === undefined) return { ...noSource, ...(article && { article }) }
  if (named in instruments) return { instrument: named as InstrumentKey, article: article ?? noSource.article }
  return reading.wrong('instrument', {
    id: `Peraturan “${named}” tidak dikenal. Tulis seperti “PerBPOM 32/2022”, atau kosongkan.`,
    en: `The regulation “${named}” is not known. Write it like “PerBPOM 32/2022”, or leave it empty.`,
  })
}

function readSuccessor(reading: Reading): string | undefined {
  const text = reading.needed('superseded_by', 100)
  if (text === undefined) return undefined
  const nie = readNie(text)
  if (nie.kind === 'nie') return nie.number
  return reading.wrong('superseded_by', {
    id: `“${text}” bukan nomor izin edar.`,
    en: `“${text}” is no licence number.`,
  })
}

const notYetExpired = ({ validUntil }: Time) => ({
  id: `Menurut daftar izin ini kedaluwarsa, tetapi masa berlakunya sampai sebelum ${validUntil}.`,
  en: `The list calls this licence expired, but it is valid until before ${validUntil}.`,
})
