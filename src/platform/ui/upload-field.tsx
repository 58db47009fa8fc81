import { control, Field, type FieldProps } from './field.tsx'
import { formatBytes } from './formats.ts'
import { words } from './words.ts'

/** A file that was received before. `drop` is sent with its id to take it out of the answer. */
export type Kept = { id: string; name: string; bytes: number; href?: string; about?: string }

export type UploadFieldProps = FieldProps & {
  /** File endings and their common name: `{ endings: ['.pdf'], says: 'PDF' }`. */
  accept: { endings: readonly string[]; says: string }
  /** The largest file in bytes, and how many. Stated before the choice, checked by the server. */
  limit: { bytes: number; files?: number }
  kept?: readonly Kept[]
}

/** Files: the limits are said before, many at once, and what was received before is listed with a way to drop it. */
export function UploadField({ accept, limit, kept = [], ...field }: UploadFieldProps) {
  const { form, name, hint } = field
  const t = words[form.lang]
  const most = limit.files ?? 1
  const limits = t.uploadLimit(accept.says, formatBytes(limit.bytes, form.lang), most)
  const full = {
    ...field,
    hint: hint ? (
      <>
        {hint} {limits}
      </>
    ) : (
      limits
    ),
  }
  return (
    <Field {...full}>
      {kept.length ? (
        <ul class="files">
          {kept.map(({ id, name: file, bytes, href, about }) => (
            <li>
              <span>
                {href ? <a href={href}>{file}</a> : file} <span class="quiet">{formatBytes(bytes, form.lang)}</span>
                {about ? <span class="quiet"> · {about}</span> : null}
              </span>
              <button type="submit" class="button-quiet" name="_drop" value={`${name}:${id}`}>
                {t.drop}
                <span class="unseen"> {file}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        {...control(full)}
        class="input input-file"
        type="file"
        multiple={most > 1}
        accept={accept.endings.join(',')}
        data-island="uploads"
        data-bytes={limit.bytes}
        data-files={most}
        data-too-large={t.tooLarge(formatBytes(limit.bytes, form.lang))}
        data-too-many={t.tooMany(most)}
      />
    </Field>
  )
}
