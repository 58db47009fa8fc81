import type { Letter } from '#/platform/mail/letters.ts'
import type { Lang, Words } from '#/platform/ui/lang.ts'

type About = { to: string; name: string; url: string }

/** Asks someone who signed up to confirm that the address is theirs. */
export const confirmLetter = (lang: Lang, about: About) => letter(lang, about, confirm)

/** Answers a request for a new password. */
export const resetLetter = (lang: Lang, about: About) => letter(lang, about, reset)

/** Goes to someone with an account when their address is used to sign up again; the page itself does not tell. */
export const knownLetter = (lang: Lang, about: About) => letter(lang, about, known)

/** Tells a person that their way of signing in has changed, so that a change by someone else does not stay unseen. */
export const changedLetter = (lang: Lang, about: About) => letter(lang, about, changed)

/** Gives a person their account, made by an administrator or a colleague: they choose the password. */
export const invitationLetter = (lang: Lang, about: About & { by: string }) => letter(lang, about, invitation(about.by))

/** Asks someone who has an account already to join a company. */
export const joinLetter = (lang: Lang, about: About & { by: string }) => letter(lang, about, join(about.by))

type Text = Words<{ subject: string; says: string; foot: string }>

function letter(lang: Lang, { to, name, url }: About, text: Text): Letter {
  const { subject, says, foot } = text[lang]
  const greeting = lang === 'id' ? `Yth. ${name},` : `Dear ${name},`
  return { to, subject, body: `${greeting}\n\n${says}\n\n${url}\n\n${foot}\n\nAbsah\n` }
}

const confirm: Text = {
  id: {
    subject: 'Konfirmasi alamat surel Anda',
    says: 'Buka tautan ini dan tekan tombolnya untuk mengonfirmasi alamat surel Anda. Tautan berlaku 24 jam.',
    foot: 'Bila Anda tidak mendaftar, abaikan surat ini; tidak ada yang terjadi.',
  },
  en: {
    subject: 'Confirm your mail address',
    says: 'Open this link and press its button to confirm your mail address. The link works for 24 hours.',
    foot: 'If you did not sign up, ignore this letter; nothing happens.',
  },
}

const reset: Text = {
  id: {
    subject: 'Kata sandi baru',
    says: 'Buka tautan ini untuk membuat kata sandi baru. Tautan berlaku satu jam dan hanya sekali.',
    foot: 'Bila Anda tidak memintanya, abaikan surat ini; kata sandi Anda tidak berubah.',
  },
  en: {
    subject: 'A new password',
    says: 'Open this link to make a new password. The link works for one hour and only once.',
    foot: 'If you did not ask for it, ignore this letter; your password has not changed.',
  },
}

const known: Text = {
  id: {
    subject: 'Anda sudah mempunyai akun',
    says: 'Seseorang mendaftar dengan alamat surel ini, tetapi akunnya sudah ada. Masuklah dengan kata sandi Anda, atau minta kata sandi baru di sini:',
    foot: 'Bila bukan Anda yang mendaftar, abaikan surat ini; tidak ada yang berubah.',
  },
  en: {
    subject: 'You already have an account',
    says: 'Someone signed up with this mail address, but there is an account already. Sign in with your password, or ask for a new one here:',
    foot: 'If that was not you, ignore this letter; nothing has changed.',
  },
}

const changed: Text = {
  id: {
    subject: 'Cara masuk akun Anda berubah',
    says: 'Kata sandi, aplikasi autentikator, atau passkey akun Anda baru saja diubah. Bila bukan Anda yang mengubahnya, segera minta kata sandi baru di sini, lalu hubungi administrator:',
    foot: 'Bila Anda sendiri yang mengubahnya, tidak ada yang perlu dilakukan.',
  },
  en: {
    subject: 'The way into your account has changed',
    says: 'The password, the authenticator app or a passkey of your account has just been changed. If that was not you, ask for a new password here at once, and tell the administrator:',
    foot: 'If you changed it yourself, there is nothing to do.',
  },
}

const invitation = (by: string): Text => ({
  id: {
    subject: 'Akun Anda di Absah',
    says: `${by} membuatkan akun untuk Anda. Buka tautan ini untuk membuat kata sandi. Tautan berlaku tujuh hari dan hanya sekali.`,
    foot: 'Bila Anda tidak mengenal pengundang, abaikan surat ini.',
  },
  en: {
    subject: 'Your account at Absah',
    says: `${by} made an account for you. Open this link to choose a password. The link works for seven days and only once.`,
    foot: 'If you do not know who invited you, ignore this letter.',
  },
})

const join = (by: string): Text => ({
  id: {
    subject: 'Undangan bergabung dengan perusahaan',
    says: `${by} mengundang Anda untuk bertindak bagi perusahaannya. Masuk, lalu terima undangan di tautan ini. Tautan berlaku tujuh hari.`,
    foot: 'Bila Anda sudah bertindak bagi perusahaan lain, undangan ini tidak dapat diterima. Bila Anda tidak mengenal pengundang, abaikan surat ini.',
  },
  en: {
    subject: 'Invitation to join a company',
    says: `${by} invites you to act for their company. Sign in, then accept the invitation at this link. The link works for seven days.`,
    foot: 'If you act for another company already, this invitation cannot be accepted. If you do not know who invited you, ignore this letter.',
  },
})
