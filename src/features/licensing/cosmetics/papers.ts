import type { Given, Need, Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find, type Table } from '#/law/provisions.ts'

type Asked = Omit<Need, 'cite' | 'assumed' | 'note'>

/** The papers that these facts ask for on that day, each with its article. */
export function needsOf<Facts extends object>(table: Table<Facts, Asked>, facts: NoInfer<Facts>, on: Day): Need[] {
  const { value, steps } = find(on, ({ every }) => every(table, facts))
  return value.map((need, index) => {
    const { cite, assumed, note } = steps[index]!
    return { ...need, cite, ...(assumed && { assumed }), ...(note && { note }) }
  })
}

/** What is missing of the papers: to hand in, or to add to the company's file. A certificate has to hold today, for the site named. */
export function missingPapers(needs: readonly Need[], { documents, applicant, today }: Given, siteId?: string): Remark[] {
  return needs.flatMap(({ key, title, from, paper, certificate, cite }): Remark[] => {
    const says = {
      application: { id: `Unggah: ${title.id}.`, en: `Upload: ${title.en}.` },
      'company paper': {
        id: `${title.id} belum ada di berkas perusahaan; tambahkan di sana.`,
        en: `${title.en} is missing from your company file; add it there.`,
      },
      certificate: {
        id: `${title.id} yang berlaku hari ini belum ada di berkas perusahaan; tambahkan di sana.`,
        en: `No ${title.en} that holds today is in your company file; add it there.`,
      },
    }[from]
    const isThere = {
      application: () => documents.some(({ need }) => need === key),
      'company paper': () => applicant.papers.some(({ kind }) => kind === paper),
      certificate: () =>
        applicant.certificates.some(
          one =>
            one.kind === certificate &&
            (siteId === undefined || one.siteId === siteId) &&
            one.validFrom <= today &&
            today < one.validUntil,
        ),
    }[from]()
    return isThere ? [] : [{ section: 'documents', field: key, says, cite, severity: 'block' }]
  })
}
