import type { Says } from '#/platform/http/errors.ts'

/** What a refusal of the sign-in library means to the person. */
const refusals: Record<string, Says> = {
  INVALID_EMAIL_OR_PASSWORD: { id: 'Alamat surel atau kata sandi salah.', en: 'The mail address or the password is wrong.' },
  EMAIL_NOT_VERIFIED: {
    id: 'Konfirmasi alamat surel Anda dahulu: kami mengirim suratnya lagi.',
    en: 'Confirm your mail address first: we sent the letter again.',
  },
  PERSON_SUSPENDED: {
    id: 'Akun ini dibekukan. Hubungi administrator.',
    en: 'This account is suspended. Ask the administrator.',
  },
  INVALID_PASSWORD: { id: 'Kata sandi salah.', en: 'The password is wrong.' },
  INVALID_CODE: {
    id: 'Kode salah atau sudah lewat. Tulis kode yang sedang tampil.',
    en: 'The code is wrong or over. Enter the one shown now.',
  },
  INVALID_BACKUP_CODE: { id: 'Kode salah atau sudah dipakai.', en: 'The code is wrong or has been used.' },
  CODE_SPENT: {
    id: 'Kode ini sudah dipakai. Tunggu kode berikutnya di aplikasi Anda.',
    en: 'This code has been used. Wait for the next one in your app.',
  },
  ACCOUNT_TEMPORARILY_LOCKED: {
    id: 'Terlalu banyak kode salah. Coba lagi dalam 15 menit.',
    en: 'Too many wrong codes. Try again in 15 minutes.',
  },
  INVALID_TWO_FACTOR_COOKIE: { id: 'Waktunya lewat. Masuk lagi dari awal.', en: 'The time is over. Sign in from the start.' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    id: 'Terlalu banyak kode salah. Masuk lagi dari awal.',
    en: 'Too many wrong codes. Sign in from the start.',
  },
  PASSKEY_WANTED: {
    id: 'Akun ini dibuka dengan passkey, bukan dengan kata sandi saja. Pakai tombol passkey di halaman ini.',
    en: 'This account opens with a passkey, not with a password alone. Use the passkey button on this page.',
  },
  TOTP_ALREADY_ENABLED: { id: 'Aplikasi autentikator sudah terpasang.', en: 'An authenticator app is set up already.' },
}

refusals.INVALID_EMAIL = refusals.INVALID_EMAIL_OR_PASSWORD!

/** The sentence for a refusal; a plain one where the code is none that a person can bring about. */
export const saysOf = (code: string): Says =>
  refusals[code] ?? { id: 'Ini tidak dapat diterima. Coba lagi.', en: 'This cannot be accepted. Try again.' }
