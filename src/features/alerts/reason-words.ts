import type { Rule } from '#/detection/finding.ts'
import type { Says } from '#/platform/http/errors.ts'

/** What a reason is told with: names of sites and moments as this reader writes them, and numbers. */
export type Told = {
  site: string
  home: string
  other: string
  first: string
  next: string
  km: number
  count: number
  hours: number
}

/** One sentence for each rule. What is unknown is told as “–”. */
export const reasonWords: Record<Rule, (told: Told) => Says> = {
  'unknown serial': ({ site }) => ({
    id: `Nomor seri ini tidak pernah dilaporkan dibuat; pertama terlihat di ${site}.`,
    en: `No making of this serial was ever reported; first seen at ${site}.`,
  }),
  'unknown product': () => ({ id: 'Produk ini tidak terdaftar.', en: 'This product is not registered.' }),
  'sold after expiry': ({ site, first, next }) => ({
    id: `Diserahkan di ${site} pada ${next}, setelah kedaluwarsa ${first}.`,
    en: `Handed over at ${site} on ${next}, after its expiry ${first}.`,
  }),
  'seen after theft': ({ site, first, next }) => ({
    id: `Dilaporkan dicuri ${first}, terlihat lagi ${next} di ${site}.`,
    en: `Reported stolen on ${first}, seen again on ${next} at ${site}.`,
  }),
  'sold under recall': ({ site, first, next }) => ({
    id: `Diserahkan di ${site} pada ${next}, padahal ditarik sejak ${first}.`,
    en: `Handed over at ${site} on ${next}, though recalled since ${first}.`,
  }),
  'sold at two outlets': ({ site, other, first, next, count }) => ({
    id: `Diserahkan ${count} kali: di ${site} ${first} dan di ${other} ${next}.`,
    en: `Handed over ${count} times: at ${site} on ${first} and at ${other} on ${next}.`,
  }),
  'sold twice at one outlet': ({ site, first, next }) => ({
    id: `Diserahkan dua kali di ${site}: ${first} dan ${next}.`,
    en: `Handed over twice at ${site}: on ${first} and on ${next}.`,
  }),
  'too far too soon': ({ km, hours, next }) => ({
    id: `Terlihat di dua tempat berjarak ${km} km dalam ${hours} jam (${next}).`,
    en: `Seen at two places ${km} km apart within ${hours} hours (${next}).`,
  }),
  'outside its provinces': ({ site, next, count }) => ({
    id: `Di ${site} pada ${next}, di luar provinsi yang disetujui; bersama ${count} kemasan dari bets yang sama.`,
    en: `At ${site} on ${next}, outside its authorised provinces; with ${count} packs of its batch there.`,
  }),
  'not where it was sent': ({ site, home, next }) => ({
    id: `Dikirim ke ${home}, tetapi muncul sendirian di ${site} pada ${next}.`,
    en: `Sent to ${home}, but turned up alone at ${site} on ${next}.`,
  }),
  'received at two outlets': ({ site, home, next }) => ({
    id: `Diterima di ${home} dan juga di ${site} pada ${next}, tanpa retur yang dilaporkan.`,
    en: `Received at ${home} and at ${site} on ${next} as well, without a reported return.`,
  }),
  'at several outlets': ({ site, count, next }) => ({
    id: `Dilaporkan di ${count} sarana; terakhir di ${site} pada ${next}.`,
    en: `Reported at ${count} outlets; last at ${site} on ${next}.`,
  }),
  'strayed with its case': ({ site, home, count, next }) => ({
    id: `${count} kemasan dari bets ini dikirim ke ${home} tetapi muncul di ${site} (${next}).`,
    en: `${count} packs of this batch were sent to ${home} but turned up at ${site} (${next}).`,
  }),
  'scanned often': ({ count, first, next }) => ({
    id: `Dipindai masyarakat ${count} kali, dari ${first} sampai ${next}.`,
    en: `Scanned by the public ${count} times, from ${first} to ${next}.`,
  }),
  'scanned in several places': ({ count, next }) => ({
    id: `Dipindai masyarakat di ${count} tempat yang berjauhan, sampai ${next}.`,
    en: `Scanned by the public in ${count} places far apart, up to ${next}.`,
  }),
  'scanned far from its outlet': ({ site, km, next }) => ({
    id: `Dipindai ${km} km dari ${site} pada ${next}, pada waktu yang tidak lazim bagi pembelinya.`,
    en: `Scanned ${km} km from ${site} on ${next}, at a time unusual for its buyer.`,
  }),
  'seen before it was there': ({ site, first, next }) => ({
    id: `Terlihat ${first}, padahal baru ${next} ditangani di ${site}.`,
    en: `Seen on ${first}, though handled at ${site} only on ${next}.`,
  }),
  'other batch': () => ({ id: 'Nomor betsnya berbeda dari saat dibuat.', en: 'Its batch differs from that of its making.' }),
  'other expiry': () => ({
    id: 'Tanggal kedaluwarsanya berbeda dari saat dibuat.',
    en: 'Its expiry differs from that of its making.',
  }),
  'commission not reported': ({ site }) => ({
    id: `Dikirim oleh pembuatnya (${site}) tanpa laporan pembuatan.`,
    en: `Sent off by its maker (${site}) without a report of its making.`,
  }),
  'return not reported': ({ site }) => ({
    id: `Perjalanannya hanya dapat dipahami bila ada retur yang tidak dilaporkan (${site}).`,
    en: `Its journey makes sense only with a return that was not reported (${site}).`,
  }),
  'in another case': ({ site, home }) => ({
    id: `Tercatat untuk ${home}, tetapi berada di ${site}, tujuan kemasan lain dari bets ini: mungkin tertukar karton.`,
    en: `On record for ${home} but at ${site}, where others of its batch went: probably packed into another case.`,
  }),
  'sale read twice': ({ site, count }) => ({
    id: `Penyerahan yang sama dilaporkan ${count} kali di ${site}.`,
    en: `The same handing over was reported ${count} times at ${site}.`,
  }),
  'clock out of order': ({ site, next, hours }) => ({
    id: `Laporan dari ${site} bertanggal ${next} tidak mungkin menurut urutan (${hours} jam): periksa jamnya.`,
    en: `The report from ${site} dated ${next} cannot be in that order (${hours} hours): check its clock.`,
  }),
}
