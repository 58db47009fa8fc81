import { randomUUID } from 'node:crypto'
import { getLot } from '#/features/coding/read-lots.ts'
import { plainName } from '#/features/companies/papers.ts'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  DataTable,
  EmptyState,
  Form,
  type FormState,
  formatBytes,
  formatNumber,
  More,
  Notice,
  Page,
  Progress,
  ProgressPage,
  RadiosField,
  StatTiles,
  Tag,
  textOf,
  UploadField,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import type { Tone } from '#/platform/ui/tone.ts'
import { beginList, refusalToList } from './begin-list.ts'
import { dropList } from './drop-list.ts'
import { formatOf, type Level, type ListState, largestList, largestPart, levels, type SerialList } from './list.ts'
import { getList, listsOfLot, refusalsOf } from './lists.ts'
import { receivePart } from './receive.ts'
import { reasonWords, words } from './words.ts'

/** The largest file that a form sends in one go. Larger ones come in parts: by the page's script, the API or `./absah codes upload`. */
export const largestForm = 100 * 1000 * 1000

const accept = { endings: ['.csv', '.txt', '.jsonl', '.ndjson'], says: 'CSV, JSON Lines' }

/** `/lots/:id/serials`: the lists of a lot, and the form for another. */
export const showLists = async (c: Ctx): Promise<Response> => c.html(await listsPage(c))

/** Takes a whole file by the form. */
export async function takeFile(c: Ctx): Promise<Response> {
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  const lot = await getLot(c.var.db, param(c, 'id'))
  try {
    const file = chosenFile(body.file)
    const level = levels.find(one => one === values.level) ?? 'primary'
    const facts = { level, format: formatOf(file.name), name: plainName(file.name), bytes: file.size }
    const actor = actorOf(signedIn(c))
    const { list } = await beginList(c.var.db, actor, lot, { ...facts, idempotencyKey: String(values.key || randomUUID()) })
    await sendAll(c, list, file)
    return goOn(c, `/serial-lists/${list.id}`, { id: words.id.uploaded, en: words.en.uploaded })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await listsPage(c, values, error.problems), 422)
  }
}

/** Goes on with a list of which only a part has come: the same file again, of which the rest is taken. */
export async function takeRest(c: Ctx): Promise<Response> {
  const list = await getList(c.var.db, param(c, 'id'))
  const body = await c.req.parseBody({ all: true })
  try {
    const file = chosenFile(body.file)
    if (file.size !== list.bytes) throw new Invalid([{ field: 'file', says: otherFile }])
    await sendAll(c, list, file)
    return goOn(c, `/serial-lists/${list.id}`, { id: words.id.uploaded, en: words.en.uploaded })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return c.html(await receivingPage(c, list, error.problems), 422)
  }
}

export async function takeDropped(c: Ctx): Promise<Response> {
  const { lotId } = await dropList(c.var.platform, param(c, 'id'), actorOf(signedIn(c)))
  return goOn(c, `/lots/${lotId}/serials`, { id: words.id.dropped, en: words.en.dropped })
}

/** `/serial-lists/:id`: how far it has come; once it has been read, what became of its lines. */
export async function showList(c: Ctx): Promise<Response> {
  const list = await getList(c.var.db, param(c, 'id'))
  if (list.state === 'receiving') return c.html(await receivingPage(c, list))
  if (list.state === 'reading') return c.html(await readingPage(c, list))
  return c.html(await endPage(c, list))
}

function chosenFile(field: unknown): File {
  if (field instanceof File && field.size > 0) return field
  throw new Invalid([{ field: 'file', says: { id: 'Pilih berkas daftar nomor seri.', en: 'Choose the file of serials.' } }])
}

async function sendAll(c: Ctx, { id }: SerialList, file: File): Promise<void> {
  // From the beginning: what has come is compared, so that a list is never made of two files.
  for (let offset = 0; offset < file.size; offset += largestPart) {
    const bytes = new Uint8Array(await file.slice(offset, offset + largestPart).arrayBuffer())
    await receivePart(c.var.platform, id, { offset, bytes }, actorOf(signedIn(c)))
  }
}

