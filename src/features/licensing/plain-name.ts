/** Names are one when their letters and digits are: capitals, spaces and signs do not tell products apart. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
