import { type InstrumentKey, instrument } from '#/law/instruments.ts'
import type { Words } from '#/law/provisions.ts'
import { site } from '#/platform/ui/site.ts'

/** What is printed on papers, whatever language its reader chose on the screen: Indonesian first, English beneath. */
export const paperWords = {
  title: { id: 'Sertifikat izin edar', en: 'Marketing authorisation certificate' },
  version: (version: number) => `Versi ${version}`,
  number: { id: 'Nomor izin edar', en: 'Licence number' },
  statement: (text: InstrumentKey | undefined): Words => {
    const named = text && instrument(text)
    return {
      id: `Berdasarkan ${
        named ? `${named.number} tentang ${named.title.id}` : 'peraturan perundang-undangan tentang registrasi produk'
      }, ${site.regulator.id} memberikan persetujuan kepada pemegang izin di bawah ini untuk mengedarkan produk berikut di wilayah Indonesia.`,
      en: `Under ${
        named ? `${named.number} (${named.title.en})` : 'the law on the registration of products'
      }, the ${site.regulator.en} authorises the holder named below to distribute the following product in Indonesia.`,
    }
  },
  productName: { id: 'Nama produk', en: 'Product name' },
  brand: { id: 'Merek', en: 'Brand' },
  kind: { id: 'Jenis produk', en: 'Kind of product' },
  dosageForm: { id: 'Bentuk sediaan', en: 'Dosage form' },
  packs: { id: 'Kemasan', en: 'Packs' },
  holder: { id: 'Pemegang izin edar', en: 'Holder' },
  maker: { id: 'Produsen', en: 'Maker' },
  issuedOn: { id: 'Tanggal terbit', en: 'Issued on' },
  validUntil: { id: 'Berlaku sampai dengan', en: 'Valid until the end of' },
  composition: { id: 'Komposisi', en: 'Composition' },
  ingredient: { id: 'Bahan aktif', en: 'Active ingredient' },
  amount: { id: 'Jumlah', en: 'Amount' },
  duties: { id: 'Kewajiban pemegang izin', en: 'Duties of the holder' },
  decided: { id: 'Ditetapkan', en: 'Decided' },
  signed: {
    id: 'Berkas ini ditandatangani secara elektronik. Tanda tangannya diperiksa dengan pembaca PDF; cetakannya bukan pengganti berkas.',
    en: 'This file is signed electronically. A PDF reader checks the signature; a print does not replace the file.',
  },
  today: { id: 'Keadaan hari ini', en: 'As it stands today' },
  qr: (address: string) => `Kode QR yang membuka ${address}`,
  letterNumber: 'Nomor',
  letterTo: 'Yth.',
}

/** Both languages on one line, as labels on paper are. */
export const sayBoth = ({ id, en }: Words): string => `${id} · ${en}`
