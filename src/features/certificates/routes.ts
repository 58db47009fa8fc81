import { certificateApi } from '#/features/certificates/api.ts'
import { certificatePage } from '#/features/certificates/certificate-page.tsx'
import { compareFile } from '#/features/certificates/compare.ts'
import { largestCompared } from '#/features/certificates/compare-parts.tsx'
import { downloadAuthority, downloadCertificate } from '#/features/certificates/download.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'

/** Certificates are public: whoever is shown one may check it. */
export const certificateRoutes: Route[] = [
  page('/certificates/authority.pem', 'anyone', downloadAuthority),
  page('/certificates/:document{[^/]+\\.pdf}', 'anyone', downloadCertificate),
  page('/certificates/:number', 'anyone', certificatePage),
  // Room for the file and the form around it.
  form('/certificates/:number', 'anyone', compareFile, { limit: 'upload', largest: largestCompared + 65_536 }),
  certificateApi,
]
