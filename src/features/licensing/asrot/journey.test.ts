import { describe, expect, test } from 'vitest'
import { addCertificate } from '#/features/companies/certificates.ts'
import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { putDocument } from '#/features/companies/documents.ts'
import type { DosageForm } from '#/features/companies/kinds.ts'
import { addSite } from '#/features/companies/sites.ts'
import {
  aMaker,
  aPdf,
  approver,
  evaluator,
  type Maker,
  markAll,
  monday,
  origin,
  personOf,
  problemsOf,
  when,
  withCertificateQueue,
} from '#/features/licensing/a-case.test-support.ts'
import { decide, propose } from '#/features/licensing/deciding.ts'
import { beginCase, handIn, saveSection } from '#/features/licensing/dossier-acts.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import { byOfficer, recordPayment } from '#/features/licensing/payments.ts'
import { browser } from '#/features/licensing/requests.test-support.ts'
import { sectionsOf } from '#/features/licensing/sections.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { keepFile } from '#/platform/files/files.ts'
import { testPlatform } from '../../../../tests/platform.ts'
import { jamu, laterSections, registrationPapers } from './good-dossier.test-support.ts'

const here = testPlatform()
withCertificateQueue(here)
const { get } = browser(here)

async function aJamuMaker(dosageForm: DosageForm = 'pill'): Promise<Maker> {
  const { db, files } = here.platform
  const maker = await aMaker(here.platform)
  await db.transaction().execute(async tx => {
    const { hash } = await keepFile(files, tx, aPdf('cpotb'), ['pdf'])
    const facts = {
      siteId: maker.siteId,
      kind: 'CPOTB',
      number: `CPOTB-${dosageForm}`,
      dosageForm,
      validFrom: '2020-01-01',
      validUntil: '2099-01-01',
    } as const
    await addCertificate(tx, maker.companyId, facts, { hash, name: 'cpotb.pdf' }, theSystem)
  })
  return maker
}

async function anImporter(): Promise<Maker> {
  const { db, files } = here.platform
  return db.transaction().execute(async tx => {
    const companyId = await createCompany(tx, {
      nib: '9876543210123',
      kind: 'importer',
      name: 'PT Impor Herbal',
      address: 'Jalan Pelabuhan 1',
      regencyCode: '32.73',
    })
    const siteId = await addSite(
      tx,
      companyId,
      { name: 'Gudang', kind: 'warehouse', address: 'Jalan Pelabuhan 1', regencyCode: '32.73' },
      theSystem,
    )
    const { hash } = await keepFile(files, tx, aPdf('import'), ['pdf'])
    for (const kind of [
      'NIB',
      'distribution audit recommendation',
      'foreign GMP certificate',
      'deed of establishment',
      'power of attorney',
    ] as const)
      await putDocument(tx, companyId, kind, { hash, name: 'kertas.pdf' }, theSystem)
    await moveCompany(tx, companyId, 'sent', theSystem)
    await verifyCompany(tx, companyId, theSystem)
    return { companyId, siteId, person: personOf(companyId) }
  })
}

type Dossier = Record<string, object>
const productOf = ({ siteId }: Maker, more: object = {}): Dossier => ({ ...jamu, product: { ...jamu.product, siteId, ...more } })

async function fill(id: string, { person }: Maker, dossier: Dossier, papers: readonly string[]): Promise<void> {
  const { db } = here.platform
  for (const [section, sent] of Object.entries(dossier)) {
    const { versions } = await sectionsOf(db, id)
    await saveSection(db, person, id, { section, seen: versions[section] ?? 0, sent })
  }
  for (const need of papers) await handIn(here.platform, person, id, { need, name: `${need}.pdf`, content: aPdf(need) })
}

async function judge(id: string, after: number, outcome: 'grant' | 'refusal' = 'grant') {
  const { db } = here.platform
  const reasons = [{ cite: { instrument: 'FAQ ASROT', article: 'Q1' }, says: 'Produk ini bukan obat tradisional.' }]
  if (outcome === 'grant') await markAll(here.platform, id, addDays(monday, after))
  await propose(db, evaluator, id, outcome === 'grant' ? { outcome } : { outcome, reasons }, { today: addDays(monday, after) })
  return decide(db, approver, id, when(after + 1))
}

