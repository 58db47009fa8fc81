import { Page } from '../ui/page.tsx'
import type { Ctx } from './env.ts'
import { Invalid, type Says, statusOf } from './errors.ts'
import { frame } from './frame.ts'
import { inLang } from './problems.ts'

/** How a route answers: with pages for people, or with JSON for machines (problem details, RFC 9457). */
export type Answers = 'page' | 'json'

type Status = 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503
export type Refusal = { status: Status; error?: unknown; why?: 'role' | 'origin' | 'proof'; wait?: number }

/** The answer when something was refused or went wrong: what happened, and what to do. Never a stack. */
export function answerFor(c: Ctx, answers: Answers, refusal: Refusal): Response | Promise<Response> {
  const { title, says } = sentence(refusal)
  const { lang, requestId } = c.var
  const problems = refusal.error instanceof Invalid ? refusal.error.problems : []
  if (refusal.wait) c.header('Retry-After', String(refusal.wait))
  if (refusal.status === 503) c.header('Retry-After', '10')
  c.header('Cache-Control', 'no-store')
  if (answers === 'json') {
    const body = {
      type: c.var.problemTypes?.[refusal.status] ?? 'about:blank',
      title: title.en,
      status: refusal.status,
      detail: says.en,
      detail_id: says.id,
      instance: requestId,
      ...(problems.length ? { problems } : {}),
    }
    return c.body(JSON.stringify(body), refusal.status, { 'Content-Type': 'application/problem+json' })
  }
  return c.html(
    <Page {...frame(c)} title={title[lang]} problems={inLang(problems, lang)} unlisted>
      <p>{says[lang]}</p>
      <p>
        {refusal.status === 401 ? (
          <a href="/sign-in">{lang === 'id' ? 'Masuk' : 'Sign in'}</a>
        ) : (
          <a href="/">{lang === 'id' ? 'Ke halaman depan' : 'To the front page'}</a>
        )}
      </p>
      {refusal.status >= 500 ? (
        <p>
          {lang === 'id' ? 'Nomor rujukan' : 'Reference'}: <code>{requestId}</code>
        </p>
      ) : null}
    </Page>,
    refusal.status,
  )
}

function sentence({ status, error, why, wait }: Refusal): { title: Says; says: Says } {
  const own = statusOf(error) && error instanceof Error && 'says' in error ? (error.says as Says) : undefined
  const known = sentences[status === 403 ? (why ?? 'role') : status]
  if (!known) throw new Error(`There is no sentence for status ${status}.`)
  if (status === 429)
    return {
      title: known.title,
      says: { id: `${known.says.id} Coba lagi dalam ${wait} detik.`, en: `${known.says.en} Try again in ${wait} seconds.` },
    }
  return { title: known.title, says: own ?? known.says }
}

const sentences: Partial<Record<Status | 'role' | 'origin' | 'proof', { title: Says; says: Says }>> = {
  401: {
    title: { id: 'Masuk dahulu', en: 'Sign in first' },
    says: {
      id: 'Bagian ini hanya untuk yang sudah masuk. Masuk, lalu ulangi.',
      en: 'This part is for people who are signed in. Sign in and try again.',
    },
  },
  role: {
    title: { id: 'Tidak berwenang', en: 'Not permitted' },
    says: {
      id: 'Peran akun Anda tidak mencakup tindakan ini. Administrator dapat mengubah peran.',
      en: 'The role of your account does not cover this. An administrator can change roles.',
    },
  },
  origin: {
    title: { id: 'Permintaan dari luar ditolak', en: 'Request from elsewhere refused' },
    says: {
      id: 'Formulir ini tidak dikirim dari halaman kami, jadi tidak ada yang diubah. Buka halamannya di sini, lalu kirim lagi.',
      en: 'This form was not sent from our own page, so nothing was changed. Open the page here and send it again.',
    },
  },
  proof: {
    title: { id: 'Buktikan lagi', en: 'Prove again who you are' },
    says: {
      id: 'Keputusan dan tanda tangan memerlukan bukti identitas yang baru.',
      en: 'Decisions and signatures need a fresh proof of who you are.',
    },
  },
  404: {
    title: { id: 'Tidak ditemukan', en: 'Not found' },
    says: {
      id: 'Alamat ini tidak ada, atau bukan milik perusahaan Anda. Periksa ejaannya, atau mulai dari halaman depan.',
      en: 'There is nothing at this address, or it is not your company’s. Check the spelling, or begin at the front page.',
    },
  },
  409: {
    title: { id: 'Belum dapat dilakukan', en: 'This cannot be done now' },
    says: { id: 'Keadaannya sudah berubah.', en: 'The state has changed.' },
  },
  413: {
    title: { id: 'Kiriman terlalu besar', en: 'Too large' },
    says: {
      id: 'Kiriman ini lebih besar daripada batas. Bagi atau perkecil, lalu kirim lagi.',
      en: 'This is larger than the limit. Divide it or make it smaller, and send it again.',
    },
  },
  422: {
    title: { id: 'Ada yang perlu diperbaiki', en: 'Something needs mending' },
    says: { id: 'Perbaiki isian berikut; tidak ada yang diubah.', en: 'Mend the following; nothing was changed.' },
  },
  429: {
    title: { id: 'Terlalu sering', en: 'Too many requests' },
    says: { id: 'Terlalu banyak permintaan dari alamat Anda.', en: 'There were too many requests from your address.' },
  },
  500: {
    title: { id: 'Kesalahan kami', en: 'Our mistake' },
    says: {
      id: 'Ada kesalahan pada sistem kami. Isian Anda tidak diubah; coba lagi, dan sebutkan nomor rujukan bila terulang.',
      en: 'Something failed on our side. Nothing was changed; try again, and quote the reference if it happens again.',
    },
  },
  503: {
    title: { id: 'Belum dapat diperiksa', en: 'Cannot check now' },
    says: {
      id: 'Sistem kami sedang tidak dapat dihubungi. Ini tidak berarti apa pun tentang produk Anda. Coba lagi beberapa saat lagi.',
      en: 'Our system cannot be reached at the moment. This says nothing about your product. Try again in a little while.',
    },
  },
}
