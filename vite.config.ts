import { readFileSync } from 'node:fs'
import { defineConfig, type UserConfig } from 'vite'

const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>
const packages = Object.keys({ ...dependencies, ...optionalDependencies })

/** Two builds: the server (`--mode server`; packages stay outside the bundle) and what browsers load (`--mode web`). */
export default defineConfig(
  ({ mode }): UserConfig =>
    mode === 'server'
      ? {
          // Without the file and line of every element, which only a debugger would read.
          oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx', development: false } },
          build: {
            ssr: true,
            outDir: 'dist/server',
            target: 'node24',
            sourcemap: true,
            rolldownOptions: {
              input: { main: 'src/main.ts', cli: 'src/cli.ts' },
              external: id => id.startsWith('node:') || packages.some(name => id === name || id.startsWith(`${name}/`)),
            },
          },
        }
      : {
          publicDir: 'web/public',
          base: '/assets/',
          build: {
            outDir: 'dist/web',
            sourcemap: true,
            assetsInlineLimit: 0,
            rolldownOptions: {
              input: { absah: 'web/absah.css', main: 'web/islands/main.ts' },
              output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js', assetFileNames: '[name][extname]' },
            },
          },
        },
)
