import type { Choice } from '#/features/licensing/asked/fields.ts'
import { askedSection } from '#/features/licensing/service.ts'
import { noSource } from '#/law/instruments.ts'
import { materialKinds, proofs } from './law-product.ts'
import { choicesOf, kindNames, proofNames } from './names.ts'
import { asrot } from './remark.ts'

const twoStages = asrot('Q9')
const choice = (value: string, id: string, en: string): Choice => ({ value, label: { id, en } })

export const composition = askedSection({
  key: 'composition',
  title: { id: 'Formula', en: 'Formula' },
  about: { id: 'Semua bahan dengan jumlahnya.', en: 'Every material with its amount.' },
  asks: [
    {
      key: 'unitsPerServing',
      kind: 'count',
      label: { id: 'Berapa satuan sekali pakai? (obat dalam)', en: 'How many units are taken at once? (by mouth)' },
    },
    {
      key: 'servingsPerDay',
      kind: 'count',
      label: { id: 'Berapa kali sehari? (obat dalam)', en: 'How many times a day? (by mouth)' },
    },
    {
      key: 'materials',
      kind: 'rows',
      label: { id: 'Bahan, dengan jumlah dalam satu satuan', en: 'Materials, with the amount in one unit' },
      row: { id: 'Bahan', en: 'Material' },
      cite: twoStages,
      columns: [
        { key: 'name', kind: 'text', most: 120, wide: true, label: { id: 'Nama', en: 'Name' } },
        {
          key: 'role',
          kind: 'choice',
          label: { id: 'Sebagai', en: 'As' },
          options: [choice('active', 'Bahan aktif', 'Active'), choice('additive', 'Bahan tambahan', 'Additive')],
        },
        {
          key: 'kind',
          kind: 'choice',
          label: { id: 'Jenis bahan', en: 'Kind of material' },
          options: choicesOf(materialKinds, kindNames),
        },
        { key: 'species', kind: 'text', most: 120, optional: true, label: { id: 'Nama ilmiah', en: 'Scientific name' } },
        { key: 'part', kind: 'text', most: 80, optional: true, label: { id: 'Bagian tumbuhan', en: 'Part of the plant' } },
        { key: 'amount', kind: 'amount', label: { id: 'Jumlah', en: 'Amount' } },
        {
          key: 'unit',
          kind: 'choice',
          label: { id: 'Satuan', en: 'Unit' },
          options: ['mg', 'g', 'mcg', 'mL', '%'].map(unit => choice(unit, unit, unit)),
        },
        {
          key: 'irradiated',
          kind: 'choice',
          optional: true,
          label: { id: 'Diiradiasi?', en: 'Irradiated?' },
          options: [choice('no', 'Tidak', 'No'), choice('yes', 'Ya', 'Yes')],
        },
      ],
    },
  ] as const,
})

export const claims = askedSection({
  key: 'claims',
  title: { id: 'Klaim', en: 'Claims' },
  about: { id: 'Bunyi setiap klaim dan buktinya.', en: 'The words of each claim and its proof.' },
  asks: [
    {
      key: 'claims',
      kind: 'rows',
      label: { id: 'Klaim', en: 'Claims' },
      row: { id: 'Klaim', en: 'Claim' },
      most: 20,
      cite: asrot('Q5'),
      columns: [
        { key: 'says', kind: 'text', most: 300, wide: true, label: { id: 'Bunyi klaim', en: 'Words of the claim' } },
        { key: 'proof', kind: 'choice', label: { id: 'Bukti', en: 'Proof' }, options: choicesOf(proofs, proofNames) },
        { key: 'source', kind: 'text', most: 400, wide: true, label: { id: 'Pustaka atau laporan', en: 'Reference or report' } },
      ],
    },
  ] as const,
})

