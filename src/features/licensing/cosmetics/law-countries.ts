import { noSource } from '#/law/instruments.ts'
import type { Provision, Table, Words } from '#/law/provisions.ts'
import { from } from './law-terms.ts'

/** What a notification number tells of a country: the continent's letter and two digits. */
export type CountryCode = { title: Words; continent: 'A' | 'B' | 'C' | 'D' | 'E'; digits: string }

const unknown = {
  id: 'Kode negara tidak dipublikasikan; hanya 18 untuk Indonesia diketahui. Angka ini pilihan sistem ini.',
  en: 'The codes of countries are not published; only 18 for Indonesia is known. These digits are a choice of this platform.',
}
const observed = {
  id: 'Disimpulkan dari nomor yang beredar.',
  en: 'Inferred from numbers in circulation.',
}
const analysis = {
  id: 'Menurut analisis Business-ID-POM atas nomor yang beredar.',
  en: 'After the analysis of numbers in circulation by Business-ID-POM.',
}

const row = (
  country: string,
  continent: CountryCode['continent'],
  digits: string,
  id: string,
  en: string,
  note: Words = unknown,
): Provision<{ country: string }, CountryCode> => ({
  when: { country },
  gives: { title: { id, en }, continent, digits },
  from,
  cite: noSource,
  assumed: true,
  note,
})

// biome-ignore format: a table of law
/** The countries in which cosmetics are made, as numbers tell them. */
export const countries: Table<{ country: string }, CountryCode> = {
  name: 'countries',
  rows: [
    row('ID', 'A', '18', 'Indonesia', 'Indonesia', analysis),
    row('BN', 'A', '01', 'Brunei Darussalam', 'Brunei Darussalam'),
    row('KH', 'A', '02', 'Kamboja', 'Cambodia'),
    row('LA', 'A', '03', 'Laos', 'Laos'),
    row('MY', 'A', '04', 'Malaysia', 'Malaysia'),
    row('MM', 'A', '05', 'Myanmar', 'Myanmar'),
    row('PH', 'A', '06', 'Filipina', 'Philippines'),
    row('SG', 'A', '07', 'Singapura', 'Singapore'),
    row('TH', 'A', '08', 'Thailand', 'Thailand'),
    row('TL', 'A', '09', 'Timor-Leste', 'Timor-Leste'),
    row('VN', 'A', '10', 'Vietnam', 'Viet Nam'),
    row('CN', 'A', '20', 'Tiongkok', 'China'),
    row('IN', 'A', '21', 'India', 'India'),
    row('JP', 'A', '22', 'Jepang', 'Japan'),
    row('KR', 'A', '26', 'Korea Selatan', 'South Korea', observed),
    row('TW', 'A', '27', 'Taiwan', 'Taiwan'),
    row('TR', 'A', '28', 'Turki', 'Türkiye'),
    row('AE', 'A', '29', 'Uni Emirat Arab', 'United Arab Emirates'),
    row('Asia', 'A', '99', 'negara lain di Asia', 'another country of Asia'),
    row('AU', 'B', '01', 'Australia', 'Australia'),
    row('NZ', 'B', '02', 'Selandia Baru', 'New Zealand'),
    row('Oceania', 'B', '99', 'negara lain di Oseania', 'another country of Oceania'),
    row('FR', 'C', '01', 'Prancis', 'France'),
    row('DE', 'C', '02', 'Jerman', 'Germany'),
    row('IT', 'C', '03', 'Italia', 'Italy'),
    row('PL', 'C', '04', 'Polandia', 'Poland'),
    row('ES', 'C', '05', 'Spanyol', 'Spain'),
    row('CH', 'C', '06', 'Swiss', 'Switzerland'),
    row('GB', 'C', '07', 'Inggris', 'United Kingdom'),
    row('Europe', 'C', '99', 'negara lain di Eropa', 'another country of Europe'),
    row('EG', 'D', '01', 'Mesir', 'Egypt'),
    row('MA', 'D', '02', 'Maroko', 'Morocco'),
    row('ZA', 'D', '03', 'Afrika Selatan', 'South Africa'),
    row('Africa', 'D', '99', 'negara lain di Afrika', 'another country of Africa'),
    row('BR', 'E', '01', 'Brasil', 'Brazil'),
    row('CA', 'E', '02', 'Kanada', 'Canada'),
    row('MX', 'E', '03', 'Meksiko', 'Mexico'),
    row('US', 'E', '04', 'Amerika Serikat', 'United States'),
    row('America', 'E', '99', 'negara lain di Amerika', 'another country of the Americas'),
  ],
}

const membership = {
  id: 'Tanya jawab menyebut “ASEAN”; keanggotaannya pengetahuan umum, tidak dari naskah yang kami simpan.',
  en: 'The answer says “ASEAN”; who belongs to it is common knowledge, not from a text that we hold.',
}
const member = (country: string, since: Provision<object, boolean>['from'] = from): Provision<{ country: string }, boolean> => ({
  when: { country },
  gives: true,
  from: since,
  cite: { instrument: 'FAQ Notifkos', article: 'Q11' },
  assumed: true,
  note: membership,
})

/** Whether a country belongs to ASEAN: what is made there costs less. */
export const isAsean: Table<{ country: string }, boolean> = {
  name: 'isAsean',
  rows: [
    { when: {}, gives: false, from, cite: { instrument: 'FAQ Notifkos', article: 'Q11' }, rule: 'KOS-11' },
    ...['ID', 'BN', 'KH', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'VN'].map(country => member(country)),
    member('TL', '2025-10-26'),
  ],
}

/** The countries as an applicant chooses them. */
export const countryChoices = countries.rows.map(({ when, gives }) => ({ value: when.country ?? '', label: gives.title }))

/** What the codes of the tables stand for. */
export const countryNames = Object.fromEntries(countryChoices.map(({ value, label }) => [value, label]))
