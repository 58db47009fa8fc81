import type { Role } from '../accounts/person.ts'
import type { Lang, Words } from './lang.ts'

/** The person signed in, as far as the page must know. */
export type Who = {
  name: string
  kind: 'company' | 'officer' | 'administrator'
  /** What somebody of the regulator may be: doors that are shut to all of these are not offered. */
  roles?: readonly Role[]
  company?: string
}

export type Place = { href: string; label: string }

type Door = {
  href: string
  label: Words<string>
  /** The roles that the address lets in, where they are not all of this kind. */
  roles?: readonly Role[]
  /** Addresses elsewhere that belong behind this door. */
  also?: readonly string[]
}

/** Everything about codes of a company's batches. */
const aboutCodes = ['/labels', '/code-orders', '/code-access', '/own-lots', '/serial-lists']

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
    { href: '/lots', label: { id: 'Kode dan bets', en: 'Codes and lots' }, also: aboutCodes },
    { href: '/movements', label: { id: 'Pergerakan', en: 'Movements' } },
    { href: '/stock', label: { id: 'Stok', en: 'Stock' } },
    { href: '/company', label: { id: 'Perusahaan', en: 'Company' } },
    { href: '/staff', label: { id: 'Rekan dan kunci', en: 'Staff and keys' }, also: ['/subscriptions'] },
  ],
  officer: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/cases', label: { id: 'Berkas', en: 'Cases' }, roles: ['evaluator', 'approver'] },
    { href: '/companies-to-verify', label: { id: 'Perusahaan', en: 'Companies' }, roles: ['evaluator'] },
    { href: '/payments', label: { id: 'Pembayaran', en: 'Payments' }, roles: ['evaluator'] },
    { href: '/register', label: { id: 'Register', en: 'Register' } },
    { href: '/register/import', label: { id: 'Impor register', en: 'Register import' }, roles: ['approver'] },
    { href: '/lots', label: { id: 'Bets', en: 'Lots' }, roles: ['code officer', 'inspector'], also: ['/serial-lists'] },
    { href: '/code-orders', label: { id: 'Pesanan kode', en: 'Code orders' }, roles: ['code officer', 'inspector'] },
    {
      href: '/code-access/requests',
      label: { id: 'Hak akses kode', en: 'Code access' },
      roles: ['code officer'],
      also: ['/code-access'],
    },
    { href: '/movements', label: { id: 'Pergerakan', en: 'Movements' } },
    { href: '/stock', label: { id: 'Stok', en: 'Stock' } },
    { href: '/recalls', label: { id: 'Penarikan', en: 'Recalls' } },
    { href: '/boards', label: { id: 'Papan pantau', en: 'Board' } },
    { href: '/alerts', label: { id: 'Peringatan', en: 'Alerts' }, roles: ['inspector', 'approver'] },
    { href: '/reports', label: { id: 'Laporan masyarakat', en: 'Reports' }, roles: ['inspector'] },
  ],
  administrator: [
    { href: '/desk', label: { id: 'Meja kerja', en: 'Desk' } },
    { href: '/admin/people', label: { id: 'Orang dan peran', en: 'People and roles' } },
    { href: '/admin/calendar', label: { id: 'Kalender', en: 'Calendar' } },
    { href: '/payments', label: { id: 'Pembayaran', en: 'Payments' } },
    { href: '/law', label: { id: 'Aturan', en: 'Law' } },
    { href: '/register/import', label: { id: 'Impor register', en: 'Register import' } },
    { href: '/admin/code-keys', label: { id: 'Kunci kode', en: 'Code keys' } },
    { href: '/admin/jobs', label: { id: 'Pekerjaan', en: 'Jobs' } },
    { href: '/admin/subscriptions', label: { id: 'Langganan', en: 'Subscriptions' } },
    { href: '/admin/audit', label: { id: 'Jejak audit', en: 'Audit' } },
  ],
}

/** A place of the header, with the addresses elsewhere that belong to it. */
export type HeaderPlace = Place & Pick<Door, 'also'>

/** The places the header offers to this visitor. Who both decides and administers is offered the doors of both. */
export function placesFor(who: Who | undefined, lang: Lang): HeaderPlace[] {
  const isAlsoOfficer = who?.kind === 'administrator' && who.roles?.some(role => officerRoles.includes(role))
  const offered = [...(isAlsoOfficer ? doors.officer : []), ...doors[who?.kind ?? 'anyone']]
  return offered
    .filter(({ href }, at) => offered.findIndex(other => other.href === href) === at)
    .filter(({ roles }) => !roles || !who?.roles || roles.some(role => who.roles?.includes(role)))
    .map(({ href, label, also }) => ({ href, label: label[lang], ...(also && { also }) }))
}

const officerRoles: readonly Role[] = ['evaluator', 'approver', 'code officer', 'inspector']

/** The place that the path lies in: that with the longest address, its own or one that belongs to it, that the path begins with. */
export function placeOf<P extends HeaderPlace>(path: string, places: readonly P[]): P | undefined {
  const here = path.split('?')[0]!
  const reach = ({ href, also = [] }: P) =>
    Math.max(0, ...[href, ...also].filter(one => here === one || here.startsWith(`${one}/`)).map(({ length }) => length))
  return places.filter(place => reach(place) > 0).sort((a, b) => reach(b) - reach(a))[0]
}
