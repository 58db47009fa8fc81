import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Takes a data folder for this process, or throws when another living process has it. Gives the way to let go. */
export function holdFolder(folder: string): () => void {
  const file = join(folder, 'absah.pid')
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST') || attempt > 2) throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (isLiving(holder))
        throw new Error(
          `${folder} is in use by another Absah (process ${holder}). Stop that one, or set ABSAH_DATA to another folder.`,
        )
      rmSync(file, { force: true })
    }
  }
}

function isLiving(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  // Process numbers are used again after a restart of the machine: only a program of ours counts.
  const commandLine = `/proc/${pid}/cmdline`
  return existsSync(commandLine) ? /main\.js|cli\.js|vitest|absah/.test(readFileSync(commandLine, 'utf8')) : true
}