export const stability = askedSection({
  key: 'stability',
  title: { id: 'Stabilitas', en: 'Stability' },
  about: { id: 'Uji stabilitas, masa simpan, penyimpanan.', en: 'Stability study, shelf life, storage.' },
  asks: [
    {
      key: 'batches',
      kind: 'rows',
      label: { id: 'Bets yang diuji', en: 'Batches tested' },
      row: { id: 'Bets', en: 'Batch' },
      most: 20,
      cite: asrot('Q17'),
      columns: [
        { key: 'number', kind: 'text', most: 40, label: { id: 'Nomor bets', en: 'Batch number' } },
        {
          key: 'scale',
          kind: 'choice',
          label: { id: 'Skala', en: 'Scale' },
          options: [
            choice('laboratory', 'Laboratorium', 'Laboratory'),
            choice('pilot', 'Pilot', 'Pilot'),
            choice('production', 'Produksi', 'Production'),
          ],
        },
      ],
    },
    {
      key: 'longTermMonths',
      kind: 'count',
      label: {
        id: 'Uji jangka panjang (30 °C, 75 % RH) selesai sampai bulan ke',
        en: 'Long-term study (30 °C, 75 % RH) complete up to month',
      },
      cite: asrot('Q17'),
    },
    {
      key: 'acceleratedMonths',
      kind: 'count',
      label: {
        id: 'Uji dipercepat (40 °C, 75 % RH) selesai sampai bulan ke',
        en: 'Accelerated study (40 °C, 75 % RH) complete up to month',
      },
      cite: asrot('Q17'),
    },
    {
      key: 'shelfLifeMonths',
      kind: 'count',
      label: { id: 'Masa simpan yang diusulkan, dalam bulan', en: 'Shelf life proposed, in months' },
      cite: asrot('Q17'),
    },
    {
      key: 'commitment',
      kind: 'yes no',
      label: {
        id: 'Bila masa simpan melebihi data: berkomitmen melanjutkan uji?',
        en: 'If the shelf life goes beyond the data: do you commit to completing the study?',
      },
      cite: asrot('Q17'),
      when: ({ shelfLifeMonths, longTermMonths }) =>
        Number(shelfLifeMonths ?? 0) > Number(longTermMonths ?? Number.POSITIVE_INFINITY),
    },
    {
      key: 'storage',
      kind: 'text',
      most: 300,
      label: { id: 'Penyimpanan pada label', en: 'Storage on the label' },
      cite: noSource,
    },
  ] as const,
})

export const label = askedSection({
  key: 'label',
  title: { id: 'Penandaan', en: 'Label' },
  about: {
    id: 'Aturan pakai, peringatan, letak kode; teks label disusun dari isian Anda.',
    en: 'Directions, warnings, places of the codes; the label’s text is made from your answers.',
  },
  asks: [
    {
      key: 'directions',
      kind: 'text',
      long: true,
      most: 1000,
      label: { id: 'Aturan pakai', en: 'Directions for use' },
      cite: noSource,
    },
    { key: 'warnings', kind: 'text', long: true, most: 2000, label: { id: 'Peringatan, bila ada', en: 'Warnings, if any' } },
    {
      key: 'activesShown',
      kind: 'choice',
      label: { id: 'Bagaimana bahan aktif dicantumkan?', en: 'How are actives shown?' },
      cite: asrot('Q21'),
      options: [choice('quantitative', 'Nama dan jumlah', 'Name and amount'), choice('qualitative', 'Nama saja', 'Name alone')],
    },
    {
      key: 'additivesShown',
      kind: 'choice',
      label: { id: 'Bagaimana bahan tambahan dicantumkan?', en: 'How are additives shown?' },
      cite: asrot('Q21'),
      options: [
        choice('qualitative', 'Nama saja', 'Name alone'),
        choice('quantitative', 'Nama dan jumlah', 'Name and amount'),
        choice('none', 'Tidak dicantumkan', 'Not shown'),
      ],
    },
    {
      key: 'batchPlace',
      kind: 'text',
      most: 200,
      label: { id: 'Letak nomor bets', en: 'Place of the batch number' },
      cite: noSource,
    },
    {
      key: 'expiryPlace',
      kind: 'text',
      most: 200,
      label: { id: 'Letak tanggal kedaluwarsa', en: 'Place of the expiry' },
      cite: noSource,
    },
    {
      key: 'barcodePlace',
      kind: 'text',
      most: 200,
      label: { id: 'Letak 2D barcode', en: 'Place of the 2D barcode' },
      cite: { instrument: 'PerBPOM 22/2022', article: '–' },
    },
  ] as const,
})
