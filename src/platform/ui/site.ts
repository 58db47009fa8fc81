import type { Words } from './lang.ts'

/** Who runs this site. With `web/styles/tokens.css`, the two files a ministry replaces to make the platform its own. */
export const site = {
  name: 'Absah',
  regulator: { id: 'Badan Pengawas Obat dan Makanan', en: 'Indonesian Food and Drug Authority' } satisfies Words<string>,
  /** Its short name, for where room is scarce. */
  short: 'BPOM',
  promise: {
    id: 'Obat dan makanan yang terdaftar, dan cara memeriksanya.',
    en: 'Registered medicines and food, and how to check them.',
  } satisfies Words<string>,
  officialDomain: '.go.id',
} as const

/** Where the built styles, scripts and pictures are served. */
export const assets = {
  styles: '/assets/absah.css',
  script: '/assets/main.js',
  favicon: '/favicon.svg',
  manifest: '/manifest.webmanifest',
  touchIcon: '/apple-touch-icon.png',
} as const
