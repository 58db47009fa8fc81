import type { Commodity } from '#/features/register/nie-formats.ts'
import { type InstrumentKey, noSource } from '#/law/instruments.ts'
import type { Cite, Table, Words } from '#/law/provisions.ts'

const sk = (article: string): Cite => ({ instrument: 'PerBPOM 32/2022', article })
const since = '2022-12-26'

const unnamed: Words = {
  id: 'Teks tata cara registrasi untuk jenis produk atau hari terbit ini belum ada dalam sumber kami; sertifikat tidak menyebut nomornya.',
  en: 'We hold no text on the registration of this kind of product or for this day of issue; the certificate names none.',
}

// biome-ignore format: a table of law
/** The text under which a product of this kind is registered, as its certificate names it. */
export const registrationText: Table<{ commodity: Commodity }, { text?: InstrumentKey }> = {
  name: 'registrationText',
  rows: [
    { when: {},                          gives: {},                          from: '2000-01-01', cite: noSource, assumed: true, note: unnamed },
    { when: { commodity: 'supplement' }, gives: { text: 'PerBPOM 32/2022' }, from: since,        cite: sk('Pasal 1 angka 3 dan Pasal 18') },
  ],
}

// biome-ignore format: a table of law
/** What a licence binds its holder to, printed on the certificate in the order of the articles. */
export const holderDuties: Table<{ commodity: Commodity }, Words> = {
  name: 'holderDuties',
  rows: [
    { when: { commodity: 'supplement' }, from: since, cite: sk('Pasal 2'), gives: {
      id: 'Pemegang izin menjamin produk memenuhi kriteria keamanan, kemanfaatan, mutu, dan penandaan.',
      en: 'The holder guarantees that the product meets the criteria of safety, benefit, quality and labelling.',
    } },
    { when: { commodity: 'supplement' }, from: since, cite: sk('Pasal 11 ayat (3)'), gives: {
      id: 'Informasi pada penandaan sama dengan dokumen yang disetujui.',
      en: 'What the label says equals the documents that were approved.',
    } },
  ],
}
