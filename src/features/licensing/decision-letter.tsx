import { groupNie } from '#/features/register/nie.ts'
import { sayCite } from '#/law/explain.ts'
import { formatDay, type Lang, Letter } from '#/platform/ui/kit.ts'
import type { CaseEvent } from './cases.ts'
import type { Reason } from './reasons.ts'
import type { WholeCase } from './whole-case.ts'

type Props = { lang: Lang; whole: WholeCase; decision: CaseEvent }

/** The letter of a decision: what was applied for, what was decided, and for a refusal every reason with its article. */
export function DecisionLetter({ lang, whole, decision }: Props) {
  const t = words[lang]
  const { number, productName, service, given, filedOn } = whole
  const isGrant = decision.kind === 'granted'
  const reasons: readonly Reason[] = decision.kind === 'refused' ? decision.data.reasons : []
  return (
    <Letter
      lang={lang}
      number={`${number}/${isGrant ? 'SETUJU' : 'TOLAK'}`}
      on={decision.on}
      subject={isGrant ? t.granted : t.refused}
      to={[given.applicant.name, given.applicant.address]}
      signed={{ name: decision.actorName, office: t.office }}
    >
      <p>{t.about(productName ?? '', service.title[lang], filedOn ? formatDay(filedOn, lang) : '')}</p>
      {decision.kind === 'granted' ? <p>{t.gives[decision.data.gives](numbersOf(decision.data))}</p> : null}
      {reasons.length ? (
        <>
          <p>{t.refusedSays}</p>
          <ol>
            {reasons.map(({ cite, says }) => (
              <li>
                <p>{says}</p>
                <p class="quiet">{sayCite(cite)}</p>
              </li>
            ))}
          </ol>
          <p>{t.nextDoor}</p>
        </>
      ) : null}
    </Letter>
  )
}

const numbersOf = ({ licence, also = [], paper }: { licence?: string; also?: readonly string[]; paper?: string }) =>
  paper ?? [...(licence ? [licence] : []), ...also].map(groupNie).join(', ')

const words = {
  id: {
    granted: 'Persetujuan',
    refused: 'Penolakan',
    office: 'Pejabat yang memutuskan',
    about: (product: string, service: string, day: string) =>
      `Sehubungan dengan permohonan Saudara untuk ${product} (${service}) yang kami terima pada ${day}:`,
    gives: {
      licence: (numbers: string) => `Permohonan disetujui. Nomor izin edar: ${numbers}.`,
      renewal: (numbers: string) => `Permohonan disetujui. Izin edar ${numbers} diperbarui dengan nomor yang sama.`,
      amendment: (numbers: string) => `Permohonan disetujui. Izin edar ${numbers} diubah; nomor dan masa berlakunya tetap.`,
      cancellation: (numbers: string) => `Permohonan disetujui. Izin edar ${numbers} dibatalkan atas permintaan pemegangnya.`,
      'company change': () => 'Permohonan disetujui. Perubahan ini berlaku pada berkas perusahaan dan semua izin edarnya.',
      'factory change': () =>
        'Permohonan disetujui. Perubahan ini berlaku pada berkas perusahaan dan produk yang dibuat di pabrik itu.',
      permission: () => 'Permohonan disetujui.',
      paper: (numbers: string) => `Permohonan disetujui. Nomor suratnya ${numbers}; periksa di halaman /papers/${numbers}.`,
    },
    refusedSays: 'Permohonan ditolak dengan alasan berikut:',
    nextDoor: 'Saudara dapat mengajukan permohonan baru setelah hal-hal tersebut diperbaiki.',
  },
  en: {
    granted: 'Application granted',
    refused: 'Application refused',
    office: 'Deciding officer',
    about: (product: string, service: string, day: string) =>
      `On your application for ${product} (${service}), received on ${day}:`,
    gives: {
      licence: (numbers: string) => `The application is granted. Licence number: ${numbers}.`,
      renewal: (numbers: string) => `The application is granted. Licence ${numbers} is renewed under the same number.`,
      amendment: (numbers: string) => `The application is granted. Licence ${numbers} is changed; its number and validity stay.`,
      cancellation: (numbers: string) => `The application is granted. Licence ${numbers} is cancelled at its holder’s request.`,
      'company change': () => 'The application is granted. The change holds in the company’s file and on all its licences.',
      'factory change': () =>
        'The application is granted. The change holds in the company’s file and for what is made in that factory.',
      permission: () => 'The application is granted.',
      paper: (numbers: string) =>
        `The application is granted. The number of the paper is ${numbers}; it is checked at /papers/${numbers}.`,
    },
    refusedSays: 'The application is refused for these reasons:',
    nextDoor: 'You may apply anew once these things are mended.',
  },
}
