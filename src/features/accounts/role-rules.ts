import { type Role, roles } from '#/platform/accounts/person.ts'
import type { Says } from '#/platform/http/errors.ts'

/** What an administrator wants of a person: roles after the change, or no way in. */
export type RoleChange = {
  actorId: string
  person: { id: string; roles: readonly Role[]; companyId: string | undefined; suspendedAt: Date | undefined }
  /** Empty for someone who is to be suspended. */
  after: readonly Role[]
  /** The ids of everyone who is an administrator now and may sign in. */
  administrators: readonly string[]
}

/** Why a change of roles, or a suspension, cannot be; undefined when it can. */
export function refusalOf({ actorId, person, after, administrators }: RoleChange): Says | undefined {
  if (!administrators.includes(actorId)) return says.notAdministrator
  if (person.id === actorId) return says.own
  if (after.includes('applicant') && after.length > 1) return says.mixed
  if (person.companyId && after.some(role => role !== 'applicant')) return says.actsForCompany
  const isLast = administrators.length === 1 && administrators[0] === person.id
  if (isLast && !after.includes('administrator')) return says.last
  return undefined
}

/** Roles in the order in which they are always kept and shown. */
export const inOrder = (some: readonly Role[]): Role[] => roles.filter(role => some.includes(role))

const says = {
  notAdministrator: {
    id: 'Anda bukan administrator lagi, jadi tidak ada yang diubah.',
    en: 'You are no longer an administrator, so nothing was changed.',
  },
  own: {
    id: 'Peran dan keadaan akun sendiri diubah oleh administrator lain.',
    en: 'The roles and state of your own account are changed by another administrator.',
  },
  mixed: {
    id: 'Pemohon tidak dapat menjadi petugas: pilih peran petugas saja.',
    en: 'An applicant cannot be an officer as well: choose officers’ roles only.',
  },
  actsForCompany: {
    id: 'Orang ini bertindak bagi perusahaan, jadi tidak dapat menjadi petugas.',
    en: 'This person acts for a company, and so cannot be an officer.',
  },
  last: {
    id: 'Ini administrator terakhir. Beri orang lain peran itu dahulu.',
    en: 'This is the last administrator. Give someone else that role first.',
  },
} satisfies Record<string, Says>
