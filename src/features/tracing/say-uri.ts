/**
 * An identity as people read it off a pack: `(01) 09520000001582 (21) K9W5YK9Z1ZF5`, `(00) 395200000000000017`, and of codes without
 * a GTIN the licence and the serial. Other identities are given as they are.
 */
export function sayUri(uri: string): string {
  const [, key, value, , serial] = /^https:\/\/id\.gs1\.org\/(00|01)\/(\d+)(\/21\/([^/?#]+))?$/.exec(uri) ?? []
  if (key) return `(${key}) ${value}${serial ? ` (21) ${decodeURIComponent(serial)}` : ''}`
  const [, nie, own] = /^https?:\/\/[^/?#]+\/v\/([^/?#]+)\/([^/?#]+)$/.exec(uri) ?? []
  return nie ? `${nie} ${own}` : uri
}
