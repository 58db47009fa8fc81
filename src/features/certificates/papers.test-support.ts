import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { PDF } from '@libpdf/core'
import * as pkijs from 'pkijs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { CertificateFacts } from '#/features/certificates/facts.ts'

/** What a certificate says, for tests. */
export const someCertificate: CertificateFacts = {
  number: 'SD260000017',
  commodity: 'supplement',
  productName: 'Imunora Vitamin C & Zinc',
  brand: 'Imunora',
  dosageForm: 'Tablet salut selaput',
  packs: ['Dus, 3 strip @ 10 tablet', 'Botol, 60 tablet'],
  composition: [
    { name: 'Asam askorbat (vitamin C)', amount: 500, unit: 'mg' },
    { name: 'β-karoten', amount: 7.5, unit: 'mg' },
  ],
  holder: { name: 'PT Nusantara Contoh Farma', address: 'Jalan Industri Raya 12, Kota Bandung, Jawa Barat' },
  maker: { name: 'PT Pabrik Contoh' },
  issuedOn: '2026-11-20',
  validUntil: '2031-11-20',
  decidedBy: 'Ratna Kusumawardhani',
  address: 'https://absah.example.go.id/certificates/SD260000017',
}

/** The text of a PDF, page by page, its lines run on. */
export async function textsOf(pdf: Uint8Array): Promise<string[]> {
  const document = await PDF.load(pdf)
  return document.getPages().map(page => page.extractText().text.replace(/\s+/g, ' '))
}

/** What the QR code on a page of a PDF holds, read as a camera would: its areas are painted and given to a reader. */
export async function readQr(pdf: Buffer): Promise<string | undefined> {
  const wasm = readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  const areas = [...operatorsOf(pdf).matchAll(/^(\d+) (\d+) (\d+) 1 re$/gm)].map(([, ...numbers]) => numbers.map(Number))
  const [dots, quiet] = [4, 4]
  const side = (Math.max(...areas.map(([x, , width]) => x! + width!)) + 2 * quiet) * dots
  const data = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x, y, width] of areas)
    for (let row = (y! + quiet) * dots; row < (y! + quiet + 1) * dots; row++)
      for (let column = (x! + quiet) * dots; column < (x! + width! + quiet) * dots; column++)
        data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
  const [read] = await readBarcodes({ data, width: side, height: side } as ImageData, { formats: ['QRCode'] })
  return read?.isValid ? read.text : undefined
}

const operatorsOf = (pdf: Buffer): string =>
  [...pdf.toString('latin1').matchAll(/\/Filter \/FlateDecode\n>>\nstream\n([\s\S]*?)\nendstream/g)]
    .map(([, body]) => inflateSync(Buffer.from(body!, 'latin1')).toString('latin1'))
    .join('\n')

/**
 * Whether a PDF's one signature covers all of it and is that of a certificate for which the authority vouches (CMS, RFC 5652). Throws
 * where there is no signature.
 */
export async function isSigned(pdf: Uint8Array, authorityPem: string, on: Date): Promise<boolean> {
  const bytes = Buffer.from(pdf)
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(bytes.toString('latin1'))
  if (!range) throw new Error('The PDF carries no signature.')
  const [from, length, then, rest] = range.slice(1).map(Number) as [number, number, number, number]
  if (from !== 0 || then + rest !== bytes.length) return false
  const hex = bytes.subarray(length + 1, then - 1).toString('latin1')
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(Buffer.from(hex, 'hex')))
  const signed = new pkijs.SignedData({ schema: content.content })
  const covered = Buffer.concat([bytes.subarray(0, length), bytes.subarray(then)])
  const authority = pkijs.Certificate.fromBER(derOf(authorityPem))
  const data = new Uint8Array(covered).buffer
  return signed
    .verify({ signer: 0, data, trustedCerts: [authority], checkChain: true, checkDate: on })
    .catch((error: unknown) => {
      if (error instanceof pkijs.SignedDataVerifyError) return false
      throw error
    })
}

const derOf = (pem: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
