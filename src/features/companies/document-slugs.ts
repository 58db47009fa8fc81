import { type DocumentKind, documentKinds } from './kinds.ts'

/** A kind of document as it stands in addresses: `power-of-attorney`. */
export const slugOf = (kind: DocumentKind): string => kind.toLowerCase().replaceAll(' ', '-')

/** The kind of document that an address names. */
export const findKindBySlug = (slug: string): DocumentKind | undefined => documentKinds.find(kind => slugOf(kind) === slug)
