import {
  CheckAnswers,
  Confirmation,
  Crumbs,
  EmptyState,
  Form,
  formatDay,
  More,
  Notice,
  Progress,
  Steps,
  Tabs,
  Tag,
  TaskList,
  TextAreaField,
  TextField,
} from '../kit.ts'
import type { Entry } from './entry.ts'

/** Ways through a service: what is to do, what was said, what was done. */
export const flowEntries: readonly Entry[] = [
  {
    slug: 'more',
    title: { id: 'Yang jarang diperlukan', en: 'What few need' },
    show(lang) {
      const id = lang === 'id'
      return (
        <More label={id ? 'Setelan pencetak' : 'Settings of the printer'}>
          <p>{id ? 'Hanya untuk gulungan.' : 'For rolls alone.'}</p>
        </More>
      )
    },
  },
  {
    slug: 'tasks',
    title: { id: 'Daftar tugas', en: 'Task list' },
    show(lang) {
      const id = lang === 'id'
      return (
        <TaskList
          lang={lang}
          groups={[
            {
              title: id ? 'Produk' : 'Product',
              tasks: [
                { label: id ? 'Nama dan bentuk sediaan' : 'Name and dosage form', href: '/ui/tasks', state: 'done' },
                {
                  label: id ? 'Komposisi' : 'Composition',
                  href: '/ui/tasks',
                  state: 'begun',
                  hint: id ? '3 bahan aktif, belum ada bahan tambahan' : '3 active ingredients, no additives yet',
                },
                {
                  label: id ? 'Penandaan' : 'Label',
                  href: '/ui/tasks',
                  state: 'wrong',
                  hint: id ? '2 unsur wajib belum ada' : '2 required elements are missing',
                },
              ],
            },
            {
              title: id ? 'Kirim' : 'Send',
              tasks: [
                { label: id ? 'Dokumen' : 'Documents', href: '/ui/tasks', state: 'todo' },
                { label: id ? 'Periksa dan kirim' : 'Check and send', state: 'blocked' },
              ],
            },
          ]}
        />
      )
    },
  },
  {
    slug: 'question',
    title: { id: 'Halaman pertanyaan', en: 'Question page' },
    show(lang) {
      const form = { lang }
      return (
        <Form form={form}>
          <TextField
            form={form}
            name="product"
            label={lang === 'id' ? 'Apa nama produk pada kemasan?' : 'What is the product’s name on the pack?'}
            hint={lang === 'id' ? 'Persis seperti pada rancangan penandaan.' : 'Exactly as on the draft label.'}
          />
        </Form>
      )
    },
  },
  {
    slug: 'check-answers',
    title: { id: 'Periksa jawaban', en: 'Check answers' },
    show(lang) {
      const id = lang === 'id'
      return (
        <CheckAnswers
          lang={lang}
          sections={[
            {
              title: id ? 'Produk' : 'Product',
              answers: [
                { label: id ? 'Nama' : 'Name', value: 'Vita Surya C 500', change: '/ui/question' },
                { label: id ? 'Bentuk sediaan' : 'Dosage form', value: 'Tablet', change: '/ui/question' },
                { label: id ? 'Nama dagang lain' : 'Other trade name', change: '/ui/question' },
              ],
            },
          ]}
        />
      )
    },
  },
  {
    slug: 'confirm',
    title: { id: 'Tindakan yang tidak dapat dibatalkan', en: 'Irreversible act' },
    show(lang) {
      const id = lang === 'id'
      const form = { lang }
      return (
        <>
          <Notice lang={lang} tone="stop" title={id ? 'Tindakan ini tidak dapat dibatalkan' : 'This cannot be undone'}>
            <ul>
              <li>
                {id
                  ? 'Izin edar berakhir hari ini. Pemindaian berikutnya menyatakannya.'
                  : 'The licence ends today. The next scan says so.'}
              </li>
              <li>
                {id ? 'Pemegang izin mendapat surat dengan alasan Anda.' : 'The holder receives a letter with your reasons.'}
              </li>
            </ul>
          </Notice>
          <Form
            form={form}
            submit={id ? 'Cabut izin edar' : 'Revoke the licence'}
            danger
            beside={<a href="/ui">{id ? 'Batal, jangan lakukan' : 'Cancel, do not do this'}</a>}
          >
            <TextAreaField form={form} name="reason" label={id ? 'Alasan, dengan pasalnya' : 'Reasons, with their articles'} />
            <TextField
              form={form}
              name="confirm"
              label={id ? 'Ketik CABUT untuk memastikan' : 'Type CABUT to confirm'}
              width="medium"
              code
            />
          </Form>
        </>
      )
    },
  },
  {
    slug: 'confirmation',
    title: { id: 'Halaman konfirmasi', en: 'Confirmation' },
    show(lang) {
      const id = lang === 'id'
      return (
        <Confirmation
          lang={lang}
          level={2}
          title={id ? 'Permohonan terkirim' : 'Application sent'}
          reference={{ label: id ? 'Nomor permohonan' : 'Application number', number: 'SM-2026-000417' }}
          next={[
            id
              ? `Bayar tagihan paling lambat ${formatDay('2026-12-04', lang)}.`
              : `Pay the bill by ${formatDay('2026-12-04', lang)}.`,
            id ? 'Kami menilai berkas Anda setelah pembayaran tercatat.' : 'We evaluate your file once the payment is recorded.',
          ]}
        />
      )
    },
  },
  {
    slug: 'notices',
    title: { id: 'Pemberitahuan dan label', en: 'Notices and tags' },
    show(lang) {
      const id = lang === 'id'
      return (
        <>
          <Notice lang={lang} tone="ok" title={id ? 'Jawaban terkirim.' : 'Answer sent.'} />
          <Notice
            lang={lang}
            tone="look"
            title={id ? 'Sertifikat CPOTB berakhir 12 hari lagi' : 'The CPOTB certificate expires in 12 days'}
          >
            {id ? 'Unggah sertifikat baru agar permohonan tetap berjalan.' : 'Upload the new one so that applications go on.'}
          </Notice>
          <Notice lang={lang} tone="stop" title={id ? 'Bets 24K071 ditarik dari peredaran' : 'Batch 24K071 is recalled'}>
            {id ? 'Hentikan pengiriman dan pisahkan persediaan.' : 'Stop shipping and set the stock apart.'}
          </Notice>
          <Notice lang={lang}>
            {id
              ? 'Register terakhir diperbarui 20 November 2026 pukul 06.00 WIB.'
              : 'Register last updated 20 November 2026, 06:00 WIB.'}
          </Notice>
          <p>
            <Tag>{id ? 'Belum dimulai' : 'Not started'}</Tag> <Tag tone="ok">{id ? 'Berlaku' : 'In force'}</Tag>{' '}
            <Tag tone="look">{id ? 'Hampir jatuh tempo' : 'Due soon'}</Tag> <Tag tone="stop">{id ? 'Dicabut' : 'Revoked'}</Tag>{' '}
            <Tag tone="unknown">{id ? 'Belum diperiksa' : 'Not checked'}</Tag>
          </p>
        </>
      )
    },
  },
  {
    slug: 'empty',
    title: { id: 'Belum ada isi', en: 'Empty state' },
    show(lang) {
      return lang === 'id' ? (
        <EmptyState title="Belum ada permohonan" action={{ href: '/apply', label: 'Mulai permohonan' }}>
          Panduan menunjukkan dokumen, biaya, dan lama penilaian sebelum Anda mulai.
        </EmptyState>
      ) : (
        <EmptyState title="No applications yet" action={{ href: '/apply', label: 'Begin an application' }}>
          The guide shows documents, fee and time before you begin.
        </EmptyState>
      )
    },
  },
  {
    slug: 'way',
    title: { id: 'Letak, langkah, dan tab', en: 'Breadcrumb, steps and tabs' },
    show(lang) {
      const id = lang === 'id'
      return (
        <>
          <Crumbs
            lang={lang}
            places={[
              { href: '/', label: id ? 'Beranda' : 'Home' },
              { href: '/licences', label: id ? 'Izin edar' : 'Licences' },
            ]}
          />
          <Steps
            lang={lang}
            at={1}
            steps={id ? ['Isi', 'Bayar', 'Dinilai', 'Keputusan'] : ['Fill in', 'Pay', 'Evaluation', 'Decision']}
          />
          <Tabs
            label={id ? 'Bagian berkas' : 'Parts of the file'}
            here="/ui/way"
            tabs={[
              { href: '/ui/way', label: id ? 'Ringkasan' : 'Summary' },
              { href: '/ui/tasks', label: id ? 'Dokumen' : 'Documents', count: 14 },
              { href: '/ui/timeline', label: id ? 'Riwayat' : 'History' },
            ]}
          />
        </>
      )
    },
  },
  {
    slug: 'progress',
    title: { id: 'Kemajuan', en: 'Progress' },
    show: lang => (
      <Progress
        lang={lang}
        label={lang === 'id' ? 'Membuat 100.000 kode' : 'Making 100,000 codes'}
        done={64_000}
        total={100_000}
      />
    ),
  },
]
