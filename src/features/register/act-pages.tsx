import { z } from 'zod'
import { CiteFields, citeFrom, citeShape, reasonsField } from '#/features/register/cite-fields.tsx'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import { checkMove, type Licence } from '#/features/register/licence.ts'
import { type ActName, acts } from '#/features/register/licence-acts.ts'
import { changeStanding, getLicence } from '#/features/register/licences.ts'
import { groupNie, readNie } from '#/features/register/nie.ts'
import { words } from '#/features/register/words.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { both, check, inLang } from '#/platform/http/problems.ts'
import { ConfirmPage, type FormState, formatDay, type Lang, textOf } from '#/platform/ui/kit.ts'

/** Acts that cannot be taken back ask for the number once more. */
const isFinalAct = (name: ActName) => name === 'revoke' || name === 'cancel'

const sentAct = (name: ActName, number: string) =>
  z.object({
    reason: reasonsField,
    ...citeShape,
    confirm: z
      .string()
      .default('')
      .refine(
        typed => !isFinalAct(name) || typed.toUpperCase().replace(/[^A-Z0-9]/g, '') === number,
        both(`Ketik nomor ${groupNie(number)} dengan tepat.`, `Type the number ${groupNie(number)} exactly.`),
      ),
  })

/** `/register/:number/:act`: what the act will do, and the form on which the officer gives reasons and article. */
export const actPage =
  (name: ActName) =>
  async (c: Ctx): Promise<Response> => {
    const licence = await getLicence(c.var.db, numberIn(c), dayAt(new Date()))
    checkMove(licence.standing, acts[name])
    return showAct(c, name, licence, { lang: c.var.lang })
  }

/** Does the act, with its audit row and the letters to the holder, at once. */
export const sendAct =
  (name: ActName) =>
  async (c: Ctx): Promise<Response> => {
    const number = numberIn(c)
    const today = dayAt(new Date())
    const body = await c.req.parseBody()
    try {
      const { reason, ...sent } = check(sentAct(name, number), body)
      const cite = citeFrom(sent)
      const actor = actorOf(signedIn(c))
      const deed = { act: `licence.${acts[name]}`, subject: 'licence', id: number, facts: { reasons: reason, ...cite } }
      await act(c.var.db, actor, deed, async tx => {
        const licence = await changeStanding(tx, number, { to: acts[name], reasons: reason, cite, on: today }, actor)
        await writeToHolder(tx, licence.holder, lang => letterOf(lang, name, licence, c.var.platform.config.origin))
      })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      const licence = await getLicence(c.var.db, number, today)
      const problems = inLang(error.problems, c.var.lang)
      return showAct(c, name, licence, { lang: c.var.lang, values: textOf(body), problems })
    }
    return goOn(c, `/register/${number}`, {
      id: `Izin edar ${groupNie(number)} ${words.id.acted[name]}.`,
      en: `Licence ${groupNie(number)} is now ${words.en.acted[name]}.`,
    })
  }

function numberIn(c: Ctx): string {
  const reading = readNie(param(c, 'number'))
  if (reading.kind !== 'nie') throw new NotFound('says' in reading ? reading.says : undefined)
  return reading.number
}

async function showAct(c: Ctx, name: ActName, licence: Licence, form: FormState): Promise<Response> {
  const t = words[c.var.lang]
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.act[name]}
      caption={`${groupNie(licence.number)} · ${licence.productName}`}
      back={`/register/${licence.number}`}
      form={form}
      consequences={t.consequences[name]}
      reason={{ label: t.actReason, hint: t.actReasonHint }}
      {...(isFinalAct(name) && { typed: { word: licence.number, label: t.typeNumber(groupNie(licence.number)) } })}
      submit={t.act[name]}
    >
      <CiteFields form={form} />
    </ConfirmPage>,
    form.problems?.length ? 422 : 200,
  )
}

function letterOf(lang: Lang, name: ActName, licence: Licence, origin: string): { subject: string; body: string } {
  const t = words[lang]
  const { number, productName, since, reasons = '', cite } = licence
  const link = `${origin}/register/${number}`
  const printed = groupNie(number)
  const day = formatDay(since, lang)
  const basis = cite ? sayCite(cite) : ''
  return lang === 'id'
    ? {
        subject: `Izin edar ${printed} ${t.acted[name]}`,
        body: `Izin edar ${printed} (${productName}) ${t.acted[name]} mulai ${day}.\n\nAlasan: ${reasons}\nDasar hukum: ${basis}\n\n${link}\n`,
      }
    : {
        subject: `Licence ${printed} is ${t.acted[name]}`,
        body: `Licence ${printed} (${productName}) is ${t.acted[name]} from ${day}.\n\nReasons: ${reasons}\nLegal basis: ${basis}\n\n${link}\n`,
      }
}
