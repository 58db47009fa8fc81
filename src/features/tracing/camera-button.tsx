import type { Lang } from '#/platform/ui/lang.ts'

const says = {
  id: {
    scan: 'Pindai dengan kamera',
    close: 'Tutup kamera',
    denied: 'Kamera tidak dapat dipakai. Izinkan kamera untuk situs ini, atau ketik kodenya.',
    read: 'Terbaca: ',
  },
  en: {
    scan: 'Scan with the camera',
    close: 'Close the camera',
    denied: 'The camera cannot be used. Allow it for this site, or type the code.',
    read: 'Read: ',
  },
} as const

/** Shown by its island where there is a camera; what it reads goes into the field with the id `target`. */
export function CameraButton({ lang, target }: { lang: Lang; target: string }) {
  const { scan, close, denied, read } = says[lang]
  return (
    <button
      type="button"
      class="button button-second"
      hidden
      data-island="scan"
      data-target={`#${target}`}
      data-close={close}
      data-denied={denied}
      data-read={read}
    >
      {scan}
    </button>
  )
}
