import { writeToPeople } from '#/features/companies/letters.ts'
import { groupNie } from '#/features/register/nie.ts'
import type { Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { formatDay, formatMoney } from '#/platform/ui/formats.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import type { ClockKind } from './case.ts'
import type { CaseFile, CaseRow } from './cases.ts'
import type { Granted } from './granting.ts'
import type { CaseQuestion } from './questions.ts'
import { type Reason, sayReason } from './reasons.ts'

type Text = { subject: string; body: string }
type About = { file: CaseRow; origin: string }

/** Writes to everyone who acts for the applicant, in the transaction of the act. */
export const writeTo = (tx: Tx, { companyId }: CaseFile, text: (lang: Lang) => Text): Promise<void> =>
  writeToPeople(tx, companyId, text)

const named = ({ number, productName }: CaseRow) => (productName ? `${number} (${productName})` : number)
const linkTo = ({ file, origin }: About) => `${origin}/applications/${file.id}`

export const filedLetter = (lang: Lang, about: About & { bill?: { order: string; amount: number; due: Day } }): Text => {
  const { file, bill } = about
  if (!bill)
    return lang === 'id'
      ? {
          subject: `Permohonan ${named(file)} kami terima`,
          body: `Permohonan ${named(file)} sudah kami terima dan sekarang dinilai. Tidak ada biaya.\n\n${linkTo(about)}\n`,
        }
      : {
          subject: `We have received application ${named(file)}`,
          body: `We have received application ${named(file)}, and it is now being evaluated. There is no fee.\n\n${linkTo(about)}\n`,
        }
  const { order, amount, due } = bill
  const money = formatMoney(amount, lang)
  const day = formatDay(due, lang)
  return lang === 'id'
    ? {
        subject: `Permohonan ${named(file)} kami terima: bayar sebelum ${day}`,
        body: `Permohonan ${named(file)} sudah kami terima.\n\nTagihan: ${order}\nJumlah: ${money}\nBayar paling lambat: ${day}\n\nPenilaian dimulai setelah pembayaran tercatat. Tagihan yang tidak dibayar gugur bersama permohonannya.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `We have received application ${named(file)}: pay by ${day}`,
        body: `We have received application ${named(file)}.\n\nFee order: ${order}\nAmount: ${money}\nPay by: ${day}\n\nThe evaluation begins once the payment is recorded. An order that is not paid lapses with its application.\n\n${linkTo(about)}\n`,
      }
}

export const paidLetter = (lang: Lang, about: About & { order: string }): Text =>
  lang === 'id'
    ? {
        subject: `Pembayaran ${about.order} tercatat`,
        body: `Pembayaran tagihan ${about.order} sudah tercatat. Permohonan ${named(about.file)} sekarang dinilai.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `Payment of ${about.order} recorded`,
        body: `The payment of order ${about.order} is recorded. Application ${named(about.file)} is now being evaluated.\n\n${linkTo(about)}\n`,
      }

export const askedLetter = (lang: Lang, about: About & { questions: readonly CaseQuestion[]; due: Day }): Text => {
  const { file, questions, due } = about
  const list = questions.map(({ asks, cite }, index) => `${index + 1}. ${asks} (${sayCite(cite)})`).join('\n')
  const day = formatDay(due, lang)
  return lang === 'id'
    ? {
        subject: `Pertanyaan tentang permohonan ${named(file)}: jawab sebelum ${day}`,
        body: `Penilai bertanya tentang permohonan ${named(file)}:\n\n${list}\n\nJawab paling lambat ${day} di halaman permohonan. Selama itu waktu penilaian berhenti.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `Questions about application ${named(file)}: answer by ${day}`,
        body: `The evaluator asks about application ${named(file)}:\n\n${list}\n\nAnswer by ${day} on the application’s page. The evaluation clock stands still until then.\n\n${linkTo(about)}\n`,
      }
}

export const answeredLetter = (lang: Lang, about: About): Text =>
  lang === 'id'
    ? {
        subject: `Jawaban untuk ${named(about.file)} kami terima`,
        body: `Jawaban Anda sudah kami terima. Penilaian ${named(about.file)} berlanjut.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `We have received the answers for ${named(about.file)}`,
        body: `We have received your answers. The evaluation of ${named(about.file)} goes on.\n\n${linkTo(about)}\n`,
      }

export const grantedLetter = (lang: Lang, about: About & Granted): Text => {
  const { file, gives, licence, also = [], origin } = about
  if (gives !== 'licence' || !licence)
    return lang === 'id'
      ? {
          subject: `Permohonan ${named(file)} disetujui`,
          body: `Permohonan ${named(file)} (${file.service.title.id}) disetujui. Suratnya ada di sini:\n${linkTo(about)}\n`,
        }
      : {
          subject: `Application ${named(file)} is granted`,
          body: `Application ${named(file)} (${file.service.title.en}) is granted. The letter is here:\n${linkTo(about)}\n`,
        }
  const all = [licence, ...also]
  const printed = groupNie(licence)
  const links = all
    .map(number => `${groupNie(number)}\n${origin}/register/${number}\n${origin}/certificates/${number}`)
    .join('\n\n')
  return lang === 'id'
    ? {
        subject: `Izin edar ${printed} terbit`,
        body: `Permohonan ${named(file)} disetujui. Nomor izin edarnya ${all.map(groupNie).join(', ')}.\n\nHalaman izin dan sertifikat:\n${links}\n`,
      }
    : {
        subject: `Licence ${printed} issued`,
        body: `Application ${named(file)} is granted. Its licence number is ${all.map(groupNie).join(', ')}.\n\nLicence page and certificate:\n${links}\n`,
      }
}

export const refusedLetter = (lang: Lang, about: About & { reasons: readonly Reason[] }): Text => {
  const list = about.reasons.map((reason, index) => `${index + 1}. ${sayReason(reason)}`).join('\n')
  return lang === 'id'
    ? {
        subject: `Permohonan ${named(about.file)} ditolak`,
        body: `Permohonan ${named(about.file)} ditolak dengan alasan:\n\n${list}\n\nAnda dapat mengajukan permohonan baru setelah memperbaikinya. Surat lengkap:\n${linkTo(about)}\n`,
      }
    : {
        subject: `Application ${named(about.file)} is refused`,
        body: `Application ${named(about.file)} is refused for these reasons:\n\n${list}\n\nYou may apply anew once this is mended. The full letter:\n${linkTo(about)}\n`,
      }
}

export const withdrawnLetter = (lang: Lang, about: About): Text =>
  lang === 'id'
    ? {
        subject: `Permohonan ${named(about.file)} ditarik kembali`,
        body: `Permohonan ${named(about.file)} ditarik kembali atas permintaan perusahaan Anda.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `Application ${named(about.file)} is withdrawn`,
        body: `Application ${named(about.file)} is withdrawn at your company’s request.\n\n${linkTo(about)}\n`,
      }

// biome-ignore format: a table of words
const periods: Record<ClockKind, Record<Lang, string>> = {
  draft:      { id: 'masa simpan rancangan',        en: 'the time for which a draft is kept' },
  payment:    { id: 'masa pembayaran tagihan',      en: 'the time for paying the order' },
  answer:     { id: 'masa menjawab pertanyaan',     en: 'the time for answering the questions' },
  evaluation: { id: 'masa penilaian',               en: 'the time of evaluation' },
}

export const lapsedLetter = (lang: Lang, about: About & { clock: ClockKind; due: Day }): Text => {
  const day = formatDay(about.due, lang)
  const period = periods[about.clock][lang]
  return lang === 'id'
    ? {
        subject: `Permohonan ${named(about.file)} gugur`,
        body: `Permohonan ${named(about.file)} gugur karena ${period} berakhir pada ${day}. Ini bukan penolakan; Anda dapat mengajukan lagi.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `Application ${named(about.file)} has lapsed`,
        body: `Application ${named(about.file)} has lapsed because ${period} ended on ${day}. This is no refusal; you may apply again.\n\n${linkTo(about)}\n`,
      }
}

export const reminderLetter = (lang: Lang, about: About & { clock: ClockKind; due: Day }): Text => {
  const day = formatDay(about.due, lang)
  const period = periods[about.clock][lang]
  return lang === 'id'
    ? {
        subject: `Ingat ${day}: permohonan ${named(about.file)}`,
        body: `Untuk permohonan ${named(about.file)}, ${period} berakhir pada ${day}. Sesudah itu permohonan gugur.\n\n${linkTo(about)}\n`,
      }
    : {
        subject: `Remember ${day}: application ${named(about.file)}`,
        body: `For application ${named(about.file)}, ${period} ends on ${day}. After that the application lapses.\n\n${linkTo(about)}\n`,
      }
}
