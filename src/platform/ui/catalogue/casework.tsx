import {
  ClockLine,
  DataTable,
  DocumentViewer,
  formatDay,
  formatMoney,
  Letter,
  RadiosField,
  readTable,
  Tag,
  Timeline,
  Why,
} from '../kit.ts'
import type { Entry } from './entry.ts'
import { files } from './samples.ts'

/** What officers and applicants look at while a file is open. */
export const caseworkEntries: readonly Entry[] = [
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
