import { peopleOfCompany } from '#/features/accounts/people.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { type Letter, write } from '#/platform/mail/letters.ts'
import type { Lang } from '#/platform/ui/lang.ts'

type Text = Pick<Letter, 'subject' | 'body'>
type About = { company: string; url: string }

/** Writes to everyone who acts for a company, each in their own language, in the transaction of the act. */
export async function writeToPeople(tx: Tx, companyId: string, text: (lang: Lang) => Text): Promise<void> {
  for (const person of await peopleOfCompany(tx, companyId))
    if (!person.suspendedAt) await write(tx, { to: person.email, ...text(person.lang) })
}

export const receiptLetter = (lang: Lang, { company, url }: About): Text =>
  lang === 'id'
    ? {
        subject: `Berkas ${company} kami terima`,
        body: `Berkas perusahaan ${company} sudah kami terima dan menunggu verifikasi petugas.\n\nSelama diperiksa, berkas tidak dapat diubah. Anda dapat menariknya kembali di:\n${url}\n`,
      }
    : {
        subject: `We have received the file of ${company}`,
        body: `We have received the file of ${company}; it waits for an officer to verify it.\n\nIt cannot be changed while it is being checked. You can take it back at:\n${url}\n`,
      }

export const verifiedLetter = (lang: Lang, { company, url }: About): Text =>
  lang === 'id'
    ? {
        subject: `${company} terverifikasi`,
        body: `Perusahaan ${company} sudah diverifikasi. Anda dapat mengajukan permohonan.\n\nBerkas perusahaan: ${url}\n`,
      }
    : {
        subject: `${company} is verified`,
        body: `The company ${company} has been verified. You can file applications.\n\nCompany file: ${url}\n`,
      }

export const returnedLetter = (lang: Lang, { company, url, remarks }: About & { remarks: readonly string[] }): Text => {
  const list = remarks.map(remark => `- ${remark}`).join('\n')
  return lang === 'id'
    ? {
        subject: `Berkas ${company} perlu diperbaiki`,
        body: `Petugas memeriksa berkas ${company} dan mencatat:\n\n${list}\n\nPerbaiki, lalu kirim lagi di:\n${url}\n`,
      }
    : {
        subject: `The file of ${company} needs mending`,
        body: `An officer checked the file of ${company} and noted:\n\n${list}\n\nMend it and send it again at:\n${url}\n`,
      }
}

export const closedLetter = (lang: Lang, { company, reason }: { company: string; reason: string }): Text =>
  lang === 'id'
    ? { subject: `Berkas ${company} ditutup`, body: `Berkas perusahaan ${company} ditutup.\n\nAlasan: ${reason}\n` }
    : {
        subject: `The file of ${company} is closed`,
        body: `The file of the company ${company} has been closed.\n\nReason: ${reason}\n`,
      }

export const expiryLetter = (lang: Lang, { company, url, lines }: About & { lines: readonly string[] }): Text => {
  const list = lines.map(line => `- ${line}`).join('\n')
  return lang === 'id'
    ? {
        subject: `Sertifikat ${company} akan berakhir`,
        body: `Masa berlaku sertifikat ini segera berakhir:\n\n${list}\n\nAjukan perpanjangan, lalu tambahkan sertifikat yang baru di:\n${url}\n`,
      }
    : {
        subject: `Certificates of ${company} are about to expire`,
        body: `These certificates are about to expire:\n\n${list}\n\nAsk for their renewal, then add the new ones at:\n${url}\n`,
      }
}
