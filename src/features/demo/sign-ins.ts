import { currentCode } from '#/features/accounts/totp.ts'
import type { Role } from '#/platform/accounts/person.ts'
import { cosmeticsMaker, distributor, herbalMaker, pharmacy } from './firm-list.ts'

/** Somebody one may be in the demo. The password and the authenticator's secret are known to everyone who reads this. */
export type DemoSignIn = {
  role: Role
  name: string
  email: string
  password: string
  /** The raw secret of the authenticator app. */
  secret: string
  /** The name of the company the person acts for. */
  company?: string
}
export type DemoSignIns = readonly DemoSignIn[]

const password = 'jahe-kunyit-temulawak'
const as = (role: Role, name: string, email: string, company?: string): DemoSignIn => ({
  role,
  name,
  email,
  password,
  secret: `rekaan ${email}`.padEnd(32, '.'),
  ...(company && { company }),
})

/** One person of each role, and one of a maker, a maker of cosmetics, a distributor and a pharmacy. */
export const demoSignIns: DemoSignIns = [
  as('applicant', 'Laras Kusuma', 'pabrik@demo.example', herbalMaker),
  as('applicant', 'Galih Nugroho', 'distributor@demo.example', distributor),
  as('applicant', 'Mira Anggraini', 'apotek@demo.example', pharmacy),
  as('applicant', 'Ratih Maharani', 'kosmetika@demo.example', cosmeticsMaker),
  as('evaluator', 'Ani Wulandari', 'penilai@demo.example'),
  as('approver', 'Budi Prasetyo', 'pemutus@demo.example'),
  as('code officer', 'Citra Larasati', 'kode@demo.example'),
  as('inspector', 'Dimas Wirawan', 'pengawas@demo.example'),
  as('administrator', 'Endah Puspita', 'admin@demo.example'),
]

/** The sign-ins as lines of a table, each with the code that its authenticator app would show now. */
export async function signInLines(signIns: DemoSignIns = demoSignIns): Promise<string[]> {
  const heading = ['Role', 'Mail', 'Password', 'Code', 'For']
  const rows = await Promise.all(
    signIns.map(async ({ role, email, password, secret, company }) => [
      role,
      email,
      password,
      await currentCode(secret),
      company ?? '',
    ]),
  )
  const widths = heading.map((_, column) => Math.max(...[heading, ...rows].map(row => row[column]!.length)))
  return [heading, ...rows].map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}
