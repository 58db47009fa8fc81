import type { Lang } from '#/platform/ui/kit.ts'

type Text = { subject: string; body: string }
type About = { product: string; number: string; url: string }

/** To the holder of a notification that is not used yet. */
export const lapseWarning = (lang: Lang, { product, number, by, url }: About & { by: string }): Text =>
  lang === 'id'
    ? {
        subject: `Notifikasi ${number} belum dipakai`,
        body: `Belum ada produksi, impor, atau peredaran ${product} (${number}) yang tercatat. Tanpa kegiatan sampai ${by}, notifikasinya diusulkan untuk dibatalkan (Tanya jawab Notifkos Q25).\n\nNyatakan kegiatan pertamanya di sini:\n${url}\n`,
      }
    : {
        subject: `Notification ${number} is not used yet`,
        body: `No production, import or distribution of ${product} (${number}) is on record. Without any by ${by}, its cancellation is proposed (Notifkos questions and answers, Q25).\n\nDeclare its first activity here:\n${url}\n`,
      }

/** To the officers who decide on the cancellation of an unused notification. */
export const proposalLetter = (lang: Lang, { product, number, holder, url }: About & { holder: string }): Text =>
  lang === 'id'
    ? {
        subject: `Usul pembatalan notifikasi ${number}`,
        body: `${product} (${number}) milik ${holder} enam bulan sejak terbit tidak diproduksi, diimpor, atau diedarkan (Tanya jawab Notifkos Q25). Periksa dan putuskan di sini:\n${url}\n`,
      }
    : {
        subject: `Proposal to cancel notification ${number}`,
        body: `${product} (${number}) of ${holder} was neither produced, imported nor distributed in the six months after its issue (Notifkos questions and answers, Q25). Look into it and decide here:\n${url}\n`,
      }

/** To the holder of a notification that ends soon. */
export const renewalReminder = (lang: Lang, { product, number, by, url }: About & { by: string }): Text =>
  lang === 'id'
    ? {
        subject: `Perbarui notifikasi ${number} paling lambat ${by}`,
        body: `Notifikasi ${product} (${number}) segera berakhir. Bila produknya tidak berubah, ajukan pembaruan paling lambat ${by}; sesudahnya hanya notifikasi baru dengan nomor baru.\n\n${url}\n`,
      }
    : {
        subject: `Renew notification ${number} by ${by}`,
        body: `The notification of ${product} (${number}) ends soon. Where the product has not changed, apply for renewal by ${by}; after that only a new notification with a new number is possible.\n\n${url}\n`,
      }