/** The first stage, filed on Monday. Gives the case's id. */
async function preregistered(
  maker: Maker,
  service: string,
  dossier: Dossier,
  papers: readonly string[] = [],
  outcome?: 'refusal',
): Promise<string> {
  const { db } = here.platform
  const id = await beginCase(db, maker.person, { service, facts: {} }, monday)
  await fill(id, maker, dossier, papers)
  await fileCase(db, maker.person, id, { origin, today: monday })
  await judge(id, 1, outcome)
  return id
}

/** The second stage. Gives the number of the licence. */
async function registered(maker: Maker, service: string, earlier: string, papers: readonly string[]): Promise<string> {
  const { db } = here.platform
  const id = await beginCase(db, maker.person, { service, facts: {}, about: { case: earlier } }, addDays(monday, 3))
  await fill(id, maker, laterSections, papers)
  const { order } = await fileCase(db, maker.person, id, when(3))
  const { amount } = await db.selectFrom('fee_order').select('amount').where('number', '=', order!).executeTakeFirstOrThrow()
  await recordPayment(
    db,
    { kind: 'person', id: evaluator.id, name: evaluator.name },
    byOfficer,
    { order: order!, amount: Number(amount), reference: `BNK${id}`, paidOn: addDays(monday, 4) },
    when(4),
  )
  const { licence } = await judge(id, 5)
  return licence!
}

describe('from the first stage to the register', () => {
  test.each([
    ['jamu', {}, 'empirical', registrationPapers, /^TR2624\d{4}1$/],
    ['OHT', {}, 'preclinical', [...registrationPapers.slice(0, 4), 'preclinical-report'], /^HT2624\d{4}1$/],
    ['fitofarmaka', {}, 'clinical', [...registrationPapers.slice(0, 4), 'clinical-report'], /^FF2624\d{4}1$/],
  ] as const)('%s', async (productClass, more, proof, papers, number) => {
    const maker = await aJamuMaker()
    const dossier = {
      ...productOf(maker, { class: productClass, name: `Segar ${productClass}`, ...more }),
      claims: { claims: [{ ...jamu.claims.claims[0]!, proof }] },
    }
    const earlier = await preregistered(maker, 'traditional-preregistration', dossier)
    const licence = await registered(maker, 'traditional-registration', earlier, papers)
    expect(licence).toMatch(number)
    const entered = await licenceOn(here.platform.db, licence, addDays(monday, 7))
    expect(entered).toMatchObject({
      commodity: 'traditional',
      productName: `Segar ${productClass}`,
      dosageForm: 'Pil',
      standing: 'active',
      composition: [
        { name: 'Jahe', amount: 200, unit: 'mg' },
        { name: 'Kunyit', amount: 150, unit: 'mg' },
      ],
    })
  })

  test('an imported one', async () => {
    const importer = await anImporter()
    const { siteId: _, ...product } = jamu.product
    const dossier = {
      ...jamu,
      product: {
        ...product,
        class: 'imported',
        route: 'import',
        name: 'Pil Tiongkok',
        makerName: 'Herbal Works',
        makerAddress: 'Guangzhou, Tiongkok',
      },
    }
    const earlier = await preregistered(importer, 'traditional-preregistration', dossier, ['free-sale', 'appointment'])
    expect(await registered(importer, 'traditional-registration', earlier, registrationPapers)).toMatch(/^TI2644\d{4}1$/)
  })

  test('a quasi-drug', async () => {
    const maker = await aJamuMaker('ointment')
    const { class: _, lowRisk: __, ...product } = jamu.product
    const dossier = {
      product: { ...product, siteId: maker.siteId, form: 'ointment', name: 'Balsem Hangat' },
      composition: { materials: [{ name: 'Metil salisilat', role: 'active', kind: 'isolate', amount: 10, unit: '%' }] },
      claims: { claims: [{ says: 'Meredakan pegal ringan.', proof: 'empirical', source: 'Farmakope Indonesia' }] },
    }
    const earlier = await preregistered(maker, 'quasi-preregistration', dossier)
    const papers = [...registrationPapers.slice(0, 4), 'effect-references']
    expect(await registered(maker, 'quasi-registration', earlier, papers)).toMatch(/^QD26\d{7}$/)
  })
})

