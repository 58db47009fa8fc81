import {
  Code,
  Facts,
  formatDay,
  formatMoney,
  Icon,
  type IconName,
  LicenceCard,
  PackingTree,
  Seal,
  SummaryCard,
  Tag,
  VerdictCard,
} from '../kit.ts'
import type { Entry } from './entry.ts'
import { verdicts } from './samples.ts'

/** What the regulator holds: verdicts, licences, packs. */
export const thingEntries: readonly Entry[] = [
  {
    slug: 'seal',
    title: { id: 'Tanda', en: 'The mark' },
    show: () => (
      <p>
        <Seal size={160} title="Absah" /> <Seal size={64} title="Absah" /> <Seal size={32} title="Absah" />{' '}
        <Seal size={16} title="Absah" />
      </p>
    ),
  },
  {
    slug: 'icons',
    title: { id: 'Gambar kecil', en: 'Icons' },
    show: () => (
      <ul>
        {(
          [
            'ok',
            'look',
            'stop',
            'unknown',
            'note',
            'check',
            'clock',
            'pack',
            'file',
            'search',
            'add',
            'back',
            'next',
            'up',
            'down',
          ] satisfies IconName[]
        ).map(name => (
          <li>
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    ),
  },
  {
    slug: 'verdicts',
    title: { id: 'Hasil pemeriksaan', en: 'Verdicts' },
    show: lang => verdicts[lang].map(verdict => <VerdictCard lang={lang} level={2} {...verdict} />),
  },
  {
    slug: 'licence',
    title: { id: 'Kartu izin edar', en: 'Licence card' },
    show(lang) {
      const id = lang === 'id'
      return (
        <LicenceCard
          lang={lang}
          number="SD253012341"
          name="Vita Surya C 500"
          href="/register/SD253012341"
          holder="PT Surya Husada Rekaan, Semarang"
          kind={id ? 'Suplemen kesehatan' : 'Health supplement'}
          status={{ word: id ? 'Berlaku' : 'In force', tone: 'ok' }}
          photo={{
            src: '/favicon.svg',
            alt: id ? 'Dus putih bertulisan Vita Surya C 500' : 'A white box that says Vita Surya C 500',
          }}
          facts={[
            { label: id ? 'Berlaku sampai' : 'Valid until', value: formatDay('2030-03-14', lang) },
            { label: id ? 'Kemasan' : 'Packs', value: id ? 'Dus, 3 blister @ 10 tablet' : 'Box, 3 blisters of 10 tablets' },
          ]}
        />
      )
    },
  },
  {
    slug: 'summary',
    title: { id: 'Kartu ringkasan', en: 'Summary card' },
    show(lang) {
      const id = lang === 'id'
      return (
        <SummaryCard
          lang={lang}
          title={id ? 'Pabrik Semarang' : 'Semarang factory'}
          tag={<Tag tone="ok">{id ? 'Terverifikasi' : 'Verified'}</Tag>}
          actions={[{ href: '/ui/summary', label: id ? 'Ubah' : 'Change' }]}
          facts={[
            { label: id ? 'Alamat' : 'Address', value: 'Jalan Contoh 12, Semarang' },
            { label: 'CPOTB', value: id ? 'Tablet, kapsul; sampai 2 Mei 2028' : 'Tablets, capsules; until 2 May 2028' },
            { label: id ? 'Telepon' : 'Telephone' },
          ]}
        />
      )
    },
  },
  {
    slug: 'facts',
    title: { id: 'Data dan kode', en: 'Facts and codes' },
    show: lang => (
      <Facts
        lang={lang}
        facts={[
          {
            label: lang === 'id' ? 'Nomor izin edar' : 'Licence number',
            value: <Code lang={lang} value="DKL2513031717A1" copy />,
          },
          { label: 'GTIN', value: <Code lang={lang} value="08991234567890" /> },
          { label: lang === 'id' ? 'Nomor seri' : 'Serial', value: <Code lang={lang} value="7K3M9QX2W4TD" copy /> },
          { label: lang === 'id' ? 'Tagihan' : 'Bill', value: formatMoney(5_000_000, lang) },
        ]}
      />
    ),
  },
  {
    slug: 'packing',
    title: { id: 'Pohon kemasan', en: 'Packing tree' },
    show(lang) {
      const id = lang === 'id'
      return (
        <PackingTree
          lang={lang}
          root={{
            kind: id ? 'Palet' : 'Pallet',
            code: '389912345678901236',
            count: 2000,
            inside: [
              {
                kind: id ? 'Karton' : 'Case',
                code: '189912345678901239',
                count: 50,
                inside: [
                  { kind: id ? 'Dus' : 'Box', code: '7K3M9QX2W4TD', here: true },
                  { kind: id ? 'Dus' : 'Box', code: '0ZP4C81NVB6R', href: '/ui/packing' },
                ],
              },
              {
                kind: id ? 'Karton' : 'Case',
                code: '189912345678901246',
                count: 50,
                inside: [{ kind: id ? 'Dus' : 'Box', code: 'X9T1M5RE2HQ8' }],
              },
            ],
          }}
        />
      )
    },
  },
]
