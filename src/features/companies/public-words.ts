/** What anyone reads of a company. */
export const publicId = {
  city: 'Kota',
  kind: 'Jenis usaha',
  standing: 'Keadaan',
  verifiedOn: 'Diverifikasi pada',
  products: 'Produk',
  company: 'Perusahaan',
  site: 'Sarana',
  siteKind: 'Jenis sarana',
  licences: 'Lihat izin edar perusahaan ini',
  isVerified: 'Terverifikasi',
  isUpdating: 'Sedang memperbarui berkas',
  isClosed: 'Ditutup',
}

export const publicEn: typeof publicId = {
  city: 'City',
  kind: 'Kind of business',
  standing: 'Standing',
  verifiedOn: 'Verified on',
  products: 'Products',
  company: 'Company',
  site: 'Site',
  siteKind: 'Kind of site',
  licences: 'See the licences of this company',
  isVerified: 'Verified',
  isUpdating: 'Updating its file',
  isClosed: 'Closed',
}
