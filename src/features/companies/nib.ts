import type { Says } from '#/platform/http/errors.ts'

/** A NIB as people type it, with spaces, dots or dashes, as its 13 digits; otherwise the sentence that says what is wrong. */
export function readNib(text: string): { nib: string } | { wrong: Says } {
  const nib = text.replace(/[\s.-]/g, '')
  if (/^\d{13}$/.test(nib)) return { nib }
  if (nib === '') return { wrong: { id: 'Isi NIB, 13 angka dari OSS.', en: 'Enter the NIB, 13 digits from OSS.' } }
  const other = /\D/.exec(nib)?.[0]
  if (other)
    return {
      wrong: {
        id: `NIB hanya terdiri atas angka, tetapi di sini ada “${other}”.`,
        en: `A NIB has digits only, but here there is “${other}”.`,
      },
    }
  return {
    wrong: {
      id: `NIB terdiri atas 13 angka; yang diisi ${nib.length} angka.`,
      en: `A NIB has 13 digits; this has ${nib.length}.`,
    },
  }
}
