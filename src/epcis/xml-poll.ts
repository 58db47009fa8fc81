import type { Problem } from '#/epcis/problem.ts'
import { findElement } from '#/epcis/xml-header.ts'
import { isStandard } from '#/epcis/xml-names.ts'
import { type Element, readTree, XmlFault } from '#/epcis/xml-tree.ts'

/** A query as XML asks it (EPCIS 1.2 and 2.0 §8.2.5): its name, and parameters with one value or a list of them. */
export type Poll = { readonly queryName: string; readonly parameters: Readonly<Record<string, string | readonly string[]>> }

export type PollReading = { readonly poll: Poll; readonly problems: readonly Problem[] }

/** The query in an XML document; undefined where the XML asks none. What the parameters may say is `readQuery`'s to judge. */
export function pollOfXml(text: string): PollReading | undefined {
  try {
    const root = readTree([text], () => true)
    const poll = findElement(root, 'Poll')
    return poll && isStandard(poll.space) ? pollOf(poll) : undefined
  } catch (error) {
    if (error instanceof XmlFault) return undefined
    throw error
  }
}

function pollOf(poll: Element): PollReading {
  const problems: Problem[] = []
  const lacks = (field: string, { line }: Element) => {
    const says = { id: `${field} wajib ada.`, en: `${field} is required.` }
    problems.push({ event: undefined, field, rule: 'missing', says, line })
  }
  const queryName = said(poll, 'queryName')
  if (!queryName) lacks('queryName', poll)
  const list = poll.children.find(({ name }) => name === 'params')
  if (!list) lacks('params', poll)
  const parameters = (list?.children ?? []).flatMap((param): [string, string | string[]][] => {
    const name = said(param, 'name')
    if (!name) lacks('params.param.name', param)
    const value = param.children.find(child => child.name === 'value')
    if (!value) lacks('params.param.value', param)
    return name && value ? [[name, valueIn(value)]] : []
  })
  return { poll: { queryName, parameters: Object.fromEntries(parameters) }, problems }
}

const said = (element: Element, name: string): string => element.children.find(child => child.name === name)?.text.trim() ?? ''

/** A list of strings stands in elements of their own. */
const valueIn = ({ children, text }: Element): string | string[] =>
  children.length ? children.map(one => one.text.trim()) : text.trim()
