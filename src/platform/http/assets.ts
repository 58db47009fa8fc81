import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { projectRoot } from '../config.ts'
import type { Ctx } from './env.ts'

type Asset = { body: Buffer; brotli: Buffer | undefined; type: string; tag: string }

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Everything that browsers load, read and compressed once: the list of files is fixed when the program starts. */
export function readAssets(folder = join(projectRoot, 'dist', 'web')): Map<string, Asset> {
  const assets = new Map<string, Asset>()
  if (!existsSync(folder)) return assets
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const body = readFileSync(path)
    const type = types[extname(entry.name)] ?? 'application/octet-stream'
    const squeezable = /text|json|svg|wasm|manifest/.test(type) && body.length > 500
    const brotli = squeezable ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : undefined
    assets.set(path.slice(folder.length + 1).replaceAll('\\', '/'), {
      body,
      brotli,
      type,
      tag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
    })
  }
  return assets
}

/** Answers with an asset; browsers keep it for an hour and then ask whether it has changed. Files with a hash in their name never do. */
export function serveAsset(c: Ctx, assets: Map<string, Asset>, name: string): Response | undefined {
  const asset = assets.get(name)
  if (!asset) return undefined
  const headers: Record<string, string> = {
    'Content-Type': asset.type,
    ETag: asset.tag,
    'Cache-Control': /-[\w-]{8}\.\w+$/.test(name) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    Vary: 'Accept-Encoding',
  }
  if (c.req.header('if-none-match') === asset.tag) return c.body(null, 304, headers)
  const squeezed = asset.brotli && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
  return c.body(
    (squeezed ? asset.brotli! : asset.body) as Uint8Array<ArrayBuffer>,
    200,
    squeezed ? { ...headers, 'Content-Encoding': 'br' } : headers,
  )
}
