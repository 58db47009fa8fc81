/** Where demo companies sit: a regency or city with a point in it (degrees, WGS 84). */
export type Place = { regencyCode: string; city: string; lat: number; lon: number }

// biome-ignore format: a table
export const places = {
  jakarta:     { regencyCode: '31.74', city: 'Jakarta Selatan', lat: -6.27,  lon: 106.81 },
  bekasi:      { regencyCode: '32.16', city: 'Bekasi',          lat: -6.31,  lon: 107.15 },
  bogor:       { regencyCode: '32.01', city: 'Bogor',           lat: -6.48,  lon: 106.84 },
  tangerang:   { regencyCode: '36.03', city: 'Tangerang',       lat: -6.2,   lon: 106.5 },
  bandung:     { regencyCode: '32.73', city: 'Bandung',         lat: -6.92,  lon: 107.61 },
  semarang:    { regencyCode: '33.74', city: 'Semarang',        lat: -6.99,  lon: 110.42 },
  sukoharjo:   { regencyCode: '33.11', city: 'Sukoharjo',       lat: -7.68,  lon: 110.83 },
  karanganyar: { regencyCode: '33.13', city: 'Karanganyar',     lat: -7.6,   lon: 110.95 },
  yogyakarta:  { regencyCode: '34.71', city: 'Yogyakarta',      lat: -7.8,   lon: 110.37 },
  surabaya:    { regencyCode: '35.78', city: 'Surabaya',        lat: -7.27,  lon: 112.74 },
  sidoarjo:    { regencyCode: '35.15', city: 'Sidoarjo',        lat: -7.45,  lon: 112.7 },
  gresik:      { regencyCode: '35.25', city: 'Gresik',          lat: -7.17,  lon: 112.62 },
  medan:       { regencyCode: '12.71', city: 'Medan',           lat: 3.59,   lon: 98.67 },
  padang:      { regencyCode: '13.71', city: 'Padang',          lat: -0.93,  lon: 100.37 },
  palembang:   { regencyCode: '16.71', city: 'Palembang',       lat: -2.98,  lon: 104.75 },
  denpasar:    { regencyCode: '51.71', city: 'Denpasar',        lat: -8.67,  lon: 115.21 },
  mataram:     { regencyCode: '52.71', city: 'Mataram',         lat: -8.58,  lon: 116.11 },
  kupang:      { regencyCode: '53.71', city: 'Kupang',          lat: -10.17, lon: 123.6 },
  pontianak:   { regencyCode: '61.71', city: 'Pontianak',       lat: -0.03,  lon: 109.34 },
  banjarmasin: { regencyCode: '63.71', city: 'Banjarmasin',     lat: -3.32,  lon: 114.59 },
  samarinda:   { regencyCode: '64.72', city: 'Samarinda',       lat: -0.5,   lon: 117.15 },
  manado:      { regencyCode: '71.71', city: 'Manado',          lat: 1.48,   lon: 124.85 },
  makassar:    { regencyCode: '73.71', city: 'Makassar',        lat: -5.14,  lon: 119.43 },
  ambon:       { regencyCode: '81.71', city: 'Ambon',           lat: -3.7,   lon: 128.18 },
  jayapura:    { regencyCode: '91.71', city: 'Jayapura',        lat: -2.54,  lon: 140.7 },
} as const satisfies Record<string, Place>
export type PlaceKey = keyof typeof places
