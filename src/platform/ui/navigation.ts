import type { Role } from '../accounts/person.ts'
import type { Lang, Words } from './lang.ts'

/** The person signed in, as far as the page must know. */
export type Who = {
  name: string
  kind: 'company' | 'officer' | 'administrator'
  /** What an officer may be: doors that are shut to all of these are not offered. */
  roles?: readonly Role[]
  company?: string
}

export type Place = { href: string; label: string }

type Door = {
  href: string
  label: Words<string>
  /** The roles that the address lets in, where they are not all of this kind. */
  roles?: readonly Role[]
}

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
    { href: '/staff', label: { id: 'Rekan dan kunci', en: 'Staff and keys' } },
  ],
  officer: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/cases', label: { id: 'Berkas', en: 'Cases' }, roles: ['evaluator', 'approver'] },
    { href: '/companies-to-verify', label: { id: 'Perusahaan', en: 'Companies' }, roles: ['evaluator'] },
    { href: '/payments', label: { id: 'Pembayaran', en: 'Payments' }, roles: ['evaluator'] },
    { href: '/register', label: { id: 'Register', en: 'Register' } },
    { href: '/lots', label: { id: 'Bets', en: 'Lots' }, roles: ['code officer', 'inspector'] },
    { href: '/movements', label: { id: 'Pergerakan', en: 'Movements' } },
    { href: '/recalls', label: { id: 'Penarikan', en: 'Recalls' } },
    { href: '/reports', label: { id: 'Laporan masyarakat', en: 'Reports' }, roles: ['inspector'] },
  ],
  administrator: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/admin/people', label: { id: 'Orang dan peran', en: 'People and roles' } },
    { href: '/admin/calendar', label: { id: 'Kalender', en: 'Calendar' } },
    { href: '/payments', label: { id: 'Pembayaran', en: 'Payments' } },
    { href: '/law', label: { id: 'Aturan', en: 'Law' } },
    { href: '/admin/code-keys', label: { id: 'Kunci kode', en: 'Code keys' } },
    { href: '/admin/jobs', label: { id: 'Pekerjaan', en: 'Jobs' } },
    { href: '/admin/audit', label: { id: 'Jejak audit', en: 'Audit' } },
  ],
}

/** The places the header offers to this visitor. */
export function placesFor(who: Who | undefined, lang: Lang): Place[] {
  return doors[who?.kind ?? 'anyone']
    .filter(({ roles }) => !roles || !who?.roles || roles.some(role => who.roles?.includes(role)))
    .map(({ href, label }) => ({ href, label: label[lang] }))
}

/** The place that the path lies in: the longest address that the path begins with. */
export function placeOf(path: string, places: readonly Place[]): Place | undefined {
  const here = path.split('?')[0]!
  return places
    .filter(({ href }) => here === href || here.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0]
}
