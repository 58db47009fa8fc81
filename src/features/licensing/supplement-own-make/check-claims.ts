import type { Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { type ForbiddenWord, forbiddenClaimWords } from './law-label.ts'
import { block, type Checked, pasal, warn, when } from './remark.ts'

/** Each claim with its kind and proof, and no text that claims to prevent or treat a disease. */
export function checkClaims({ dossier: { claims, product, label }, on }: Checked): Remark[] {
  return [
    ...when(
      claims.claims.length === 0,
      block(
        ['claims', 'claims.0.says'],
        pasal('11 ayat (1) huruf j'),
        'Tulis paling sedikit satu klaim manfaat.',
        'Write at least one benefit claim.',
      ),
    ),
    ...claims.claims.flatMap(({ kind, says, evidence, source }, index) => {
      const at = (column: string) => ['claims', `claims.${index}.${column}`] as const
      const number = index + 1
      return [
        ...when(
          !kind,
          block(at('kind'), pasal('16 ayat (2)'), `Klaim ${number}: pilih jenisnya.`, `Claim ${number}: choose its kind.`),
        ),
        ...when(
          !says,
          block(
            at('says'),
            pasal('11 ayat (1) huruf j'),
            `Klaim ${number}: tulis bunyinya.`,
            `Claim ${number}: write its words.`,
          ),
        ),
        ...when(
          !evidence,
          block(
            at('evidence'),
            pasal('4'),
            `Klaim ${number}: pilih jenis buktinya.`,
            `Claim ${number}: choose the kind of proof.`,
          ),
        ),
        ...when(
          !source,
          block(
            at('source'),
            pasal('4'),
            `Klaim ${number}: sebutkan pustaka atau studinya.`,
            `Claim ${number}: name the reference or study.`,
          ),
        ),
        ...when(
          evidence === 'empirical',
          warn(
            at('evidence'),
            pasal('3 ayat (1) huruf b dan Pasal 4'),
            `Klaim ${number} bersandar pada bukti empiris saja; petugas menilai apakah itu cukup.`,
            `Claim ${number} rests on empirical proof alone; an officer judges whether that is enough.`,
          ),
        ),
        ...forbiddenIn(says, on, at('says'), kind === 'risk reduction'),
      ]
    }),
    ...forbiddenIn(product.name, on, ['product', 'name'], false),
    ...forbiddenIn(label.directions, on, ['label', 'directions'], false),
    ...forbiddenIn(label.other, on, ['label', 'other'], false),
  ]
}

/** What a text says that no supplement may claim. A claim to reduce a risk may name the disease. */
export function forbiddenIn(
  text: string | undefined,
  on: Day,
  place: readonly [string, string],
  mayNameDisease: boolean,
): Remark[] {
  if (!text) return []
  const said = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  const { value: words, steps } = find(on, ({ every }) => every(forbiddenClaimWords, {}))
  const hits = words.map((word, index) => ({ ...word, cite: steps[index]!.cite })).filter(({ stem }) => said.includes(` ${stem}`))
  const namesDisease = hits.some(({ claims }) => claims === 'disease')
  const seen = new Set<ForbiddenWord['claims']>()
  return hits
    .filter(({ claims }) => !seen.has(claims) && seen.add(claims) && !(claims === 'disease' && mayNameDisease))
    .map(({ stem, claims, cite }) => {
      const [id, en] = sentences[claims](stem)
      const isBlocking = claims === 'treatment' || (claims === 'prevention' && namesDisease)
      return (isBlocking ? block : warn)(place, cite, id, en)
    })
}

const sentences: Record<ForbiddenWord['claims'], (word: string) => [string, string]> = {
  treatment: word => [
    `Suplemen tidak boleh mengaku mengobati penyakit: ganti kata “${word}”.`,
    `A supplement may not claim to treat a disease: replace “${word}”.`,
  ],
  prevention: word => [
    `Suplemen tidak boleh mengaku mencegah penyakit: periksa kata “${word}”.`,
    `A supplement may not claim to prevent a disease: look at “${word}”.`,
  ],
  disease: word => [
    `Nama penyakit (“${word}”) hanya mungkin pada klaim menurunkan risiko.`,
    `The name of a disease (“${word}”) is possible only in a claim to reduce a risk.`,
  ],
}
