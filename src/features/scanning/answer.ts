import type { Says } from '#/platform/http/errors.ts'

/** Where the cause of a refusal lies: with habits, with the scan or the device, or with the pack. */
export type RefusalKind = 'procedure' | 'technical' | 'suspect'

/** What became of one act. Also what a device keeps of it. */
export type ActAnswer = {
  key: string
  ok: boolean
  /** The event by its hash: by this name it can be taken back. */
  event?: string
  /** The pack’s identity, where it could be read. */
  pack?: string
  /** The return code of an act that may happen once. */
  code?: string
  kind?: RefusalKind
  says?: Says
  /** What looked wrong although it was recorded. */
  flags?: Says[]
}
