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
      <path d="M18.5 46 32 15l13.5 31" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" />
      <path d="m22.5 34.5 7.5 7L47 24" stroke-width="5" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  )
}
