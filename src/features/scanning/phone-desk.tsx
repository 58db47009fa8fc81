import type { PropsWithChildren } from 'hono/jsx'
import { hinders } from '#/features/once-only/law.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { Form, Icon, type Lang, SelectField, TextField } from '#/platform/ui/kit.ts'
import { toneIcon } from '#/platform/ui/tone.ts'
import { onceActs, type ScanAct, scanActs } from './acts.ts'
import { words } from './words.ts'

/** Who scans, and where they may: all that a device keeps of a person. */
export type Profile = { person: string; sites: readonly { id: string; name: string }[] }

type DeskProps = {
  lang: Lang
  /** Nobody, in the page that a device keeps for when there is no line: it knows the person from its own store. */
  profile?: Profile
  chosen?: { act?: string | undefined; site?: string | undefined }
  /** The id of the plain form on the same page. */
  plain?: string
}

/** The acts that an expiry read off the code alone stands in the way of, by the law's own table. */
const stoppedByExpiry = (today: Day): ScanAct[] =>
  onceActs.filter(act => find(today, ({ the }) => the(hinders, { act, state: 'expired' })).value)

/**
 * The page for scanning as a phone shows it, brought to life by its island; unseen where no script runs. Codes are listed as they are
 * scanned; what is recorded waits on the device until the server has answered.
 */
export function PhoneDesk({ lang, profile, chosen = {}, plain }: DeskProps) {
  const t = words[lang]
  const form = { lang, values: { 'scan-act': chosen.act ?? 'receive' } }
  return (
    <section
      class="scan-desk flow"
      hidden
      aria-label={t.title}
      data-island="scan-desk"
      data-words={JSON.stringify(t)}
      data-profile={profile && JSON.stringify(profile)}
      data-now={profile && new Date().toISOString()}
      data-stopped={JSON.stringify(stoppedByExpiry(dayAt(new Date())))}
      data-site={chosen.site}
      data-plain={plain}
    >
      <p class="scan-status" role="status" data-part="status" />
      <div class="flow" data-part="notices" />
      <div class="scan-setup" data-part="setup">
        <SelectField
          form={form}
          name="scan-act"
          label={t.act}
          options={scanActs.map(value => ({ value, label: t.acts[value] }))}
        />
        <SelectField form={form} name="scan-site" label={t.site} options={[]} />
        <TextField form={form} name="scan-to" label={t.to} hint={t.toHint} autocomplete="off" />
        <TextField form={form} name="scan-parent" label={t.parent} hint={t.parentHint} autocomplete="off" code />
      </div>
      <datalist id="scan-places" />
      <div class="scan-in" data-part="in">
        <div class="buttons">
          <button type="button" class="button" data-part="camera" hidden>
            {t.camera}
          </button>
          <label class="button button-second" data-part="picture">
            {t.picture}
            <input type="file" class="unseen" accept="image/*" capture="environment" />
          </label>
        </div>
        <div data-part="viewer" />
        <Form form={{ lang }} submit={false}>
          <TextField form={form} name="scan-code" label={t.code} hint={t.codeHint} autocomplete="off" code />
          <div class="buttons">
            <button type="submit" class="button button-second">
              {t.add}
            </button>
            <div class="tick">
              <input type="checkbox" id="scan-sound" checked />
              <label for="scan-sound">{t.sound}</label>
            </div>
          </div>
        </Form>
        <p class="scan-said" role="status" data-part="said" />
      </div>
      <Part name="list" title={t.list}>
        <div class="scan-record" data-part="record" />
      </Part>
      <Part name="resolve" title={t.resolve} />
      <Part name="queue" title={t.queue} />
      <Part name="recent" title={t.recent} />
      {(['ok', 'look', 'stop', 'unknown'] as const).map(tone => (
        <template data-icon={tone}>
          <Icon name={toneIcon[tone]} size={16} />
        </template>
      ))}
    </section>
  )
}

function Part({ name, title, children }: PropsWithChildren<{ name: string; title: string }>) {
  return (
    <section class="scan-part flow" data-part={name} aria-label={title}>
      <h2>{title}</h2>
      <div class="flow" data-part={`${name}-body`} />
      {children}
    </section>
  )
}