const otherFile = {
  id: 'Berkas ini berukuran lain. Pilih berkas yang sama dengan yang terputus.',
  en: 'This file has another size. Choose the same file that was cut off.',
}

async function listsPage(c: Ctx, values: Values = {}, problems: readonly Problem[] = []) {
  const { lang, db } = c.var
  const t = words[lang]
  const lot = await getLot(db, param(c, 'id'))
  const lists = await listsOfLot(db, lot.id)
  const form: FormState = { lang, values: { level: 'primary', ...values }, problems: inLang(problems, lang) }
  const isOwn = signedIn(c).companyId === lot.companyId
  const refusal = await refusalToList(db, lot, 'primary', dayAt(new Date()))
  return (
    <Page {...frame(c)} title={t.lists} caption={lot.batch} back={`/lots/${lot.id}`} problems={form.problems} wide>
      <Lists lang={lang} lists={lists} />
      {!isOwn ? null : refusal ? (
        <Notice lang={lang} tone="stop">
          {refusal[lang]}
        </Notice>
      ) : (
        <section class="flow">
          <h2>{t.upload}</h2>
          <Form form={form} action={`/lots/${lot.id}/serials`} hidden={{ key: randomUUID() }} submit={t.upload} files>
            <RadiosField
              form={form}
              name="level"
              label={t.level}
              options={levels.map(level => ({ value: level, label: t.levels[level] }))}
            />
            <UploadField
              form={form}
              name="file"
              label={t.file}
              hint={t.uploadHint}
              accept={accept}
              limit={{ bytes: largestForm }}
            />
            <InParts lang={lang} lot={lot.id} />
          </Form>
        </section>
      )}
    </Page>
  )
}

function Lists({ lang, lists }: { lang: Lang; lists: readonly SerialList[] }) {
  const t = words[lang]
  return (
    <DataTable
      lang={lang}
      caption={t.lists}
      captionHidden
      rows={lists}
      empty={<EmptyState title={t.noLists} />}
      columns={[
        { key: 'name', title: t.name, show: ({ id, name }) => <a href={`/serial-lists/${id}`}>{name}</a> },
        { key: 'level', title: t.level, show: ({ level }) => t.levels[level] },
        { key: 'state', title: t.state, show: ({ state }) => <Tag tone={tones[state]}>{t.states[state]}</Tag> },
        { key: 'size', title: t.size, numeric: true, show: ({ bytes }) => formatBytes(bytes, lang) },
        { key: 'accepted', title: t.accepted, numeric: true, show: ({ accepted }) => formatNumber(accepted, lang) },
        { key: 'refused', title: t.refusedLines, numeric: true, show: ({ refused }) => formatNumber(refused, lang) },
      ]}
    />
  )
}

const tones = { receiving: 'look', reading: 'plain', read: 'ok', unreadable: 'stop', dropped: 'plain' } as const satisfies Record<
  ListState,
  Tone
>

/** With a script the file goes part by part: any size, and a broken line or a reload costs one part. Otherwise the form sends it. */
function InParts({ lang, lot, list }: { lang: Lang; lot?: string; list?: string }) {
  const t = words[lang].parts
  const most = formatBytes(largestList, lang)
  return (
    <div
      hidden
      data-island="serial-list"
      data-lot={lot}
      data-list={list}
      data-part={partOfBrowsers}
      data-largest={largestList}
      data-hint={t.hint(most)}
      data-too-large={t.tooLarge(most)}
      data-sending={t.sending}
      data-may-leave={t.mayLeave}
      data-waiting={t.waiting}
      data-other-file={otherFile[lang]}
      data-failed={t.failed}
    />
  )
}

/** What a browser sends at a time: small enough to be sent again on a bad line. */
const partOfBrowsers = 4 * 1024 ** 2

