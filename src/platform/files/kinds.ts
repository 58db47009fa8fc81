import { fileTypeFromBuffer } from 'file-type'

export type FileKind = 'pdf' | 'jpg' | 'png' | 'csv' | 'xlsx' | 'json'

export const mediaTypes: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
}

/** What a scanned paper or a photograph of one may be. */
export const paperKinds: readonly FileKind[] = ['pdf', 'jpg', 'png']

/** The kind of a document by its content, or undefined when it is none that we take. */
export async function kindOf(content: Uint8Array): Promise<FileKind | undefined> {
  const found = await fileTypeFromBuffer(content)
  if (found) return (Object.keys(mediaTypes) as FileKind[]).find(kind => kind === found.ext)
  return asText(content)
}

function asText(content: Uint8Array): FileKind | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
  if (text.includes('\0')) return undefined
  try {
    JSON.parse(text)
    return 'json'
  } catch {
    return /[,;\t]/.test(text.split('\n', 1)[0] ?? '') ? 'csv' : undefined
  }
}
