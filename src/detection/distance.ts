const radians = Math.PI / 180

/** Kilometres between two positions in degrees, on a sphere. NaN where one of them is unknown. */
export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const [x, y] = [((b.lon - a.lon) * radians) / 2, ((b.lat - a.lat) * radians) / 2]
  const chord = Math.sin(y) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(x) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(chord)))
}
