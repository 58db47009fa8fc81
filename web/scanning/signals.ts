let audio: AudioContext | undefined

const tones = {
  good: [[880, 0, 0.09]],
  twice: [
    [660, 0, 0.07],
    [660, 0.12, 0.07],
  ],
  bad: [[220, 0, 0.28]],
} as const
const shakes = { good: [60], twice: [40, 60, 40], bad: [250] } as const

/** Tells by ear and hand what became of a scan, for people who look at the packs. Where the browser has neither, the page says it anyway. */
export function signal(kind: keyof typeof tones, aloud: boolean): void {
  navigator.vibrate?.([...shakes[kind]])
  if (!aloud || typeof AudioContext === 'undefined') return
  audio ??= new AudioContext()
  // Browsers keep it silent until a person has touched the page.
  void audio.resume()
  for (const [pitch, after, length] of tones[kind]) {
    const sound = audio.createOscillator()
    const loudness = audio.createGain()
    sound.frequency.value = pitch
    loudness.gain.value = 0.15
    sound.connect(loudness).connect(audio.destination)
    sound.start(audio.currentTime + after)
    sound.stop(audio.currentTime + after + length)
  }
}
