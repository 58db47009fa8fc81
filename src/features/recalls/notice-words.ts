import { words as shared } from '#/features/recalls/words.ts'

/** What companies read at whose sites recalled packs are, on pages and in letters. */
export const id = {
  reportedHere: 'Kemasan di sini, menurut laporan',
  comingToo: (packs: string) => `dan ${packs} menuju ke sana`,
  answerBy: 'Dijawab paling lambat',
  myNotices: 'Penarikan yang menyangkut sarana Anda',
  myNoticesLead:
    'Kemasan yang ditarik menurut laporan ada di sarana ini atau sedang menuju ke sana. Pisahkan, hitung, dan jawab.',
  noneForYou: 'Tidak ada penarikan yang menyangkut sarana Anda',
  answerTitle: 'Apa yang ditemukan?',
  answerLead:
    'Isi jumlah kemasan sampai hari ini, seluruhnya. Isi 0 di semua kotak bila tidak ada yang ditemukan. Jawaban dapat diperbarui sampai penarikan berakhir.',
  markSeen: 'Sudah saya baca',
  wasSeen: 'Tercatat sudah dibaca',
  wasAnswered: 'Jawaban tercatat',
  counts: {
    quarantined: 'Diamankan di tempat, belum dikirim',
    returned: 'Dikirim kembali',
    destroyed: 'Dimusnahkan di tempat',
    sold: 'Sudah terjual atau diserahkan',
  },
  noteField: 'Catatan',
  sendAnswer: 'Kirim jawaban',
  earlier: 'Jawaban sebelumnya',
  aCount: (what: string) => `${what}: isi jumlah bulat, 0 atau lebih.`,
  letters: {
    site: (name: string, packs: string, coming?: string) =>
      `- ${name}: ${packs} kemasan${coming ? `, dan ${coming} sedang menuju ke sana` : ''}`,
    reasons: (reasons: string) => `Alasan: ${reasons}`,
    notice: {
      subject: (product: string) => `Penarikan: amankan ${product}`,
      begins: (what: string) => `Produk ini ditarik dari peredaran: ${what}.\n\nMenurut laporan, kemasannya ada di sarana Anda:`,
      asks: (day: string) => `Pisahkan kemasannya, jangan menyerahkannya, dan jawab paling lambat ${day} apa yang ditemukan:`,
    },
    reminder: {
      subject: (product: string) => `Belum dijawab: penarikan ${product}`,
      begins: (what: string) => `Jawaban Anda atas penarikan ini belum kami terima: ${what}.`,
      asks: (day: string) => `Jawaban ditunggu paling lambat ${day}. Isi sekarang, juga bila tidak ada yang ditemukan:`,
    },
  },
}

export const en: typeof id = {
  reportedHere: 'Packs here, as reported',
  comingToo: packs => `and ${packs} on the way there`,
  answerBy: 'Answer by',
  myNotices: 'Recalls that concern your sites',
  myNoticesLead: 'As reported, recalled packs are at these sites or on their way there. Set them apart, count them, and answer.',
  noneForYou: 'No recall concerns your sites',
  answerTitle: 'What was found?',
  answerLead:
    'Enter how many packs in all, up to today. Enter 0 in every box if none were found. You can answer anew until the recall ends.',
  markSeen: 'I have read this',
  wasSeen: 'Noted as read',
  wasAnswered: 'The answer is noted',
  counts: {
    quarantined: 'Quarantined here, not sent yet',
    returned: 'Sent back',
    destroyed: 'Destroyed here',
    sold: 'Sold or given out already',
  },
  noteField: 'Remarks',
  sendAnswer: 'Send the answer',
  earlier: 'Earlier answers',
  aCount: what => `${what}: enter a whole number, 0 or more.`,
  letters: {
    site: (name, packs, coming) => `- ${name}: ${packs} packs${coming ? `, and ${coming} on their way there` : ''}`,
    reasons: reasons => `Reasons: ${reasons}`,
    notice: {
      subject: product => `Recall: set ${product} apart`,
      begins: what => `This product is being recalled: ${what}.\n\nAs reported, packs of it are at your sites:`,
      asks: day => `Set the packs apart, give none out, and answer by ${day} what was found:`,
    },
    reminder: {
      subject: product => `No answer yet: recall of ${product}`,
      begins: what => `We have not received your answer to this recall: ${what}.`,
      asks: day => `The answer was awaited by ${day}. Answer now, also if none were found:`,
    },
  },
}

export const words = { id: { ...shared.id, ...id }, en: { ...shared.en, ...en } }
