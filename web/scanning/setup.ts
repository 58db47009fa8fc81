import { isPacking, isSending, type ScanAct } from '#/features/scanning/acts.ts'
import type { Profile } from '#/features/scanning/phone-desk.tsx'
import { type Desk, el } from './dom.ts'
import type { Setup } from './items.ts'
import { readNote, writeNote } from './store.ts'

/** What is chosen at the top of the page. `missing`: what has to be chosen before anything can be recorded. */
export type Chosen = { setup: Setup; missing?: 'needSite' | 'needTo' | 'needParent' }
export type SetupPart = { read: () => Chosen; setParent: (raw: string) => void; sentTo: () => Promise<void> }

type Place = { label: string; uri: string }

/** The choices of act, site, destination and outer pack; `changed` is called when what is in the list has to be judged anew. */
export function openSetup({ root }: Desk, profile: Profile, changed: () => void): SetupPart {
  const field = <Type extends HTMLElement>(name: string) => root.querySelector<Type>(`[name=${name}]`)!
  const act = field<HTMLSelectElement>('scan-act')
  const site = field<HTMLSelectElement>('scan-site')
  const to = field<HTMLInputElement>('scan-to')
  const parent = field<HTMLInputElement>('scan-parent')
  const around = (element: HTMLElement) => element.closest<HTMLElement>('.field')!

  act.querySelector('option[value=""]')?.remove()
  site.append(...profile.sites.map(({ id, name }) => new Option(name, id)))
  const wanted = root.dataset.site ?? ''
  site.value = profile.sites.length === 1 ? profile.sites[0]!.id : profile.sites.some(({ id }) => id === wanted) ? wanted : ''
  around(site).hidden = profile.sites.length === 1

  const places = openPlaces(root, to)
  const chosen = () => act.value as ScanAct
  const arrange = () => {
    around(to).hidden = !isSending(chosen())
    around(parent).hidden = !isPacking(chosen())
  }
  arrange()
  for (const one of [act, site, parent])
    one.addEventListener('change', () => {
      arrange()
      changed()
    })
  // A hand scanner ends the code with Enter.
  parent.addEventListener('keydown', event => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    field('scan-code').focus()
  })

  const read = (): Chosen => {
    const target = places.meant()
    const outer = parent.value.trim()
    const setup = {
      act: chosen(),
      site: site.value,
      ...(isSending(chosen()) && target !== undefined && { to: target }),
      ...(isPacking(chosen()) && outer !== '' && { parent: outer }),
    }
    if (site.value === '') return { setup, missing: 'needSite' }
    if (isSending(chosen()) && target === undefined) return { setup, missing: 'needTo' }
    return isPacking(chosen()) && outer === '' ? { setup, missing: 'needParent' } : { setup }
  }
  return {
    read,
    setParent: raw => {
      parent.value = raw
      changed()
    },
    sentTo: places.keep,
  }
}

/** As many destinations as a device remembers. */
const remembered = 12

/** The field for the destination: sites are offered as one types, lately used ones also without a line. */
function openPlaces(root: HTMLElement, field: HTMLInputElement) {
  const list = root.querySelector<HTMLDataListElement>('#scan-places')!
  field.setAttribute('list', list.id)
  let known: Place[] = []
  const offer = (places: readonly Place[]) => {
    known = [...new Map([...known, ...places].map(place => [place.label, place])).values()]
    list.replaceChildren(...known.slice(-100).map(({ label }) => el('option', { attributes: { value: label } })))
  }
  void readNote('places').then(places => offer(places ?? []))
  let timer: ReturnType<typeof setTimeout> | undefined
  field.addEventListener('input', () => {
    clearTimeout(timer)
    const q = field.value.trim()
    if (q.length < 3 || known.some(({ label }) => label === q)) return
    timer = setTimeout(() => void search(q).then(offer), 250)
  })
  const meant = (): string | undefined => {
    const text = field.value.trim()
    const digits = text.replace(/[\s.-]/g, '')
    return known.find(({ label }) => label === text)?.uri ?? (/^\d{13}$/.test(digits) ? digits : undefined)
  }
  const keep = async (): Promise<void> => {
    const place = known.find(({ label }) => label === field.value.trim())
    if (!place) return
    const before = ((await readNote('places')) ?? []).filter(({ uri }) => uri !== place.uri)
    await writeNote('places', [place, ...before].slice(0, remembered))
  }
  return { meant, keep }
}

type Found = { facilities: { uri: string; name: string; company: { name: string } }[] }

/** Sites by what was typed. Without a line nothing is offered; a NIB or GLN can be typed all the same. */
async function search(q: string): Promise<Place[]> {
  const digits = q.replace(/[\s.-]/g, '')
  const query: Record<string, string> = /^\d{13}$/.test(digits) ? { nib: digits } : { q }
  const answer = await fetch(`/api/v1/facilities?${new URLSearchParams(query)}`).catch(() => undefined)
  if (!answer?.ok) return []
  const { facilities } = (await answer.json()) as Found
  return facilities.map(({ uri, name, company }) => ({ uri, label: `${name}, ${company.name}` }))
}
