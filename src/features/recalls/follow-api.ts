import { z } from 'zod'
import { answersTo } from '#/features/recalls/answers.ts'
import { keepAnswer, ownerOfNotice } from '#/features/recalls/notice-pages.tsx'
import { noticesOf, noticesToCompany } from '#/features/recalls/notices.ts'
import { fates } from '#/features/recalls/progress.ts'
import { holderOfRecall, progressOfRecall } from '#/features/recalls/progress-page.tsx'
import { namesOfParts } from '#/features/recalls/reach-table.tsx'
import { getRecall, isRunning } from '#/features/recalls/recalls.ts'
import { dayAt } from '#/law/day.ts'
import { param, signedIn } from '#/platform/http/env.ts'
import { both, check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const

const packs = z.int(both('Jumlah kemasan bulat.', 'Whole packs.')).min(0, both('0 atau lebih.', '0 or more.')).max(1e12)
const Body = z.union([
  z.strictObject({ seen: z.literal(true) }),
  z.strictObject({ quarantined: packs, returned: packs, destroyed: packs, sold: packs, note: z.string().max(2000).default('') }),
])
const Found = z.object({ quarantined: z.int(), returned: z.int(), destroyed: z.int(), sold: z.int() })
const Told = z.object({
  recall: z.uuid(),
  site: z.uuid(),
  noticedAt: z.iso.datetime(),
  packs: z.int(),
  coming: z.int(),
  answerBy: z.iso.date(),
  answer: z.enum(['none', 'seen', 'counted']),
  found: Found.optional(),
})
const Part = z.object({
  status: z.string(),
  site: z.uuid().optional(),
  siteName: z.string().optional(),
  boundFor: z.uuid().optional(),
  packs: z.int(),
  outerPacks: z.int(),
})

const told = (notices: Awaited<ReturnType<typeof noticesOf>>, answers: Awaited<ReturnType<typeof answersTo>>) =>
  notices.map(({ recallId, siteId, at, packs, coming, answerBy }) => {
    const answer = answers.find(one => one.recallId === recallId && one.siteId === siteId)
    return {
      recall: recallId,
      site: siteId,
      noticedAt: at.toISOString(),
      packs,
      coming,
      answerBy,
      answer: answer?.kind ?? ('none' as const),
      ...(answer?.kind === 'counted' && { found: answer.found }),
    }
  })

/** How recalls go on, for machines: their reach and progress, the notices to a company, and its answers. */
export const followApi: Route[] = [
  api(
    'get',
    '/api/v1/recalls/:id/progress',
    { roles: ['applicant', ...officers], owner: holderOfRecall, scope: 'movements:read' },
    {
      summary: 'Who holds what of a recall, who was told and answered, and how far it has come',
      tag: 'Recalls',
      gives: z.object({
        asOf: z.iso.datetime(),
        packs: z.int(),
        done: z.number().optional().describe('Back or destroyed, of what can still come back: 0 to 1'),
        fates: z.partialRecord(z.enum(fates), z.int()),
        reach: z.array(Part),
        notices: z.array(Told),
      }),
    },
    async c => {
      const { db } = c.var
      const recall = await getRecall(db, param(c, 'id'))
      const { reach, progress } = await progressOfRecall(db, recall, dayAt(new Date()))
      const names = await namesOfParts(db, reach.parts)
      return c.json({
        asOf: reach.asOf.toISOString(),
        packs: reach.packs,
        ...(progress.done !== undefined && { done: progress.done }),
        fates: progress.packs,
        reach: reach.parts.map(({ status, siteId, toSiteId, packs, outers }) => ({
          status,
          ...(siteId && { site: siteId, siteName: names.site(siteId)?.name }),
          ...(toSiteId && { boundFor: toSiteId }),
          packs,
          outerPacks: outers,
        })),
        notices: told(await noticesOf(db, recall.id), await answersTo(db, [recall.id])),
      })
    },
  ),
  api(
    'get',
    '/api/v1/recall-notices',
    { roles: ['applicant'], scope: 'movements:read' },
    {
      summary: 'The recalls that are running and concern the company’s sites',
      tag: 'Recalls',
      gives: z.object({ notices: z.array(Told) }),
    },
    async c => {
      const { db } = c.var
      const today = dayAt(new Date())
      const { companyId } = signedIn(c)
      const all = companyId ? await noticesToCompany(db, companyId) : []
      const ids = [...new Set(all.map(({ recallId }) => recallId))]
      const running = new Set(
        (await Promise.all(ids.map(id => getRecall(db, id)))).filter(recall => isRunning(recall, today)).map(({ id }) => id),
      )
      const notices = all.filter(({ recallId }) => running.has(recallId))
      return c.json({ notices: told(notices, await answersTo(db, [...running])) })
    },
  ),
  api(
    'put',
    '/api/v1/recalls/:id/notices/:site/answer',
    { roles: ['applicant'], owner: ownerOfNotice, scope: 'movements:write' },
    {
      summary: 'Answer a notice: seen, or how many packs were found and what became of them, in all up to now',
      tag: 'Recalls',
      body: Body,
      gives: z.object({ answer: z.enum(['seen', 'counted']) }),
    },
    async c => {
      const sent = check(Body, await readJson(c))
      const of = { recallId: param(c, 'id'), siteId: param(c, 'site') }
      if ('seen' in sent) await keepAnswer(c, of, { kind: 'seen' })
      else {
        const { note, ...found } = sent
        await keepAnswer(c, of, { kind: 'counted', found, note })
      }
      return c.json({ answer: 'seen' in sent ? 'seen' : 'counted' })
    },
  ),
]
