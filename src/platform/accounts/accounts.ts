import type { Visitor } from './person.ts'

/** What the doors ask of accounts: who is this? Signing in and everything around it is in `features/accounts`. */
export type Accounts = {
  /** Who sent this request, by session cookie or API key; undefined for anyone. Extra headers rotate the session's cookie. */
  whoIs: (headers: Headers) => Promise<{ visitor: Visitor; setCookies: string[] } | undefined>
}