async function receivingPage(c: Ctx, list: SerialList, problems: readonly Problem[] = []) {
  const { lang } = c.var
  const t = words[lang]
  const form: FormState = { lang, problems: inLang(problems, lang) }
  const here = `/serial-lists/${list.id}`
  const isOwn = signedIn(c).companyId === list.companyId
  return (
    <Page {...frame(c)} title={list.name} back={`/lots/${list.lotId}/serials`} problems={form.problems}>
      <Notice lang={lang} tone="look" title={t.incomplete}>
        {t.receivingSays(formatBytes(list.received, lang), formatBytes(list.bytes, lang))}
      </Notice>
      {isOwn ? (
        <>
          <Progress lang={lang} label={t.come} done={list.received} total={list.bytes} unit="bytes" />
          <Form form={form} action={here} submit={t.continue} files>
            <UploadField
              form={form}
              name="file"
              label={t.sameFile}
              hint={list.bytes > largestForm ? t.onlyInParts : t.goOnHint}
              accept={accept}
              limit={{ bytes: largestForm }}
            />
            <InParts lang={lang} list={list.id} />
          </Form>
          <More label={t.drop}>
            <p>{t.dropSays}</p>
            <Form form={{ lang }} action={`${here}/drop`} submit={t.drop} danger />
          </More>
        </>
      ) : null}
    </Page>
  )
}

async function readingPage(c: Ctx, { lotId, name, read, bytes, accepted, refused }: SerialList) {
  const { lang } = c.var
  const t = words[lang]
  const total = bytes
  return (
    <ProgressPage
      {...frame(c)}
      title={name}
      back={`/lots/${lotId}/serials`}
      label={t.reading}
      done={read}
      total={total}
      unit="bytes"
    >
      <Counts lang={lang} counts={{ accepted, refused }} />
    </ProgressPage>
  )
}

function Counts({ lang, counts }: { lang: Lang; counts: Partial<Record<'lines' | 'accepted' | 'refused', number>> }) {
  const t = words[lang]
  const labels = { lines: t.lines, accepted: t.accepted, refused: t.refusedLines } as const
  const stats = Object.entries(counts).map(([name, count]) => ({
    label: labels[name as keyof typeof labels],
    value: formatNumber(count, lang),
  }))
  return <StatTiles stats={stats} />
}

async function endPage(c: Ctx, { id, lotId, name, state, level, lines, accepted, refused, problem }: SerialList) {
  const { lang, db } = c.var
  const t = words[lang]
  const first = await refusalsOf(db, id, { limit: 50 })
  return (
    <Page {...frame(c)} title={name} caption={t.levels[level as Level]} back={`/lots/${lotId}/serials`} wide>
      {state === 'read' ? null : (
        <Notice lang={lang} tone="stop" title={t.states[state]}>
          {problem?.[lang]}
        </Notice>
      )}
      <Counts lang={lang} counts={{ lines, accepted, refused }} />
      {refused > 0 ? (
        <Notice lang={lang} tone="look" title={t.someRefused(formatNumber(refused, lang))}>
          {t.mend}
        </Notice>
      ) : null}
      {refused === 0 ? (
        state === 'read' ? (
          <p>{t.all}</p>
        ) : null
      ) : (
        <section class="flow">
          <h2>{t.refusedOnes}</h2>
          {refused > first.length ? (
            <p class="quiet">{t.first(formatNumber(first.length, lang), formatNumber(refused, lang))}</p>
          ) : null}
          <DataTable
            lang={lang}
            caption={t.refusedOnes}
            captionHidden
            rows={first}
            columns={[
              { key: 'value', title: t.value, show: ({ value }) => <span class="code">{value || '–'}</span> },
              { key: 'line', title: t.line, numeric: true, show: ({ line }) => formatNumber(line, lang) },
              {
                key: 'reason',
                title: t.reasonOf,
                show: ({ reason, batch }) => `${reasonWords[reason][lang]}${batch ? ` (${batch})` : ''}`,
              },
            ]}
          />
        </section>
      )}
      <p class="buttons">
        {refused > 0 ? (
          <a class="button" href={`/serial-lists/${id}/refusals.csv`}>
            {t.report}
          </a>
        ) : null}
        <a class="button button-second" href={`/lots/${lotId}/serials`}>
          {t.anotherList}
        </a>
        <a href={`/lots/${lotId}`}>{t.toLot}</a>
      </p>
    </Page>
  )
}
