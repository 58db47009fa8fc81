import {
  ClockLine,
  Code,
  DataTable,
  DocumentViewer,
  Facts,
  formatDay,
  formatMoney,
  Icon,
  type IconName,
  Letter,
  LicenceCard,
  PackingTree,
  RadiosField,
  readTable,
  Seal,
  SummaryCard,
  Tag,
  Timeline,
  VerdictCard,
  Why,
} from '../kit.ts'
import type { Entry } from './entry.ts'
import { files, verdicts } from './samples.ts'

/** What the regulator holds: licences, verdicts, files, packs, letters. */
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
    slug: 'clock',
    title: { id: 'Tenggat dan giliran', en: 'Clock line' },
    show(lang) {
      const id = lang === 'id'
      const why = [
        {
          table: 'evaluationTime',
          gives: 30,
          cite: { instrument: 'Contoh 1/2026', article: 'Pasal 4 ayat (1)' },
          says: id ? 'Penilaian paling lama 30 hari kerja.' : 'Evaluation takes at most 30 working days.',
        },
        { table: 'clockStops', gives: true, cite: { instrument: 'Contoh 1/2026', article: 'Pasal 7' }, assumed: true },
      ]
      return (
        <>
          <ClockLine
            lang={lang}
            viewer="applicant"
            turn="regulator"
            holder="Direktorat Registrasi"
            used={14}
            allowed={30}
            due="2026-12-14"
            why={why}
          />
          <ClockLine
            lang={lang}
            viewer="applicant"
            turn="applicant"
            used={14}
            allowed={30}
            stoppedSince="2026-11-12"
            because={id ? 'Kami menunggu jawaban Anda atas 2 pertanyaan.' : 'We await your answers to 2 questions.'}
          />
          <ClockLine
            lang={lang}
            viewer="regulator"
            turn="regulator"
            holder="Dewi Anggraini"
            used={34}
            allowed={30}
            late={4}
            due="2026-11-16"
          />
        </>
      )
    },
  },
  {
    slug: 'why',
    title: { id: 'Mengapa?', en: 'Why?' },
    show: lang => (
      <Why
        lang={lang}
        open
        linkTo={() => '/law'}
        steps={[
          {
            table: 'fee',
            gives: 5_000_000,
            cite: { instrument: 'Contoh 2/2026', article: 'Lampiran A.1' },
            says:
              lang === 'id'
                ? `Biaya pendaftaran baru ${formatMoney(5_000_000, lang)}.`
                : `The fee of a new registration is ${formatMoney(5_000_000, lang)}.`,
          },
          {
            table: 'relief',
            gives: { id: 'keringanan usaha mikro 50%', en: '50% relief for micro enterprises' },
            cite: { instrument: 'Contoh 2/2026', article: 'Pasal 5' },
            assumed: true,
          },
        ]}
      />
    ),
  },
  {
    slug: 'timeline',
    title: { id: 'Riwayat', en: 'Timeline' },
    show(lang) {
      const id = lang === 'id'
      return (
        <Timeline
          lang={lang}
          events={[
            { at: '2026-11-20T07:05:00Z', title: id ? 'Dipindai pembeli' : 'Scanned by a buyer', by: 'Makassar', tone: 'ok' },
            {
              at: '2026-11-18T02:40:00Z',
              title: id ? 'Diterima apotek' : 'Received by a pharmacy',
              by: 'Apotek Rekaan, Makassar',
              body: id ? '12 dari 12 kemasan, segel utuh.' : '12 of 12 packs, seals intact.',
            },
            {
              at: '2026-11-15T09:12:00Z',
              title: id ? 'Suhu melewati batas' : 'Temperature out of bounds',
              by: 'Pelabuhan Tanjung Perak',
              tone: 'look',
            },
            { at: '2026-11-14', title: id ? 'Dibuat' : 'Made', by: 'PT Surya Husada Rekaan' },
          ]}
          zone="WITA"
        />
      )
    },
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
  {
    slug: 'table',
    wide: true,
    title: { id: 'Tabel', en: 'Table' },
    show(lang) {
      const id = lang === 'id'
      const state = readTable({ sort: 'due' }, { sorts: ['number', 'due'], by: 'due', filters: ['q', 'state'], size: 4 })
      return (
        <DataTable
          lang={lang}
          caption={id ? 'Berkas yang menunggu Anda' : 'Files that wait for you'}
          path="/ui/table"
          state={state}
          total={60}
          rows={files[lang]}
          filters={[
            { name: 'q', label: id ? 'Cari' : 'Search' },
            {
              name: 'state',
              label: id ? 'Keadaan' : 'State',
              options: [{ value: 'open', label: id ? 'Dikerjakan' : 'In progress' }],
            },
          ]}
          columns={[
            {
              key: 'number',
              title: id ? 'Nomor' : 'Number',
              sortable: true,
              show: file => <a href="/ui/table">{file.number}</a>,
            },
            { key: 'product', title: id ? 'Produk' : 'Product', show: file => file.product },
            { key: 'due', title: id ? 'Jatuh tempo' : 'Due', sortable: true, show: file => formatDay(file.due, lang) },
            { key: 'used', title: id ? 'Hari terpakai' : 'Days used', numeric: true, show: file => file.used },
            { key: 'state', title: id ? 'Keadaan' : 'State', show: file => <Tag tone={file.tone}>{file.state}</Tag> },
          ]}
        />
      )
    },
  },
  {
    slug: 'viewer',
    wide: true,
    title: { id: 'Dokumen di samping daftar periksa', en: 'Document beside a checklist' },
    show(lang) {
      const id = lang === 'id'
      return (
        <DocumentViewer
          lang={lang}
          paper={{
            title: id ? 'Data uji stabilitas' : 'Stability data',
            href: '/favicon.svg',
            kind: 'image',
            bytes: 2_480_000,
            alt: id ? 'Halaman 1' : 'Page 1',
          }}
        >
          <RadiosField
            form={{ lang, values: { temperature: 'yes' } }}
            name="temperature"
            label={id ? 'Suhu penyimpanan sesuai penandaan?' : 'Does the storage temperature match the label?'}
            inline
            options={
              id
                ? [
                    { value: 'yes', label: 'Ya' },
                    { value: 'no', label: 'Tidak' },
                  ]
                : [
                    { value: 'yes', label: 'Yes' },
                    { value: 'no', label: 'No' },
                  ]
            }
          />
        </DocumentViewer>
      )
    },
  },
  {
    slug: 'letter',
    wide: true,
    title: { id: 'Surat', en: 'Letter' },
    show(lang) {
      const id = lang === 'id'
      return (
        <Letter
          lang={lang}
          number="T-RG.01.05.4.41.11.26.417"
          on="2026-11-20"
          subject={id ? 'Permintaan tambahan data' : 'Request for further data'}
          to={['PT Surya Husada Rekaan', 'Jalan Contoh 12, Semarang']}
          signed={{ name: 'Dewi Anggraini', office: id ? 'Direktur Registrasi' : 'Director of Registration' }}
          draft
        >
          <p>
            {id
              ? 'Sehubungan dengan permohonan nomor SM-2026-000417, mohon lengkapi data uji stabilitas dipercepat untuk bulan keenam paling lambat 4 Desember 2026.'
              : 'With regard to application SM-2026-000417, please complete the accelerated stability data for month six by 4 December 2026.'}
          </p>
        </Letter>
      )
    },
  },
]
