import { getAsked } from '#/features/certificates/asked.ts'
import { authorityCertificate } from '#/features/certificates/authority.ts'
import { showCertificate } from '#/features/certificates/certificate-page.tsx'
import { stateOf } from '#/features/certificates/state.ts'
import { streamKept } from '#/platform/files/files.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'

/**
 * `/certificates/:number.pdf`: the newest signed document. A withdrawn certificate is no longer given out: the page that says why
 * answers instead, with 410.
 */
export async function downloadCertificate(c: Ctx): Promise<Response> {
  const asked = await getAsked(c.var.db, param(c, 'document').replace(/\.pdf$/, ''))
  const { number } = asked.licence
  if (stateOf(asked.licence) === 'withdrawn') return showCertificate(c, asked, { status: 410 })
  const newest = asked.certificate?.files[0]
  if (!newest)
    throw new NotFound({
      id: `Untuk izin edar ${number} belum ada berkas sertifikat. Lihat /certificates/${number}.`,
      en: `There is no certificate file for licence ${number} yet. See /certificates/${number}.`,
    })
  return c.body(streamKept(c.var.platform.files, newest.hash), 200, {
    'Content-Type': 'application/pdf',
    'Content-Length': String(newest.bytes),
    'Content-Disposition': `inline; filename="${number}.pdf"`,
    'Cache-Control': 'no-cache',
  })
}

/** `/certificates/authority.pem`: the certificate that whoever checks signatures may choose to trust. */
export async function downloadAuthority(c: Ctx): Promise<Response> {
  return c.body(await authorityCertificate(c.var.platform.keys), 200, {
    'Content-Type': 'application/x-pem-file',
    'Content-Disposition': 'attachment; filename="authority.pem"',
  })
}
