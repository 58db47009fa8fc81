import { type Asked, findAsked } from '#/features/certificates/asked.ts'
import type { CertificateFile } from '#/features/certificates/certificates.ts'
import { Compared, CompareForm, type Comparison } from '#/features/certificates/compare-parts.tsx'
import { stateOf } from '#/features/certificates/state.ts'
import { words } from '#/features/certificates/words.ts'
import type { Licence } from '#/features/register/licence.ts'
import { groupNie } from '#/features/register/nie.ts'
import { notRegisteredPage } from '#/features/register/not-registered.tsx'
import { addDays } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  Code,
  type Fact,
  type FormState,
  formatBytes,
  formatDay,
  formatMoment,
  type Lang,
  Notice,
  Page,
  SummaryCard,
  VerdictCard,
} from '#/platform/ui/kit.ts'

/** `/certificates/:number`: what the QR code on a certificate opens. */
export async function certificatePage(c: Ctx): Promise<Response> {
  const written = param(c, 'number')
  const asked = await findAsked(c.var.db, written)
  if ('reading' in asked) return notRegisteredPage(c, asked.reading)
  if (asked.licence.number !== written) return c.redirect(`/certificates/${asked.licence.number}`, 301)
  return showCertificate(c, asked)
}

/** The page of a certificate: how it stands, its document, and the form that compares a file, with what a comparison has shown. */
export function showCertificate(
  c: Ctx,
  { licence, certificate }: Asked,
  {
    form = { lang: c.var.lang },
    comparison,
    status = 200,
  }: { form?: FormState; comparison?: Comparison; status?: 200 | 410 } = {},
): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const state = stateOf(licence)
  const [newest] = certificate?.files ?? []
  const waiting = certificate && !newest && state !== 'withdrawn'
  // A withdrawal must show at once, also to whoever has opened the page before.
  c.header('Cache-Control', 'no-cache')
  return c.html(
    <Page {...frame(c)} title={t.title(groupNie(licence.number))} heading={false} problems={form.problems ?? []}>
      <VerdictCard
        lang={lang}
        tone={{ valid: 'ok', expired: 'look', withdrawn: 'stop' }[state] as 'ok' | 'look' | 'stop'}
        word={t.stateWord[state]}
        sentence={sentenceOf(lang, licence)}
        toDo={t.toDo[state]}
        evidence={evidenceOf(lang, licence, certificate?.decidedBy)}
      >
        <p>
          <a href={`/register/${licence.number}`}>{t.toRegister}</a>
        </p>
      </VerdictCard>
      {comparison ? <Compared lang={lang} comparison={comparison} newest={newest?.version} /> : null}
      {newest ? (
        <Document lang={lang} licence={licence} newest={newest} count={certificate!.files.length} />
      ) : (
        <Notice lang={lang} title={waiting ? t.beingMade : t.none}>
          {waiting ? (
            <>
              <p>{t.beingMadeSays}</p>
              <p>
                <a href={`/certificates/${licence.number}`}>{t.lookAgain}</a>
              </p>
            </>
          ) : (
            t.noneSays
          )}
        </Notice>
      )}
      {newest ? <CompareForm form={form} number={licence.number} /> : null}
      <h2>{t.signature}</h2>
      <p>{t.signatureSays}</p>
      <p>
        <a href="/certificates/authority.pem">{t.authority}</a>
      </p>
      <p class="quiet">
        <a href={`/api/v1/certificates/${licence.number}`}>{t.asData}</a>
      </p>
    </Page>,
    form.problems?.length ? 422 : status,
  )
}

function sentenceOf(lang: Lang, { standing, since }: Licence): string {
  const t = words[lang].sentence
  return standing === 'active' ? t.valid : t[standing](formatDay(since, lang))
}

function evidenceOf(lang: Lang, licence: Licence, decidedBy: string | undefined): Fact[] {
  const t = words[lang]
  const { number, productName, dosageForm, holder, maker, issuedOn, validUntil, reasons, cite, supersededBy } = licence
  return [
    { label: t.number, value: <Code lang={lang} value={number} copy /> },
    { label: t.product, value: productName },
    { label: t.form, value: dosageForm },
    { label: t.holder, value: holder.name },
    { label: t.maker, value: maker.name },
    { label: t.issuedOn, value: formatDay(issuedOn, lang) },
    { label: t.validUntil, value: formatDay(addDays(validUntil, -1), lang) },
    ...(decidedBy ? [{ label: t.decidedBy, value: decidedBy }] : []),
    ...(reasons ? [{ label: t.reasons, value: reasons }] : []),
    ...(cite ? [{ label: t.basis, value: sayCite(cite) }] : []),
    ...(supersededBy
      ? [{ label: t.successor, value: <a href={`/certificates/${supersededBy}`}>{groupNie(supersededBy)}</a> }]
      : []),
  ]
}

function Document({ lang, licence, newest, count }: { lang: Lang; licence: Licence; newest: CertificateFile; count: number }) {
  const t = words[lang]
  const withdrawn = stateOf(licence) === 'withdrawn'
  return (
    <SummaryCard
      lang={lang}
      title={t.document}
      facts={[
        { label: t.version, value: t.ofVersions(newest.version, count) },
        { label: t.madeAt, value: formatMoment(newest.madeAt, lang) },
        { label: t.size, value: formatBytes(newest.bytes, lang) },
        { label: t.hash, value: <Code lang={lang} value={newest.hash} groups={groupsOfHash} copy /> },
      ]}
    >
      {withdrawn ? (
        <p>{t.notGiven}</p>
      ) : (
        <p>
          <a class="button" href={`/certificates/${licence.number}.pdf`}>
            {t.download}
          </a>
        </p>
      )}
    </SummaryCard>
  )
}

const groupsOfHash = Array<number>(8).fill(8)
