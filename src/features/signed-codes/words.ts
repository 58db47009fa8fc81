import type { Words } from '#/platform/ui/lang.ts'

export const id = {
  signed: 'Kode bertanda tangan',
  about:
    'Tanda tangan elektronik di dalam kode membuktikan tanpa jaringan bahwa kode ini kami terbitkan dan isinya tidak diubah. Simbolnya menjadi lebih besar.',
  turnOn: 'Tanda tangani kode bets ini',
  since: (when: string, key: string) =>
    `Kode bets ini bertanda tangan sejak ${when}, dengan kunci ${key}. Label yang dicetak sebelumnya tetap sah.`,
  turnedOn: 'Kode bets ini kini bertanda tangan. Cetak labelnya dari sini.',
  keys: 'Kunci kode bertanda tangan',
  keysLead:
    'Kunci terbaru menandatangani bets baru. Kunci yang dipensiunkan tetap membuktikan kode lama; kunci yang ditarik tidak lagi membuktikan apa pun.',
  published: 'Kunci publik untuk siapa pun',
  key: 'Kunci',
  made: 'Dibuat',
  state: 'Keadaan',
  states: { current: 'Menandatangani', retired: 'Pensiun', withdrawn: 'Ditarik' },
  act: 'Tindakan',
  rotate: 'Buat kunci baru',
  rotated: (key: string) => `Kunci ${key} kini menandatangani bets baru.`,
  withdraw: 'Tarik',
  withdrawTitle: (key: string) => `Tarik kunci ${key}`,
  reason: 'Mengapa kunci ini ditarik?',
  reasonHint: 'Paling sedikit 10 karakter; tercatat dalam jejak audit.',
  consequences: [
    'Tanda tangan dari kunci ini tidak lagi membuktikan apa pun, juga pada kemasan yang sudah beredar.',
    'Bets yang memakainya ditandatangani ulang dengan kunci terbaru; labelnya perlu dicetak lagi.',
    'Tidak dapat dibatalkan.',
  ],
  withdrawn: (key: string) => `Kunci ${key} ditarik.`,
  noKeys: 'Belum ada kunci. Yang pertama dibuat ketika bets pertama ditandatangani.',
}

export const en: typeof id = {
  signed: 'Signed codes',
  about:
    'An electronic signature inside the code proves without any network that we issued it and nothing in it was changed. Its symbols become larger.',
  turnOn: 'Sign the codes of this lot',
  since: (when, key) =>
    `The codes of this lot have been signed since ${when}, with key ${key}. Labels printed before remain good.`,
  turnedOn: 'The codes of this lot are signed from now on. Print its labels from here.',
  keys: 'Keys of signed codes',
  keysLead:
    'The newest key signs new lots. One that is retired still proves older codes; one that is withdrawn proves nothing any more.',
  published: 'Public keys for anyone',
  key: 'Key',
  made: 'Made',
  state: 'State',
  states: { current: 'Signs', retired: 'Retired', withdrawn: 'Withdrawn' },
  act: 'Act',
  rotate: 'Make a new key',
  rotated: key => `Key ${key} signs new lots from now on.`,
  withdraw: 'Withdraw',
  withdrawTitle: key => `Withdraw key ${key}`,
  reason: 'Why is this key withdrawn?',
  reasonHint: 'At least 10 characters; it stands in the audit.',
  consequences: [
    'Signatures of this key prove nothing any more, also on packs already on the market.',
    'Lots that had it are signed anew with the newest key; their labels need to be printed again.',
    'It cannot be undone.',
  ],
  withdrawn: key => `Key ${key} was withdrawn.`,
  noKeys: 'There is no key yet. The first is made when the first lot is signed.',
}

export const words: Words<typeof id> = { id, en }
