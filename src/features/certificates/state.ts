import { isFinal, type Licence } from '#/features/register/licence.ts'

/** How a certificate stands: it has no life of its own, it holds exactly as long as its licence. */
export type CertificateState = 'valid' | 'expired' | 'withdrawn'

/** The state of a certificate, given its licence as it stands on a day. Since when and why are told by the licence itself. */
export function stateOf({ standing }: Pick<Licence, 'standing'>): CertificateState {
  if (standing === 'active') return 'valid'
  return standing === 'expired' ? 'expired' : 'withdrawn'
}

/** Whether a certificate may still be made: not for a licence that has ended for good, but for one that may be lifted again. */
export const mayBeMade = ({ standing }: Pick<Licence, 'standing'>): boolean => !isFinal(standing)
