import { caseworkEntries } from './catalogue/casework.tsx'
import type { Entry } from './catalogue/entry.ts'
import { fieldEntries } from './catalogue/fields.tsx'
import { flowEntries } from './catalogue/flow.tsx'
import { pictureEntries } from './catalogue/pictures.tsx'
import { thingEntries } from './catalogue/things.tsx'
import type { Words } from './lang.ts'
import { type Frame, Page } from './page.tsx'

const chapters: readonly { title: Words<string>; entries: readonly Entry[] }[] = [
  { title: { id: 'Isian', en: 'Forms' }, entries: fieldEntries },
  { title: { id: 'Jalan melalui layanan', en: 'Ways through a service' }, entries: flowEntries },
  { title: { id: 'Izin dan kemasan', en: 'Licences and packs' }, entries: thingEntries },
  { title: { id: 'Berkas', en: 'Casework' }, entries: caseworkEntries },
  { title: { id: 'Angka dan tempat', en: 'Numbers and places' }, entries: pictureEntries },
]

/** The living catalogue: every part of the page kit, at `/ui/{slug}`. */
export const catalogue: readonly Entry[] = chapters.flatMap(chapter => chapter.entries)

/** `/ui`: all parts by chapter. */
export function CatalogueIndex({ frame }: { frame: Frame }) {
  const id = frame.lang === 'id'
  return (
    <Page {...frame} title={id ? 'Bagian halaman' : 'Page kit'} unlisted>
      <p class="lead">
        {id
          ? 'Semua bagian yang dipakai untuk membuat halaman, dengan isi rekaan.'
          : 'Every part that pages are made of, with invented content.'}
      </p>
      {chapters.map(({ title, entries }) => (
        <section>
          <h2>{title[frame.lang]}</h2>
          <ul class="links">
            {entries.map(entry => (
              <li>
                <a href={`/ui/${entry.slug}`}>{entry.title[frame.lang]}</a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

/** `/ui/{slug}`: one part as it stands in a page. */
export function CataloguePage({ frame, entry }: { frame: Frame; entry: Entry }) {
  const back = { href: '/ui', label: frame.lang === 'id' ? 'Bagian halaman' : 'Page kit' }
  return (
    <Page {...frame} title={entry.title[frame.lang]} back={back} wide={entry.wide} unlisted>
      {entry.show(frame.lang)}
    </Page>
  )
}
