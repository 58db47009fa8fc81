import { addDays, dayAt } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { CheckAnswers, ConfirmPage, Form, formatDay, Notice, Page } from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { companyIdOf, sendFile, takeBack } from './acts.ts'
import { sayRegency } from './areas.ts'
import { mayMove, refusalOf } from './company.ts'
import { gapsOf, type WholeFile } from './completeness.ts'
import { slugOf } from './document-slugs.ts'
import { getWholeFile } from './file.ts'
import { formWith } from './forms.ts'
import { certificateNames, commodityNames, documentNames, kindNames, siteKindNames } from './names.ts'
import { sayNpwp } from './npwp.ts'
import { Missing } from './tasks.tsx'
import { words } from './words.ts'

/** `/company/send`: everything that was filled in, before it is sent. */
export async function askSend(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const file = await getWholeFile(db, companyIdOf(signedIn(c)))
  if (!mayMove(file.company.standing, 'sent')) throw refusalOf(file.company.standing)
  const gaps = gapsOf(file, dayAt(new Date()))
  return c.html(
    <Page {...frame(c)} title={t.send} caption={t.companyFile} back="/company">
      {gaps.length ? (
        <Notice lang={lang} tone="look" title={t.missing}>
          <Missing lang={lang} gaps={gaps} />
        </Notice>
      ) : null}
      <CheckAnswers lang={lang} sections={sectionsOf(file, lang)} />
      {gaps.length ? null : (
        <>
          <p>{t.sendTruth}</p>
          <Form form={formWith(c, {})} submit={t.sendButton} />
        </>
      )}
    </Page>,
  )
}

export async function takeSend(c: Ctx): Promise<Response> {
  await sendFile(c.var.db, signedIn(c), c.var.platform.config.origin)
  return goOn(c, '/company', { id: words.id.sent, en: words.en.sent })
}

/** `/company/withdraw` and `/company/reopen`: the file comes back to the company, with what that means. */
export async function askBack(c: Ctx, step: 'withdrawn' | 'reopened'): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { company } = await getWholeFile(db, companyIdOf(signedIn(c)))
  if (!mayMove(company.standing, step)) throw refusalOf(company.standing)
  const title = step === 'withdrawn' ? t.withdraw : t.reopen
  const consequences = step === 'withdrawn' ? t.withdrawSays : t.reopenSays
  return c.html(
    <ConfirmPage {...frame(c)} title={title} back="/company" form={formWith(c, {})} consequences={consequences} submit={title} />,
  )
}

export async function takeBackAnd(c: Ctx, step: 'withdrawn' | 'reopened'): Promise<Response> {
  await takeBack(c.var.db, signedIn(c), step)
  return goOn(c, step === 'reopened' ? '/company/identity' : '/company', { id: words.id[step], en: words.en[step] })
}

function sectionsOf({ company, sites, certificates, documents }: WholeFile, lang: Lang) {
  const t = words[lang]
  const f = t.fields
  const change = '/company/identity'
  return [
    {
      title: t.identity,
      answers: [
        ...identityFacts(company, lang).map(fact => ({ ...fact, change })),
        { label: f.npwp, value: company.npwp && sayNpwp(company.npwp), change },
      ],
    },
    {
      title: t.sites,
      answers: sites.map(site => ({
        label: site.name,
        value: `${siteKindNames[site.kind][lang]} · ${site.address}, ${sayRegency(site.regencyCode)}`,
        change: `/company/sites/${site.id}`,
      })),
    },
    {
      title: t.certificates,
      answers: certificates.map(({ id, kind, number, validFrom, validUntil }) => ({
        label: `${certificateNames[kind][lang]} ${number}`,
        value: t.upTo(formatDay(validFrom, lang), formatDay(addDays(validUntil, -1), lang)),
        change: `/company/certificates/${id}`,
      })),
    },
    {
      title: t.documents,
      answers: documents.map(({ kind, name }) => ({
        label: documentNames[kind][lang],
        value: name,
        change: `/company/documents/${slugOf(kind)}`,
      })),
    },
  ].filter(section => section.answers.length > 0)
}

/** What a company says of itself as facts, without its tax number. */
export function identityFacts(company: WholeFile['company'], lang: Lang) {
  const f = words[lang].fields
  return [
    { label: f.nib, value: company.nib },
    { label: f.name, value: company.name },
    { label: f.kind, value: kindNames[company.kind][lang] },
    { label: words[lang].public.products, value: company.commodities.map(one => commodityNames[one][lang]).join(', ') },
    { label: f.kbli, value: company.kbli.join(', ') },
    { label: f.address, value: `${company.address}, ${sayRegency(company.regencyCode)}` },
    { label: f.responsible, value: company.responsible },
    { label: f.phone, value: company.phone },
  ]
}
