import type { Day } from '#/law/day.ts'
import { applicable } from '#/law/provisions.ts'
import type { Problem } from '#/platform/http/errors.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import type { CertificateFacts } from './certificates.ts'
import type { BusinessKind } from './kinds.ts'
import { certificateFits, mayMake } from './law.ts'
import { certificateNames, formNames, kindNames, siteKindNames } from './names.ts'
import type { Site } from './sites.ts'

/**
 * What is wrong with a certificate for this company, by the law of `today`: not issued to its kind of business, for another kind of
 * place, without the dosage form it must name, for a form the business may not make, or not in force. Empty when it fits.
 */
export function certificateProblems(
  facts: CertificateFacts,
  { kind, site, today }: { kind: BusinessKind; site: Pick<Site, 'kind'>; today: Day },
): Problem[] {
  return [...fitProblems(facts, kind, site, today), ...formProblems(facts, kind, today), ...dateProblems(facts, today)]
}

function fitProblems(
  { kind: certificate }: CertificateFacts,
  kind: BusinessKind,
  site: Pick<Site, 'kind'>,
  today: Day,
): Problem[] {
  const [row] = applicable(certificateFits, { kind, certificate }, today)
  const name = certificateNames[certificate]
  if (!row)
    return [
      {
        field: 'kind',
        says: {
          id: `${name.id} tidak diterbitkan untuk ${kindNames[kind].id}. Pilih sertifikat lain, atau periksa jenis usaha Anda.`,
          en: `${name.en} is not issued to a ${kindNames[kind].en}. Choose another certificate, or check your kind of business.`,
        },
      },
    ]
  if (row.gives.at.includes(site.kind)) return []
  const places = (lang: 'id' | 'en') => row.gives.at.map(one => siteKindNames[one][lang].toLowerCase()).join(', ')
  const says = {
    id: `${name.id} berlaku untuk ${places('id')}. Pilih sarana jenis itu.`,
    en: `${name.en} is for a ${places('en')}. Choose a site of that kind.`,
  }
  return [{ field: 'siteId', says, cite: row.cite }]
}

function formProblems({ kind: certificate, dosageForm }: CertificateFacts, kind: BusinessKind, today: Day): Problem[] {
  const [row] = applicable(certificateFits, { kind, certificate }, today)
  if (row?.gives.form === 'demanded' && !dosageForm) {
    const says = {
      id: 'Pilih bentuk sediaan: sertifikat ini berlaku untuk satu bentuk sediaan.',
      en: 'Choose the dosage form: this certificate is for one dosage form.',
    }
    return [{ field: 'dosageForm', says, cite: row.cite }]
  }
  const [may] = dosageForm ? applicable(mayMake, { kind, form: dosageForm }, today) : []
  if (!dosageForm || !may || may.gives) return []
  const says = {
    id: `${kindNames[kind].id} tidak boleh membuat ${formNames[dosageForm].id.toLowerCase()}.`,
    en: `A ${kindNames[kind].en} may not make this form: ${formNames[dosageForm].en.toLowerCase()}.`,
  }
  return [{ field: 'dosageForm', says, cite: may.cite }]
}

function dateProblems({ validFrom, validUntil }: CertificateFacts, today: Day): Problem[] {
  if (validFrom >= validUntil)
    return [
      {
        field: 'lastDay',
        says: { id: 'Hari terakhir berlaku harus sesudah hari pertama.', en: 'The last day has to lie after the first.' },
      },
    ]
  if (validFrom > today)
    return [
      {
        field: 'validFrom',
        says: {
          id: `Sertifikat ini baru berlaku mulai ${formatDay(validFrom, 'id')}. Tambahkan setelah berlaku.`,
          en: `This certificate holds only from ${formatDay(validFrom, 'en')}. Add it when it does.`,
        },
      },
    ]
  if (validUntil <= today)
    return [
      {
        field: 'lastDay',
        says: {
          id: 'Masa berlaku sertifikat ini sudah berakhir. Tambahkan sertifikat yang masih berlaku.',
          en: 'This certificate has expired. Add one that is in force.',
        },
      },
    ]
  return []
}
