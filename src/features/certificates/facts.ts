import type { Ingredient, Licence } from '#/features/register/licence.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'

/** Someone as a certificate names them; without an address where they are not registered here. */
export type Party = { name: string; address?: string }

/** What a certificate says. A new version is made when any of it changes, and only then. */
export type CertificateFacts = {
  number: string
  commodity: Commodity
  productName: string
  brand?: string
  dosageForm: string
  packs: readonly string[]
  composition: readonly Ingredient[]
  holder: Party
  maker: Party
  issuedOn: Day
  /** The first day on which the licence is no longer valid. */
  validUntil: Day
  /** The official who decided. Absent for licences that came from elsewhere. */
  decidedBy?: string
  /** What the QR code opens: the public page on which the certificate is checked. */
  address: string
}

/** What is to be certified of a licence, with what the register does not know. */
export function factsOf(
  { number, commodity, productName, brand, dosageForm, packs, composition, issuedOn, validUntil }: Licence,
  more: Pick<CertificateFacts, 'holder' | 'maker' | 'decidedBy' | 'address'>,
): CertificateFacts {
  return {
    number,
    commodity,
    productName,
    ...(brand && { brand }),
    dosageForm,
    packs,
    composition,
    issuedOn,
    validUntil,
    ...more,
  }
}

/** The public page of a licence's certificate. */
export const certificateAddress = (origin: string, number: string): string => `${origin}/certificates/${number}`
