import { BlockList, isIP } from 'node:net'
import type { Says } from '#/platform/http/errors.ts'

/** Addresses that lead into networks of their own, to this machine, to many, or nowhere (IANA's special-purpose registries). */
const special = new BlockList()
const specialRanges: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['2001::', 23, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['3fff::', 20, 'ipv6'],
]
for (const range of specialRanges) special.addSubnet(...range)
/** Of IPv6 only this part has been given out for the whole world; what carries an IPv4 address inside lies elsewhere. */
const worldwide = new BlockList()
worldwide.addSubnet('2000::', 3, 'ipv6')

/** Whether an IP address can be reached from anywhere, and is none inside the operator's own network. */
export function isPublic(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !special.check(address, 'ipv4')
  return version === 6 && worldwide.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

const isLoopbackName = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)

/** Whether the operator lets things be sent within their own network (`ABSAH_PRIVATE_RECEIVERS`). */
export type Reach = { readonly privateReceivers: boolean }

/**
 * The address to which a subscription sends, or the sentence why it cannot be one. What a name resolves to is judged anew at each
 * sending, by `post`.
 */
export function readDestination(text: string, { privateReceivers }: Reach): URL | Says {
  if (text.length > 2_000 || !URL.canParse(text)) return notAnAddress
  const url = new URL(text)
  const isLocal = isLoopbackName(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal && privateReceivers)) return notSecure
  if (url.username || url.password || url.hash) return tooMuch
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (!privateReceivers && (isLocal || (isIP(literal) && !isPublic(literal)))) return notPublic
  return url
}

const notAnAddress: Says = {
  id: 'Isi alamat lengkap seperti https://penerima.example/peristiwa, paling panjang 2.000 karakter.',
  en: 'Give a whole address like https://receiver.example/events, at most 2,000 characters.',
}
const notSecure: Says = {
  id: 'Peristiwa hanya dikirim melalui https.',
  en: 'Events are sent by https alone.',
}
const tooMuch: Says = {
  id: 'Alamat tidak memuat nama, kata sandi, atau bagian setelah #. Pakai signatureToken agar penerima mengenali pengirim.',
  en: 'The address has no name, password or part after #. Use signatureToken so that the receiver can tell who sends.',
}
export const notPublic: Says = {
  id: 'Alamat itu berada dalam jaringan sendiri. Peristiwa hanya dikirim ke alamat umum, kecuali operator mengizinkannya.',
  en: 'That address lies inside a network of its own. Events go to public addresses alone, unless the operator allows it.',
}
