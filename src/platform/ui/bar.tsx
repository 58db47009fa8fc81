/** A share of a whole as a bar, in the colour of the tone around it. Decoration: the words beside it say the same. */
export function Bar({ share }: { share: number }) {
  const width = Math.round(1000 * Math.min(1, Math.max(0, share))) / 10
  return (
    <svg class="bar" width="100%" height="8" aria-hidden="true">
      <rect class="bar-whole" width="100%" height="8" rx="4" />
      <rect class="bar-part" width={`${width}%`} height="8" rx="4" />
    </svg>
  )
}
