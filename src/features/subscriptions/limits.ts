import { Refused } from '#/features/querying/refused.ts'

/** Choices of this platform, not of the standard: what one owner may have at once. */
export const mostOfOne = 100
export const mostSockets = 20

export const tooMany = new Refused('SubscriptionControlsException', {
  id: `Satu perusahaan dapat mempunyai ${mostOfOne} langganan. Akhiri yang tidak dipakai lagi.`,
  en: `A company can have ${mostOfOne} subscriptions. End those that are no longer used.`,
})
export const tooManySockets = new Refused('SubscriptionControlsException', {
  id: `Satu perusahaan dapat membuka ${mostSockets} WebSocket sekaligus. Tutup yang lain dahulu.`,
  en: `A company can have ${mostSockets} WebSockets open at once. Close another first.`,
})
