/** A button for signing in, proving again, or adding a key by WebAuthn; nothing where the browser has no passkeys. */
export function start(place: HTMLElement): void {
  if (!('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return
  const { act = 'sign-in', label = '', failed = '', next = '' } = place.dataset
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-second'
  button.textContent = label
  const status = document.createElement('span')
  status.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    button.disabled = true
    status.textContent = ''
    try {
      await (acts[act] ?? signIn)(place, next)
    } catch (error) {
      // A person who closes the browser's dialog has changed their mind: there is nothing to say.
      if (!(error instanceof DOMException)) status.textContent = error instanceof Refused ? error.message : failed
    } finally {
      button.disabled = false
    }
  })
  place.append(button, ' ', status)
}

/** The server's own sentence, in the reader's language. */
class Refused extends Error {}

type Act = (place: HTMLElement, next: string) => Promise<void>

const signIn: Act = async (_place, next) => {
  const answer = await send('/sign-in/passkey', { response: await assertion(), next })
  location.assign(String(answer.next))
}

/** The form that waits for the proof is sent without one: the server knows that it has just been given. */
const prove: Act = async place => {
  await send('/prove/passkey', { response: await assertion() })
  place.closest('form')?.requestSubmit()
}

const add: Act = async (_place, next) => {
  const options = await send('/account/passkeys/options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  const credential = await navigator.credentials.create({ publicKey })
  const answer = await send('/account/passkeys', { response: toJson(credential), next })
  location.assign(String(answer.next))
}

const acts: Readonly<Record<string, Act>> = { 'sign-in': signIn, prove, add }

async function assertion(): Promise<unknown> {
  const options = await send('/sign-in/passkey/options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON)
  return toJson(await navigator.credentials.get({ publicKey }))
}

function toJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new TypeError('The browser gave no passkey.')
  return credential.toJSON()
}

/** Posts JSON to a door of ours. A door that wants a fresh proof first answers with a page: then we go and give it. */
async function send(path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
  if (response.status === 403) {
    location.assign(`/prove?next=${encodeURIComponent(location.pathname + location.search)}`)
    return new Promise(() => {})
  }
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const answer = isJson ? ((await response.json()) as Record<string, unknown>) : {}
  if (!response.ok && typeof answer.says === 'string') throw new Refused(answer.says)
  if (!response.ok) throw new TypeError(response.statusText)
  return answer
}
