/** The columns of a list of licences, in the order in which the guide tells them. */
export const columns = [
  'number',
  'commodity',
  'product_name',
  'brand',
  'dosage_form',
  'packs',
  'composition',
  'holder_name',
  'holder_nib',
  'maker_name',
  'issued_on',
  'last_day',
  'valid_until',
  'method',
  'gtins',
  'standing',
  'standing_since',
  'reasons',
  'instrument',
  'article',
  'superseded_by',
] as const
export type Column = (typeof columns)[number]

/** Without these a row says too little to stand in the register. */
export const needed = ['number', 'product_name', 'holder_name', 'issued_on'] as const satisfies readonly Column[]

/** Names that lists in circulation give the same columns. */
const otherNames: Readonly<Record<string, Column>> = {
  nie: 'number',
  nomor: 'number',
  nomor_registrasi: 'number',
  no_registrasi: 'number',
  nomor_izin_edar: 'number',
  nomor_notifikasi: 'number',
  product_register: 'number',
  komoditas: 'commodity',
  jenis_produk: 'commodity',
  nama_produk: 'product_name',
  nama: 'product_name',
  name: 'product_name',
  merek: 'brand',
  merk: 'brand',
  bentuk_sediaan: 'dosage_form',
  bentuk: 'dosage_form',
  form: 'dosage_form',
  form_in_source: 'dosage_form',
  kemasan: 'packs',
  packaging: 'packs',
  komposisi: 'composition',
  pemegang_izin_edar: 'holder_name',
  nama_pendaftar: 'holder_name',
  pendaftar: 'holder_name',
  registrar: 'holder_name',
  holder: 'holder_name',
  perusahaan: 'holder_name',
  company: 'holder_name',
  nib: 'holder_nib',
  produsen: 'maker_name',
  pabrik: 'maker_name',
  manufacturer: 'maker_name',
  maker: 'maker_name',
  tanggal_terbit: 'issued_on',
  terbit: 'issued_on',
  issued: 'issued_on',
  tanggal_expired: 'last_day',
  tanggal_kedaluwarsa: 'last_day',
  berlaku_sampai: 'last_day',
  metode: 'method',
  gtin: 'gtins',
  status: 'standing',
  sejak: 'standing_since',
  status_date: 'standing_since',
  alasan: 'reasons',
  peraturan: 'instrument',
  pasal: 'article',
  digantikan_oleh: 'superseded_by',
}

/** The column that a heading or a JSON key names, in capitals or not, in words or in camel case; undefined for one that we do not read. */
export function columnNamed(heading: string): Column | undefined {
  const name = heading
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
  return columns.find(column => column === name) ?? otherNames[name]
}
