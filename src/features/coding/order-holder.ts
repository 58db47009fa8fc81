import { standingWords } from '#/features/register/licence.ts'
import type { Cite } from '#/law/provisions.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import type { Order, Situation } from './order-asked.ts'
import { type Draft, stop } from './order-finding.ts'

const holders: Cite = { instrument: 'Artikel 2D barcode', article: 'permohonan oleh pemilik NIE' }

/** Whether this company, through this account and at this site, may order. */
export function aboutCompany({ siteId }: Order, { company, site, hasSecondFactor }: Situation): Draft[] {
  const says: Draft[] = []
  if (!hasSecondFactor)
    says.push(
      stop('', {
        id: 'Memesan kode memerlukan faktor kedua. Tambahkan aplikasi autentikator atau kunci sandi pada akun Anda, lalu pesan lagi.',
        en: 'Ordering codes needs a second factor. Add an authenticator app or a passkey to your account, then order again.',
      }),
    )
  if (company.standing !== 'verified')
    says.push(
      stop('', {
        id: 'Berkas perusahaan belum diverifikasi. Kirim berkas itu dan tunggu hasil pemeriksaan petugas.',
        en: 'The company file is not verified yet. Send it and wait for an officer to check it.',
      }),
    )
  if (!site || site.companyId !== company.id)
    says.push(
      stop('siteId', {
        id: siteId
          ? 'Sarana ini bukan milik perusahaan Anda. Pilih salah satu sarana Anda.'
          : 'Pilih sarana tempat bets ini dibuat.',
        en: siteId ? 'This site is not your company’s. Choose one of your sites.' : 'Choose the site where this batch is made.',
      }),
    )
  return says
}

/** Whether the licence is the company's, in force, and neither it nor the batch is recalled. */
export function aboutLicence({ licence: number, batch }: Order, { licence, company, recalls }: Situation): Draft[] {
  if (!licence || licence.holder.companyId !== company.id)
    return [
      {
        ...stop('licence', {
          id: `Izin edar ${number} tidak dipegang perusahaan Anda. Hanya pemegang izin edar yang memesan kode.`,
          en: `Your company does not hold licence ${number}. Only the holder of a licence orders codes.`,
        }),
        cite: holders,
      },
    ]
  const says: Draft[] = []
  if (licence.standing !== 'active')
    says.push({
      ...stop('licence', {
        id: `Izin edar ${number} ${standingWords[licence.standing].id} sejak ${formatDay(licence.since, 'id')}, jadi tidak ada kode baru.`,
        en: `Licence ${number} has been ${standingWords[licence.standing].en} since ${formatDay(licence.since, 'en')}, so there are no new codes.`,
      }),
      cite: licence.cite ?? holders,
    })
  for (const recall of recalls)
    says.push({
      ...stop('licence', {
        id: `${recall.batch ? `Bets ${batch}` : 'Produk ini'} ditarik sejak ${formatDay(recall.startedOn, 'id')}, jadi tidak ada kode baru selama penarikan berjalan.`,
        en: `${recall.batch ? `Batch ${batch}` : 'This product'} has been recalled since ${formatDay(recall.startedOn, 'en')}, so there are no new codes while the recall runs.`,
      }),
      cite: recall.cite,
    })
  return says
}
