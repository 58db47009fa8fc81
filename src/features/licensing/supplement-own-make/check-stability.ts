import type { Remark } from '#/features/licensing/service.ts'
import { find } from '#/law/provisions.ts'
import { stabilityBatches, stabilityProgramme } from './law-terms.ts'
import { block, type Checked, pasal, warn, when } from './remark.ts'

const at = (field: string) => ['stability', field] as const

/** The study: zone IVb or a reason why not, enough batches, tested for as long as the shelf life that is asked for. */
export function checkStability({ dossier: { stability }, on }: Checked): Remark[] {
  const {
    stableInZoneIVb,
    justification,
    temperature,
    humidity,
    batches,
    longTermMonths,
    acceleratedMonths,
    shelfLifeMonths,
    storage,
  } = stability
  const { value, steps } = find(on, ({ the }) => ({
    longTerm: the(stabilityProgramme, { study: 'long term' }),
    accelerated: the(stabilityProgramme, { study: 'accelerated' }),
    batches: the(stabilityBatches, {}),
  }))
  const [ofLongTerm, ofAccelerated, ofBatches] = steps.map(step => step.cite)
  const lastAccelerated = value.accelerated.months.at(-1)!
  const elsewhere = stableInZoneIVb === false
  return [
    ...when(
      stableInZoneIVb === undefined,
      block(
        at('stableInZoneIVb'),
        pasal('8 ayat (1)'),
        'Pilih apakah produk stabil pada zona IVb (30 °C, 75 % RH).',
        'Say whether the product is stable in zone IVb (30 °C, 75 % RH).',
      ),
    ),
    ...when(
      elsewhere && !justification,
      block(
        at('justification'),
        pasal('8 ayat (2)'),
        'Jelaskan mengapa produk tidak diuji pada zona IVb.',
        'Explain why the product is not tested in zone IVb.',
      ),
    ),
    ...when(
      elsewhere && !temperature,
      block(at('temperature'), pasal('8 ayat (2)'), 'Tulis temperatur pengujian.', 'Write the temperature of the study.'),
    ),
    ...when(
      elsewhere && !humidity,
      block(at('humidity'), pasal('8 ayat (2)'), 'Tulis kelembaban pengujian.', 'Write the humidity of the study.'),
    ),
    ...when(
      batches === undefined || batches < value.batches,
      block(
        at('batches'),
        ofBatches!,
        `Uji paling sedikit ${value.batches} bets skala pilot.`,
        `Test at least ${value.batches} batches of pilot scale.`,
      ),
    ),
    ...when(
      longTermMonths === undefined,
      block(
        at('longTermMonths'),
        ofLongTerm!,
        'Tulis sampai bulan ke berapa uji jangka panjang selesai.',
        'Write up to which month the long-term study is complete.',
      ),
    ),
    ...when(
      longTermMonths !== undefined && !isTestPoint(longTermMonths, value.longTerm),
      warn(
        at('longTermMonths'),
        ofLongTerm!,
        `Bulan ke-${longTermMonths} bukan titik uji: ${value.longTerm.months.join(', ')}, lalu setiap tahun.`,
        `Month ${longTermMonths} is no test point: ${value.longTerm.months.join(', ')}, then every year.`,
      ),
    ),
    ...when(
      !elsewhere && (acceleratedMonths === undefined || acceleratedMonths < lastAccelerated),
      block(
        at('acceleratedMonths'),
        ofAccelerated!,
        `Uji dipercepat mencakup bulan ${value.accelerated.months.join(', ')}.`,
        `The accelerated study covers months ${value.accelerated.months.join(', ')}.`,
      ),
    ),
    ...when(
      !shelfLifeMonths,
      block(
        at('shelfLifeMonths'),
        pasal('11 ayat (1) huruf o'),
        'Tulis masa simpan yang diusulkan.',
        'Write the shelf life you propose.',
      ),
    ),
    ...when(
      shelfLifeMonths !== undefined && longTermMonths !== undefined && shelfLifeMonths > longTermMonths,
      warn(
        at('shelfLifeMonths'),
        ofLongTerm!,
        `Masa simpan ${shelfLifeMonths} bulan melebihi data jangka panjang (${longTermMonths} bulan); petugas menilai ekstrapolasinya.`,
        `A shelf life of ${shelfLifeMonths} months goes beyond the long-term data (${longTermMonths} months); an officer judges the extrapolation.`,
      ),
    ),
    ...when(
      !storage,
      block(
        at('storage'),
        pasal('11 ayat (1) huruf p'),
        'Tulis kondisi penyimpanan pada label.',
        'Write the storage condition for the label.',
      ),
    ),
  ]
}

function isTestPoint(month: number, { months, thenEvery }: { months: readonly number[]; thenEvery?: number }): boolean {
  const last = months.at(-1)!
  return months.includes(month) || (thenEvery !== undefined && month > last && (month - last) % thenEvery === 0)
}
