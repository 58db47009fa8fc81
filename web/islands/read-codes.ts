/** Reads the codes in a picture of the camera, with the symbology's mark before GS1 data, as scanners send it. */
export type Read = (video: HTMLVideoElement) => Promise<string[]>

type Detected = { rawValue: string }
type Detector = { detect: (source: CanvasImageSource) => Promise<Detected[]> }
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> }

/** What is printed on packs, cases and pallets. */
const formats = ['qr_code', 'data_matrix', 'code_128', 'ean_13']

/** The browser's own reader where it knows all these symbols; otherwise ours, which is loaded only then. */
export async function openReader(): Promise<Read> {
  const Native = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const known = Native ? await Native.getSupportedFormats().catch(() => []) : []
  if (Native && formats.every(format => known.includes(format))) {
    const detector = new Native({ formats })
    return async video => (await detector.detect(video)).map(({ rawValue }) => rawValue)
  }
  return openWasm()
}

async function openWasm(): Promise<Read> {
  const [{ prepareZXingModule, readBarcodes }, { default: address }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  // From our own server: the package would fetch it from elsewhere, which the page's policy forbids.
  const overrides = { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? address : prefix + path) }
  await prepareZXingModule({ overrides, fireImmediately: true })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser draws no pictures.')
  return async video => {
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    if (canvas.width === 0) return []
    context.drawImage(video, 0, 0)
    const picture = context.getImageData(0, 0, canvas.width, canvas.height)
    const results = await readBarcodes(picture, {
      formats: ['QRCode', 'DataMatrix', 'Code128', 'EAN13'],
      textMode: 'Plain',
      tryHarder: false,
    })
    return results
      .filter(({ isValid }) => isValid)
      .map(({ contentType, symbologyIdentifier, text }) => (contentType === 'GS1' ? symbologyIdentifier + text : text))
  }
}
