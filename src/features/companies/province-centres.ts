type Place = { lat: number; lon: number }

// biome-ignore format: a table
/** The capital of each province, by province code: degrees, WGS 84, to the hundredth, which is about a kilometre. */
export const provinceCapitals: Readonly<Record<string, Place>> = {
  '11': { lat: 5.55, lon: 95.32 },     // Banda Aceh
  '12': { lat: 3.59, lon: 98.67 },     // Medan
  '13': { lat: -0.95, lon: 100.35 },   // Padang
  '14': { lat: 0.51, lon: 101.45 },    // Pekanbaru
  '15': { lat: -1.61, lon: 103.61 },   // Jambi
  '16': { lat: -2.99, lon: 104.76 },   // Palembang
  '17': { lat: -3.8, lon: 102.27 },    // Bengkulu
  '18': { lat: -5.43, lon: 105.26 },   // Bandar Lampung
  '19': { lat: -2.13, lon: 106.11 },   // Pangkalpinang
  '21': { lat: 0.92, lon: 104.45 },    // Tanjungpinang
  '31': { lat: -6.18, lon: 106.83 },   // Jakarta
  '32': { lat: -6.91, lon: 107.61 },   // Bandung
  '33': { lat: -6.97, lon: 110.42 },   // Semarang
  '34': { lat: -7.8, lon: 110.36 },    // Yogyakarta
  '35': { lat: -7.25, lon: 112.75 },   // Surabaya
  '36': { lat: -6.12, lon: 106.15 },   // Serang
  '51': { lat: -8.65, lon: 115.22 },   // Denpasar
  '52': { lat: -8.58, lon: 116.12 },   // Mataram
  '53': { lat: -10.17, lon: 123.61 },  // Kupang
  '61': { lat: -0.03, lon: 109.33 },   // Pontianak
  '62': { lat: -2.21, lon: 113.92 },   // Palangka Raya
  '63': { lat: -3.44, lon: 114.83 },   // Banjarbaru
  '64': { lat: -0.5, lon: 117.15 },    // Samarinda
  '65': { lat: 2.84, lon: 117.36 },    // Tanjung Selor
  '71': { lat: 1.49, lon: 124.84 },    // Manado
  '72': { lat: -0.9, lon: 119.87 },    // Palu
  '73': { lat: -5.15, lon: 119.43 },   // Makassar
  '74': { lat: -3.97, lon: 122.51 },   // Kendari
  '75': { lat: 0.54, lon: 123.06 },    // Gorontalo
  '76': { lat: -2.68, lon: 118.89 },   // Mamuju
  '81': { lat: -3.7, lon: 128.18 },    // Ambon
  '82': { lat: 0.74, lon: 127.56 },    // Sofifi
  '91': { lat: -2.53, lon: 140.72 },   // Jayapura
  '92': { lat: -0.86, lon: 134.06 },   // Manokwari
  '93': { lat: -8.49, lon: 140.4 },    // Merauke
  '94': { lat: -3.37, lon: 135.5 },    // Nabire
  '95': { lat: -4.1, lon: 138.95 },    // Wamena
  '96': { lat: -0.88, lon: 131.26 },   // Sorong
}
