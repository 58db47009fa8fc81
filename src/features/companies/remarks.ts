import type { Lang } from '#/platform/ui/lang.ts'
import type { WholeFile } from './completeness.ts'
import { documentKinds } from './kinds.ts'
import { certificateNames, documentNames } from './names.ts'

/** The parts of a file that an officer may remark on, in the order of the file: `identity`, `site:…`, `certificate:…`, `document:…`. */
export function itemsOf({ sites, certificates, documents }: WholeFile): string[] {
  return [
    'identity',
    ...sites.map(({ id }) => `site:${id}`),
    ...certificates.map(({ id }) => `certificate:${id}`),
    ...documents.map(({ kind }) => `document:${kind}`),
    'file',
  ]
}

/** What a remark is about, in words. */
export function sayItem(item: string, { sites, certificates }: WholeFile, lang: Lang): string {
  const [part, key] = [item.split(':', 1)[0], item.slice(item.indexOf(':') + 1)]
  if (part === 'identity') return lang === 'id' ? 'Identitas perusahaan' : 'Company identity'
  if (part === 'site') return sites.find(({ id }) => id === key)?.name ?? (lang === 'id' ? 'Sarana' : 'Site')
  if (part === 'certificate') {
    const certificate = certificates.find(({ id }) => id === key)
    if (certificate) return `${certificateNames[certificate.kind][lang]} ${certificate.number}`
    return lang === 'id' ? 'Sertifikat' : 'Certificate'
  }
  const document = documentKinds.find(kind => kind === key)
  if (document) return documentNames[document][lang]
  return lang === 'id' ? 'Berkas seluruhnya' : 'The file as a whole'
}
