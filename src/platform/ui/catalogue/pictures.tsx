import { BarChart, formatNumber, LineChart, MapOfIndonesia, StatTiles } from '../kit.ts'
import type { Entry } from './entry.ts'

/** Numbers and places as pictures, each with its table. */
export const pictureEntries: readonly Entry[] = [
  {
    slug: 'tiles',
    wide: true,
    title: { id: 'Angka di papan', en: 'Tiles of a board' },
    show(lang) {
      const id = lang === 'id'
      return (
        <StatTiles
          stats={[
            {
              label: id ? 'Menunggu kami' : 'Waiting for us',
              value: formatNumber(148, lang),
              about: id ? '12 jatuh tempo minggu ini' : '12 due this week',
              href: '/ui/table',
            },
            { label: id ? 'Terlambat' : 'Late', value: formatNumber(3, lang) },
            { label: id ? 'Kemasan bergerak' : 'Packs on the move', value: formatNumber(1_284_500, lang) },
          ]}
        />
      )
    },
  },
  {
    slug: 'bars',
    wide: true,
    title: { id: 'Bagan batang', en: 'Bar chart' },
    show: lang => (
      <BarChart
        lang={lang}
        title={lang === 'id' ? 'Izin edar berlaku menurut komoditas' : 'Licences in force by commodity'}
        over={lang === 'id' ? 'Komoditas' : 'Commodity'}
        labels={
          lang === 'id'
            ? ['Kosmetik', 'Pangan olahan', 'Obat', 'Obat tradisional', 'Suplemen kesehatan']
            : ['Cosmetics', 'Processed food', 'Medicines', 'Traditional medicine', 'Health supplements']
        }
        series={[{ name: lang === 'id' ? 'Izin' : 'Licences', values: [214, 187, 96, 71, 32] }]}
      />
    ),
  },
  {
    slug: 'lines',
    wide: true,
    title: { id: 'Bagan garis', en: 'Line chart' },
    show: lang => (
      <LineChart
        lang={lang}
        title={lang === 'id' ? 'Permohonan masuk dan diputus tiap bulan' : 'Applications received and decided each month'}
        over={lang === 'id' ? 'Bulan' : 'Month'}
        labels={
          lang === 'id'
            ? ['Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober']
            : ['May', 'June', 'July', 'August', 'September', 'October']
        }
        series={[
          { name: lang === 'id' ? 'Masuk' : 'Received', values: [64, 71, 58, 90, 84, 96] },
          { name: lang === 'id' ? 'Diputus' : 'Decided', values: [50, 62, 66, 70, 88, 91] },
        ]}
      />
    ),
  },
  {
    slug: 'map',
    wide: true,
    title: { id: 'Peta Indonesia', en: 'Map of Indonesia' },
    show(lang) {
      const id = lang === 'id'
      return (
        <MapOfIndonesia
          lang={lang}
          title={id ? 'Perjalanan satu karton dari Semarang sampai Jayapura' : 'The way of one case from Semarang to Jayapura'}
          points={[
            {
              lat: -6.97,
              lon: 110.42,
              label: 'PT Surya Husada Rekaan, Semarang',
              about: id ? 'Dibuat dan dikemas' : 'Made and packed',
            },
            {
              lat: -7.2,
              lon: 112.73,
              label: 'Pelabuhan Tanjung Perak, Surabaya',
              about: id ? 'Suhu melewati batas' : 'Temperature out of bounds',
              tone: 'look',
            },
            { lat: -5.13, lon: 119.42, label: 'PBF Rekaan, Makassar', about: id ? 'Diterima, 50 kemasan' : 'Received, 50 packs' },
            { lat: -2.53, lon: 140.71, label: 'Apotek Rekaan, Jayapura', about: id ? 'Diserahkan kepada pasien' : 'Dispensed' },
          ]}
          legs={[
            { from: 0, to: 1 },
            { from: 1, to: 2 },
            { from: 2, to: 3 },
          ]}
        />
      )
    },
  },
]
