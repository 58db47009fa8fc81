/**
 * The mark: a ring seal around an A whose bar is a check. One colour, so that it prints, embosses and inverts.
 * Decorative beside the name; give `title` where it stands alone.
 */
export function Seal({ size = 40, title }: { size?: number; title?: string }) {
  const named = title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': 'true' as const }
  return (
    <svg class="seal" width={size} height={size} viewBox="0 0 64 64" fill="none" stroke="currentColor" {...named}>
      <circle cx="32" cy="32" r="29.5" stroke-width="3" stroke-dasharray="1.9 1.19" />
      <circle cx="32" cy="32" r="25.5" stroke-width="2" />
      <path d="M19.5 46.5 32 15l6.9 17.4M41.7 39.4l2.8 7.1" stroke-width="4.4" stroke-linecap="round" stroke-linejoin="round" />
      <path d="m24.4 34.6 6.4 6.2L47 24" stroke-width="4.4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
