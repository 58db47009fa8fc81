import type { Given, Remark, Taken } from '#/features/licensing/service.ts'
import { checkClaims } from './check-claims.ts'
import { checkComposition } from './check-composition.ts'
import { checkDocuments } from './check-documents.ts'
import { checkLabel } from './check-label.ts'
import { checkProduct } from './check-product.ts'
import { checkStability } from './check-stability.ts'
import { checked } from './remark.ts'

/** All that can be found without an officer, in the order of the sections. Nothing of it is left to one. */
export function remarksOn(given: Given & Taken): Remark[] {
  const facts = checked(given)
  return [
    ...checkProduct(facts, given),
    ...checkComposition(facts),
    ...checkClaims(facts),
    ...checkLabel(facts),
    ...checkStability(facts),
    ...checkDocuments(facts),
  ]
}
