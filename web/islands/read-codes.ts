/** Reads the codes in what a camera shows, or in a photo, with the symbology's mark before GS1 data, as scanners send it. */
export type Read = (picture: HTMLVideoElement | ImageBitmap) => Promise<string[]>

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
    return async picture => (await detector.detect(picture)).map(({ rawValue }) => rawValue)
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
  return async picture => {
    const isPhoto = picture instanceof ImageBitmap
    ;[canvas.width, canvas.height] = isPhoto ? [picture.width, picture.height] : [picture.videoWidth, picture.videoHeight]
    if (canvas.width === 0) return []
    context.drawImage(picture, 0, 0)
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
    const results = await readBarcodes(pixels, {
      formats: ['QRCode', 'DataMatrix', 'Code128', 'EAN13'],
      textMode: 'Plain',
      // There is one photo; of the camera's pictures the next comes at once.
      tryHarder: isPhoto,
    })
    return results
      .filter(({ isValid }) => isValid)
      .map(({ contentType, symbologyIdentifier, text }) => (contentType === 'GS1' ? symbologyIdentifier + text : text))
  }
}
