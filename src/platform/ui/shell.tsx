import { inLanguage, type Lang, langs } from './lang.ts'
import { type HeaderPlace, type Place, placeOf, placesFor, type Who } from './navigation.ts'
import { Seal } from './seal.tsx'
import { site } from './site.ts'
import { words } from './words.ts'

type HeaderProps = { lang: Lang; path: string; who?: Who; nav?: readonly Place[]; demo?: boolean }

/** The banner, the mark, the places this visitor may go, the language and the account. */
export function Header({ lang, path, who, nav, demo }: HeaderProps) {
  const t = words[lang]
  const places: readonly HeaderPlace[] = nav ?? placesFor(who, lang)
  const here = placeOf(path, places)
  return (
    <header class="header">
      <Banner lang={lang} demo={demo} />
      <div class="header-row">
        <a class="brand" href="/">
          <Seal />
          <span>
            <strong>{site.name}</strong>
            <small>{site.regulator[lang]}</small>
          </span>
        </a>
        <LanguageSwitch lang={lang} path={path} />
        <details class="menu">
          <summary>{t.menu}</summary>
        </details>
        <Account lang={lang} who={who} />
        <nav class="nav" aria-label={t.mainMenu}>
          <ul>
            {places.map(place => (
              <li>
                <a href={place.href} aria-current={place === here ? 'page' : undefined}>
                  {place.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}

/** Tells an official site from an imitation, or says plainly that this one is a sample. */
function Banner({ lang, demo }: { lang: Lang; demo?: boolean }) {
  const t = words[lang]
  if (demo)
    return (
      <p class="banner banner-demo">
        {t.demo} <a href="/outbox">{t.demoLetters}</a>
      </p>
    )
  return (
    <details class="banner">
      <summary>
        {t.official} {site.short} <span class="banner-how">{t.howToTell}</span>
      </summary>
      <p>{t.howToTellSays(site.officialDomain)}</p>
    </details>
  )
}

const tongues = { id: 'Bahasa Indonesia', en: 'English' } as const

/** Leads to the same page in the other language. */
export function LanguageSwitch({ lang, path }: { lang: Lang; path: string }) {
  return (
    <nav class="tongue" aria-label={words[lang].language}>
      {langs
        .filter(other => other !== lang)
        .map(other => (
          <a href={inLanguage(path, other)} lang={other} hreflang={other} rel="alternate">
            {tongues[other]}
          </a>
        ))}
    </nav>
  )
}

function Account({ lang, who }: { lang: Lang; who?: Who }) {
  const t = words[lang]
  if (!who) {
    return (
      <a class="account" href="/sign-in">
        {t.signIn}
      </a>
    )
  }
  return (
    <form class="account" method="post" action="/sign-out">
      <a href="/account">
        {who.name}
        {who.company ? <small>{who.company}</small> : null}
      </a>
      <button type="submit" class="button-quiet">
        {t.signOut}
      </button>
    </form>
  )
}

/** The foot of each page: where help, law and data are. */
export function Footer({ lang }: { lang: Lang }) {
  const t = words[lang]
  return (
    <footer class="footer">
      <div class="footer-row">
        <p>
          <strong>{site.regulator[lang]}</strong>
          <br />
          {site.promise[lang]}
        </p>
        <nav aria-label={t.footer}>
          <ul>
            <li>
              <a href="/help">{t.help}</a>
            </li>
            <li>
              <a href="/law">{t.law}</a>
            </li>
            <li>
              <a href="/recalls">{t.recalls}</a>
            </li>
            <li>
              <a href="/open-data">{t.openData}</a>
            </li>
            <li>
              <a href="/status">{t.status}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  )
}