describe('OT-09: the second stage', () => {
  test('opens only after an approved first one of the same company', async () => {
    const { db } = here.platform
    const maker = await aJamuMaker()
    const begin = (about: object, { person }: Maker = maker) =>
      beginCase(db, person, { service: 'traditional-registration', facts: {}, about }, monday).catch(problemsOf)
    expect(await begin({})).toMatchObject([{ field: 'case' }])
    const refused = await preregistered(
      maker,
      'traditional-preregistration',
      productOf(maker, { name: 'Ditolak' }),
      [],
      'refusal',
    )
    expect(await begin({ case: refused })).toMatchObject([{ field: 'case' }])
    const granted = await preregistered(maker, 'traditional-preregistration', productOf(maker, { name: 'Diterima' }))
    expect(await begin({ case: granted }, await aJamuMaker())).toMatchObject([{ field: 'case' }])
    expect(await begin({ case: granted })).toBeTypeOf('string')
  })
})

test('a prohibited material keeps the first stage from being filed, with article and remedy', async () => {
  const { db } = here.platform
  const maker = await aJamuMaker()
  const id = await beginCase(db, maker.person, { service: 'traditional-preregistration', facts: {} }, monday)
  const materials = [{ ...jamu.composition.materials[0]!, name: 'Kava', species: 'Piper methysticum' }]
  await fill(id, maker, { ...productOf(maker), composition: { ...jamu.composition, materials } }, [])
  const problems = await fileCase(db, maker.person, id, { origin, today: monday }).catch(problemsOf)
  expect(JSON.stringify(problems)).toContain('Keluarkan dari formula')
  const { text } = await get(`/applications/${id}/check`, maker.person)
  expect(text).toContain('Piper methysticum')
  expect(text).toContain('Q15 huruf b angka 7')
})

test('the guide and every section can be read in both languages', async () => {
  const { db } = here.platform
  const maker = await aJamuMaker()
  const id = await beginCase(db, maker.person, { service: 'traditional-preregistration', facts: { class: 'jamu' } }, monday)
  for (const lang of ['id', 'en'] as const) {
    for (const section of ['product', 'composition', 'claims'])
      expect((await get(`/applications/${id}/sections/${section}`, maker.person, lang)).status).toBe(200)
    const guide =
      '/apply?commodity=traditional&service=traditional-preregistration&class=jamu&applicant=small+traditional+medicine+business&route=own+make'
    expect((await get(`${guide}&form=pill&special=`, undefined, lang)).text).toContain('CPOTB')
    expect((await get(`${guide}&form=eye+drops`, undefined, lang)).text).toContain('Q15 huruf a')
  }
})

describe('OT-06: a question of category', () => {
  const asked = {
    name: 'Minuman jahe madu',
    category: 'traditional',
    form: 'Cairan, diminum',
    purpose: 'Menghangatkan badan.',
    materials: [{ name: 'Jahe (Zingiber officinale)' }, { name: 'Madu' }],
    why: 'Semua bahannya dipakai turun-temurun.',
  }
  const ask = async (maker: Maker, sent: object) => {
    const { db } = here.platform
    const id = await beginCase(db, maker.person, { service: 'classification-question', facts: {} }, monday)
    await fill(id, maker, { question: sent }, [])
    return id
  }
  test.each(['grant', 'refusal'] as const)('is answered with a %s, whose letter says so', async outcome => {
    const { db } = here.platform
    const maker = await aJamuMaker()
    const id = await ask(maker, asked)
    await fileCase(db, maker.person, id, { origin, today: monday })
    await judge(id, 1, outcome)
    const { text } = await get(`/applications/${id}/letter`, maker.person)
    expect(text).toContain(outcome === 'grant' ? 'Pertanyaan golongan produk' : 'Produk ini bukan obat tradisional.')
  })
  test('has to say what the product is', async () => {
    const { db } = here.platform
    const maker = await aJamuMaker()
    const id = await ask(maker, { ...asked, purpose: '', materials: [] })
    const problems = await fileCase(db, maker.person, id, { origin, today: monday }).catch(problemsOf)
    expect(problems).toMatchObject([{ field: 'question.purpose' }, { field: 'question.materials.0.name' }])
  })
})
