import { groupNie } from '#/features/register/nie.ts'
import type { Day } from '#/law/day.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Form, Notice, SelectField } from '#/platform/ui/kit.ts'
import { choosable } from '../about.ts'
import type { GuideFacts, Service } from '../service.ts'
import { words } from './words.ts'

/** The button that opens a draft, with the licence or the earlier case to choose where the service is about one. */
export async function BeginForm(c: Ctx, { service, facts, today }: { service: Service; facts: GuideFacts; today: Day }) {
  const { lang, db } = c.var
  const { companyId } = signedIn(c)
  const t = words[lang]
  const { licences, cases } = companyId ? await choosable(db, service, companyId, today) : { licences: [], cases: [] }
  const lacks =
    service.subject === 'licence' && licences.length === 0
      ? t.noSuchLicence
      : service.follows && cases.length === 0
        ? t.noSuchCase
        : undefined
  if (lacks) return <Notice lang={lang}>{lacks}</Notice>
  const form = { lang, values: { _licence: c.req.query('licence') ?? '', _case: c.req.query('case') ?? '' } }
  return (
    <Form form={form} action="/applications" hidden={{ service: service.key, ...facts }} submit={t.begin}>
      {service.subject === 'licence' ? (
        <SelectField
          form={form}
          name="_licence"
          label={t.aboutLicence}
          options={licences.map(({ number, productName }) => ({ value: number, label: `${productName} · ${groupNie(number)}` }))}
        />
      ) : null}
      {service.follows ? (
        <SelectField
          form={form}
          name="_case"
          label={t.aboutCase}
          options={cases.map(({ id, number, productName }) => ({
            value: id,
            label: [number, productName].filter(Boolean).join(' · '),
          }))}
        />
      ) : null}
    </Form>
  )
}
