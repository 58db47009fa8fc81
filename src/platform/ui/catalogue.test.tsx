import { describe, expect, test } from 'vitest'
import { CatalogueIndex, CataloguePage, catalogue } from './catalogue.tsx'
import { langs } from './lang.ts'

const pages = langs.flatMap(lang => [
  { name: `${lang} index`, html: String(<CatalogueIndex frame={{ lang, path: '/ui' }} />) },
  ...catalogue.map(entry => ({
    name: `${lang} ${entry.slug}`,
    html: String(<CataloguePage frame={{ lang, path: `/ui/${entry.slug}` }} entry={entry} />),
  })),
])
const tags = (html: string, name: string) => html.match(new RegExp(`<${name}[\\s>][^>]*>?`, 'g')) ?? []
const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]

test('every part has an address of its own', () => {
  expect(new Set(catalogue.map(entry => entry.slug)).size).toBe(catalogue.length)
})

describe.each(pages)('$name', ({ html }) => {
  test('has no inline code or style', () => {
    expect(html).not.toMatch(/ style=/)
    expect(html).not.toMatch(/ on\w+="/)
    expect(html).not.toMatch(/<style|javascript:/)
    for (const script of tags(html, 'script')) expect(attribute(script, 'src')).toBeTruthy()
  })

  test('says every picture in words, or hides it beside them', () => {
    for (const svg of tags(html, 'svg')) expect(attribute(svg, 'aria-hidden') ?? attribute(svg, 'aria-label')).toBeTruthy()
    for (const image of tags(html, 'img')) expect(attribute(image, 'alt')).toBeTruthy()
    for (const frame of tags(html, 'iframe')) expect(attribute(frame, 'title')).toBeTruthy()
  })

  test('names every control', () => {
    const labelled = new Set(tags(html, 'label').map(label => attribute(label, 'for')))
    for (const control of [...tags(html, 'input'), ...tags(html, 'select'), ...tags(html, 'textarea')]) {
      if (attribute(control, 'type') === 'hidden') continue
      expect(attribute(control, 'aria-label') ?? labelled.has(attribute(control, 'id')), control).toBeTruthy()
    }
  })

  test('has one main heading, and no rank is skipped on the way down', () => {
    const ranks = (html.match(/<h[1-6]/g) ?? []).map(heading => Number(heading.at(-1)))
    expect(ranks.filter(rank => rank === 1)).toHaveLength(1)
    let before = 1
    for (const rank of ranks) {
      expect(rank).toBeLessThanOrEqual(before + 1)
      before = rank
    }
  })

  test('gives each id once, and every reference finds its id', () => {
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const wanted = [...html.matchAll(/ (?:for|list|aria-describedby|aria-labelledby)="([^"]*)"/g)].flatMap(([, names]) =>
      names!.split(' '),
    )
    const anchors = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id!)
    expect([...wanted, ...anchors].filter(id => !ids.includes(id))).toEqual([])
  })
})
