import type { Lang, Words } from './lang.ts'

/** The person signed in, as far as the page must know. */
export type Who = { name: string; kind: 'company' | 'officer' | 'administrator'; company?: string }

export type Place = { href: string; label: string }

type Door = { href: string; label: Words<string> }

/** What the header offers to each kind of visitor: the site map of the page design. */
const doors: Record<'anyone' | Who['kind'], readonly Door[]> = {
  anyone: [
    { href: '/check', label: { id: 'Periksa', en: 'Check' } },
    { href: '/register', label: { id: 'Register', en: 'Register' } },
    { href: '/apply', label: { id: 'Daftarkan produk', en: 'Register a product' } },
    { href: '/law', label: { id: 'Aturan', en: 'Law' } },
    { href: '/help', label: { id: 'Bantuan', en: 'Help' } },
  ],
  company: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/applications', label: { id: 'Permohonan', en: 'Applications' } },
    { href: '/licences', label: { id: 'Izin edar', en: 'Licences' } },
    { href: '/lots', label: { id: 'Kode dan bets', en: 'Codes and lots' } },
    { href: '/movements', label: { id: 'Pergerakan', en: 'Movements' } },
    { href: '/company', label: { id: 'Perusahaan', en: 'Company' } },
  ],
  officer: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/cases', label: { id: 'Berkas', en: 'Cases' } },
    { href: '/companies-to-verify', label: { id: 'Perusahaan', en: 'Companies' } },
    { href: '/register', label: { id: 'Register', en: 'Register' } },
    { href: '/lots', label: { id: 'Bets', en: 'Lots' } },
    { href: '/recalls', label: { id: 'Penarikan', en: 'Recalls' } },
  ],
  administrator: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/admin/people', label: { id: 'Orang dan peran', en: 'People and roles' } },
    { href: '/admin/calendar', label: { id: 'Kalender', en: 'Calendar' } },
    { href: '/law', label: { id: 'Aturan', en: 'Law' } },
    { href: '/admin/jobs', label: { id: 'Pekerjaan', en: 'Jobs' } },
    { href: '/admin/audit', label: { id: 'Jejak audit', en: 'Audit' } },
  ],
}

/** The places the header offers to this visitor. */
export function placesFor(who: Who | undefined, lang: Lang): Place[] {
  return doors[who?.kind ?? 'anyone'].map(({ href, label }) => ({ href, label: label[lang] }))
}

/** The place that the path lies in: the longest address that the path begins with. */
export function placeOf(path: string, places: readonly Place[]): Place | undefined {
  const here = path.split('?')[0]!
  return places
    .filter(({ href }) => here === href || here.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}
