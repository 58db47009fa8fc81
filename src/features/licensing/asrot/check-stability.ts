import type { Remark } from '#/features/licensing/service.ts'
import { type Programme, stabilityBatches, stabilityProgramme } from '#/features/licensing/supplement-own-make/law-terms.ts'
import { find } from '#/law/provisions.ts'
import type { Checked } from './dossier.ts'
import { block, warn, when } from './remark.ts'

const at = (field: string) => ['stability', field] as const

/** The months in which a study tests, up to and including the first that covers a shelf life. */
export function testPoints({ months, thenEvery }: Programme, shelfLife: number): number[] {
  const points = months.filter((_, index) => index === 0 || months[index - 1]! < shelfLife)
  const last = months.at(-1)!
  const later = thenEvery === undefined ? 0 : Math.max(0, Math.ceil((shelfLife - last) / thenEvery))
  return [...points, ...Array.from({ length: later }, (_, index) => last + (index + 1) * thenEvery!)]
}

/** The last month of a programme that a study which has run so long has completed; undefined where it has completed none. */
export const lastCompleted = (programme: Programme, ranFor: number): number | undefined =>
  testPoints(programme, ranFor)
    .filter(month => month <= ranFor)
    .at(-1)

/** The study: enough batches of pilot scale, both programmes, and no shelf life beyond what it shows without a commitment. */
export function checkStability({ dossier: { stability }, on }: Checked): Remark[] {
  const { batches, longTermMonths, acceleratedMonths, shelfLifeMonths, commitment } = stability
  const { value, steps } = find(on, ({ the }) => ({
    longTerm: the(stabilityProgramme, { study: 'long term' }),
    accelerated: the(stabilityProgramme, { study: 'accelerated' }),
    batches: the(stabilityBatches, {}),
  }))
  const cite = steps[0]!.cite
  const large = new Set(batches.filter(({ scale }) => scale === 'pilot' || scale === 'production').map(({ number }) => number))
  const proven = longTermMonths === undefined ? undefined : lastCompleted(value.longTerm, longTermMonths)
  const isBeyond = shelfLifeMonths !== undefined && proven !== undefined && shelfLifeMonths > proven
  const points = testPoints(value.longTerm, shelfLifeMonths ?? 24).join(', ')
  const lastAccelerated = value.accelerated.months.at(-1)!
  return [
    ...when(
      batches.length > 0 && large.size < value.batches,
      block(
        at('batches.0.scale'),
        cite,
        `Uji paling sedikit ${value.batches} bets yang berbeda, skala pilot atau produksi.`,
        `Test at least ${value.batches} different batches of pilot or production scale.`,
        'OT-17c',
      ),
    ),
    ...when(
      acceleratedMonths !== undefined && acceleratedMonths < lastAccelerated,
      block(
        at('acceleratedMonths'),
        cite,
        `Uji dipercepat (40 °C, 75 % RH) mencakup bulan ${value.accelerated.months.join(', ')}. Lengkapi sampai bulan ${lastAccelerated}.`,
        `The accelerated study (40 °C, 75 % RH) covers months ${value.accelerated.months.join(', ')}. Complete it up to month ${lastAccelerated}.`,
        'OT-17b',
      ),
    ),
    ...when(
      shelfLifeMonths === 0,
      block(at('shelfLifeMonths'), cite, 'Tulis masa simpan di atas nol.', 'Write a shelf life above zero.', 'OT-17a'),
    ),
    ...when(
      isBeyond && commitment !== true,
      block(
        at('shelfLifeMonths'),
        cite,
        `Uji yang selesai baru membuktikan ${proven} bulan, masa simpan yang diusulkan ${shelfLifeMonths} bulan (titik uji: ${points}). Usulkan paling lama ${proven} bulan, atau berkomitmen melanjutkan uji.`,
        `The completed study shows ${proven} months; you propose ${shelfLifeMonths} (test points: ${points}). Propose at most ${proven} months, or commit to completing the study.`,
        'OT-17a',
      ),
    ),
    ...when(
      isBeyond && commitment === true,
      warn(
        at('shelfLifeMonths'),
        cite,
        `Masa simpan ${shelfLifeMonths} bulan melebihi yang terbukti (${proven} bulan): petugas menilai ekstrapolasinya, dan uji dilanjutkan pada bulan ${points}.`,
        `A shelf life of ${shelfLifeMonths} months goes beyond what is shown (${proven}): an officer judges the extrapolation, and the study goes on in months ${points}.`,
        'OT-17d',
      ),
    ),
  ]
}
