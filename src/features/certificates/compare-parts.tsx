import { words } from '#/features/certificates/words.ts'
import { groupNie } from '#/features/register/nie.ts'
import { Form, type FormState, type Lang, Notice, UploadField } from '#/platform/ui/kit.ts'

/** What comparing a file with what was issued has shown. */
export type Comparison =
  | { kind: 'same'; version: number }
  | { kind: 'older'; version: number }
  | { kind: 'another'; number: string }
  | { kind: 'unknown' }

/** No certificate comes near this size; a hundred of ours fit in it. */
export const largestCompared = 5_000_000

/** The form that sends a file to be compared. */
export function CompareForm({ form, number }: { form: FormState; number: string }) {
  const t = words[form.lang]
  return (
    <section class="flow">
      <h2>{t.compare}</h2>
      <p>{t.compareSays}</p>
      <Form form={form} action={`/certificates/${number}`} submit={t.compareNow} files>
        <UploadField
          form={form}
          name="file"
          label={t.file}
          accept={{ endings: ['.pdf'], says: 'PDF' }}
          limit={{ bytes: largestCompared }}
        />
      </Form>
    </section>
  )
}

/** What the comparison has shown, and what that means. A file that differs is no alarm: saving it again suffices. */
export function Compared({ lang, comparison, newest }: { lang: Lang; comparison: Comparison; newest: number | undefined }) {
  const t = words[lang]
  switch (comparison.kind) {
    case 'same':
      return (
        <Notice lang={lang} tone="ok" title={t.same} live>
          {t.sameSays(comparison.version)}
        </Notice>
      )
    case 'older':
      return (
        <Notice lang={lang} tone="look" title={t.older} live>
          {t.olderSays(comparison.version, newest ?? comparison.version)}
        </Notice>
      )
    case 'another':
      return (
        <Notice lang={lang} tone="look" title={t.another} live>
          <p>{t.anotherSays(groupNie(comparison.number))}</p>
          <p>
            <a href={`/certificates/${comparison.number}`}>{t.toAnother}</a>
          </p>
        </Notice>
      )
    case 'unknown':
      return (
        <Notice lang={lang} tone="unknown" title={t.unknown} live>
          {t.unknownSays}
        </Notice>
      )
  }
}
