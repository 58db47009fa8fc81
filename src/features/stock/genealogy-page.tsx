import { getLot, ownerOfLot } from '#/features/coding/read-lots.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import { eyesOf } from '#/features/tracing/reporter.ts'
import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { EmptyState, formatNumber, type Lang, Page } from '#/platform/ui/kit.ts'
import { genealogyOf, type Link } from './genealogy.ts'
import { words } from './words.ts'

/** Who reads a lot's descent: whose lot it is, and the officers who deal with lots. */
export const readsLot = { roles: ['applicant', 'code officer', 'inspector'], owner: ownerOfLot } as const

type Names = (licence: string) => string
/** Whose page of a lot may be opened: every company's where nothing is given. */
type Eyes = { eyes: string | undefined }

/** `/lots/:id/genealogy`: from what a lot was made, and what was made of it. */
export async function showGenealogy(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const lot = await getLot(db, param(c, 'id'))
  const eyes = eyesOf(signedIn(c))
  const { backwards, forwards } = await genealogyOf(db, lot.id, eyes)
  const numbers = [lot, ...[...backwards, ...forwards].flatMap(link => link.lot ?? [])].map(({ licence }) => licence)
  const licences = await licencesByNumber(db, [...new Set(numbers)], dayAt(new Date()))
  const products = new Map(licences.map(({ number, productName }) => [number, productName]))
  const name: Names = licence => products.get(licence) ?? licence
  return c.html(
    <Page {...frame(c)} title={t.genealogy} caption={`${name(lot.licence)}, ${lot.batch}`} back={`/lots/${lot.id}`}>
      <p class="lead">{t.genealogyLead}</p>
      <Way lang={lang} title={t.backwards} none={t.noBackwards} from={lot.id} links={backwards} name={name} eyes={eyes} />
      <Way lang={lang} title={t.forwards} none={t.noForwards} from={lot.id} links={forwards} name={name} eyes={eyes} />
    </Page>,
  )
}

type WayProps = Eyes & { lang: Lang; title: string; none: string; from: string; links: readonly Link[]; name: Names }

const Way = ({ title, none, ...rest }: WayProps) => (
  <section class="flow">
    <h2>{title}</h2>
    {rest.links.length === 0 ? <EmptyState title={none} /> : <Steps {...rest} depth={1} />}
  </section>
)

/** The steps from one lot, and below each lot the steps from there; a lot met twice is opened once. */
function Steps({ lang, from, links, name, depth, eyes }: Omit<WayProps, 'title' | 'none'> & { depth: number }) {
  const here = links.filter(link => link.from === from && link.depth === depth)
  if (here.length === 0) return null
  return (
    <ul>
      {here.map(link => (
        <li>
          <Other lang={lang} link={link} name={name} eyes={eyes} />
          {link.lot ? <Steps lang={lang} from={link.lot.id} links={links} name={name} depth={depth + 1} eyes={eyes} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Other({
  lang,
  link: { lot, others, material, amount, hidden, event },
  name,
  eyes,
}: Eyes & { lang: Lang; link: Link; name: Names }) {
  const t = words[lang]
  if (hidden) return <span class="quiet">{t.hidden}</span>
  return (
    <>
      {amount ? `${formatNumber(amount.quantity, lang, 3)} ${amount.uom ?? t.pieces}: ` : null}
      {lot && eyes !== undefined && lot.companyId !== eyes ? (
        `${name(lot.licence)}, ${lot.batch}`
      ) : lot ? (
        <a href={`/lots/${lot.id}/genealogy`}>
          {name(lot.licence)}, {lot.batch}
        </a>
      ) : material !== undefined ? (
        <code>{material}</code>
      ) : (
        t.others(formatNumber(others ?? 0, lang))
      )}{' '}
      <a class="quiet" href={`/movements/${event}`}>
        {t.inStep}
      </a>
    </>
  )
}
