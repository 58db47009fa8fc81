import type { Says } from '#/platform/http/errors.ts'

/** An NPWP as people type it, as its 16 digits (since 2024) or 15 (before); otherwise the sentence that says what is wrong. */
export function readNpwp(text: string): { npwp: string } | { wrong: Says } {
  const npwp = text.replace(/[\s.-]/g, '')
  if (/^(\d{15}|\d{16})$/.test(npwp)) return { npwp }
  if (npwp === '') return { wrong: { id: 'Isi NPWP perusahaan.', en: 'Enter the company’s NPWP.' } }
  const other = /\D/.exec(npwp)?.[0]
  if (other)
    return {
      wrong: {
        id: `NPWP hanya terdiri atas angka, titik, dan tanda hubung, tetapi di sini ada “${other}”.`,
        en: `An NPWP has digits, points and dashes only, but here there is “${other}”.`,
      },
    }
  return {
    wrong: {
      id: `NPWP terdiri atas 16 angka, atau 15 angka pada bentuk lama; yang diisi ${npwp.length} angka.`,
      en: `An NPWP has 16 digits, or 15 in its old form; this has ${npwp.length}.`,
    },
  }
}

/** As it is printed: `01.234.567.8-901.000` in the old form, groups of four in the new. */
export const sayNpwp = (npwp: string): string =>
  npwp.length === 15
    ? npwp.replace(/^(\d{2})(\d{3})(\d{3})(\d)(\d{3})(\d{3})$/, '$1.$2.$3.$4-$5.$6')
    : npwp.replace(/(\d{4})(?=\d)/g, '$1 ')
