import {
  CheckboxesField,
  DayField,
  ErrorSummary,
  Form,
  MoneyField,
  PasteField,
  QuantityField,
  RadiosField,
  RowsField,
  SearchField,
  SelectField,
  TextAreaField,
  TextField,
  UploadField,
} from '../kit.ts'
import type { Entry } from './entry.ts'

const options = {
  maker: {
    id: [
      { value: 'self', label: 'Kami sendiri' },
      { value: 'toll', label: 'Pabrik lain atas kontrak', hint: 'Perjanjian kontrak akan diminta.' },
    ],
    en: [
      { value: 'self', label: 'We do' },
      { value: 'toll', label: 'Another factory under contract', hint: 'You will be asked for the contract.' },
    ],
  },
  forms: {
    id: [
      { value: 'tablet', label: 'Tablet' },
      { value: 'capsule', label: 'Kapsul' },
      { value: 'syrup', label: 'Sirup' },
    ],
    en: [
      { value: 'tablet', label: 'Tablet' },
      { value: 'capsule', label: 'Capsule' },
      { value: 'syrup', label: 'Syrup' },
    ],
  },
  units: [
    { value: 'mg', label: 'mg' },
    { value: 'g', label: 'g' },
    { value: 'IU', label: 'IU' },
  ],
  provinces: [
    { value: '31', label: 'DKI Jakarta' },
    { value: '33', label: 'Jawa Tengah' },
    { value: '73', label: 'Sulawesi Selatan' },
  ],
} as const

export const fieldEntries: readonly Entry[] = [
  {
    slug: 'fields',
    title: { id: 'Isian', en: 'Fields' },
    show(lang) {
      const id = lang === 'id'
      const form = { lang, values: { maker: 'self', forms: ['tablet'], amount: '500', 'amount.unit': 'mg' } }
      return (
        <Form form={form} submit={id ? 'Simpan' : 'Save'} beside={<a href="/ui">{id ? 'Lanjutkan nanti' : 'Go on later'}</a>}>
          <TextField
            form={form}
            name="nib"
            label="Nomor Induk Berusaha (NIB)"
            hint={id ? '13 angka, dari OSS.' : '13 digits, from OSS.'}
            code
            width="medium"
            inputmode="numeric"
          />
          <TextAreaField form={form} name="claim" label={id ? 'Klaim' : 'Claim'} optional />
          <RadiosField
            form={form}
            name="maker"
            label={id ? 'Siapa yang membuat produk ini?' : 'Who makes this product?'}
            options={options.maker[lang]}
          />
          <CheckboxesField
            form={form}
            name="forms"
            label={id ? 'Bentuk sediaan' : 'Dosage forms'}
            options={options.forms[lang]}
          />
          <SelectField form={form} name="province" label={id ? 'Provinsi' : 'Province'} options={options.provinces} />
          <DayField
            form={form}
            name="expiry"
            label={id ? 'Sertifikat berlaku sampai' : 'Certificate valid until'}
            hint={id ? 'Contoh: 20 11 2026.' : 'For example: 20 11 2026.'}
          />
          <QuantityField form={form} name="amount" label={id ? 'Kadar vitamin C' : 'Vitamin C content'} units={options.units} />
          <MoneyField form={form} name="paid" label={id ? 'Jumlah dibayar' : 'Amount paid'} />
        </Form>
      )
    },
  },
  {
    slug: 'problems',
    title: { id: 'Ringkasan masalah', en: 'Error summary' },
    show(lang) {
      const id = lang === 'id'
      const problems = [
        {
          field: 'nib',
          says: id
            ? 'NIB terdiri dari 13 angka. Anda mengetik 8 huruf dan angka.'
            : 'An NIB has 13 digits. You typed 8 letters and digits.',
        },
        {
          field: 'until',
          says: id
            ? '31 Februari tidak ada. Ketik tanggal pada sertifikat.'
            : '31 February does not exist. Type the date on the certificate.',
        },
      ]
      const form = { lang, problems, values: { nib: '81200ABC', 'until.day': '31', 'until.month': '2', 'until.year': '2027' } }
      return (
        <>
          <ErrorSummary lang={lang} problems={problems} />
          <Form form={form}>
            <TextField form={form} name="nib" label="Nomor Induk Berusaha (NIB)" code width="medium" />
            <DayField form={form} name="until" label={id ? 'Sertifikat berlaku sampai' : 'Certificate valid until'} />
          </Form>
        </>
      )
    },
  },
  {
    slug: 'search',
    title: { id: 'Cari sambil mengetik', en: 'Search as you type' },
    show(lang) {
      const id = lang === 'id'
      const form = { lang, values: { substance: 'kurkumin' } }
      return (
        <Form form={form}>
          <SearchField
            form={form}
            name="substance"
            label={id ? 'Bahan aktif' : 'Active ingredient'}
            options={['Curcumin', 'Curcuma longa', 'Curcuma xanthorrhiza'].map(name => ({ value: name, label: name }))}
            matches={[
              { value: 'curcumin', label: 'Curcumin', hint: id ? 'Senyawa murni' : 'The pure compound' },
              {
                value: 'curcuma-longa',
                label: 'Curcuma longa',
                hint: id ? 'Ekstrak rimpang kunyit' : 'Turmeric rhizome extract',
              },
            ]}
          />
        </Form>
      )
    },
  },
  {
    slug: 'upload',
    title: { id: 'Unggah berkas', en: 'Upload' },
    show(lang) {
      const id = lang === 'id'
      const form = { lang }
      return (
        <Form form={form} files>
          <UploadField
            form={form}
            name="stability"
            label={id ? 'Data uji stabilitas' : 'Stability data'}
            accept={{ endings: ['.pdf', '.jpg', '.png'], says: id ? 'PDF, JPG, atau PNG' : 'PDF, JPG or PNG' }}
            limit={{ bytes: 20_000_000, files: 10 }}
            kept={[
              { id: 'a1', name: 'stabilitas-dipercepat.pdf', bytes: 2_480_000, href: '/ui', about: id ? 'versi 2' : 'version 2' },
            ]}
          />
        </Form>
      )
    },
  },
  {
    slug: 'rows',
    wide: true,
    title: { id: 'Baris berulang', en: 'Repeating rows' },
    show(lang) {
      const id = lang === 'id'
      const form = {
        lang,
        values: {
          'active.0.name': 'Ascorbic acid',
          'active.0.amount': '500',
          'active.0.unit': 'mg',
          'active.1.name': 'Zinc gluconate',
          'active.1.amount': 'lima',
          'active.1.unit': 'mg',
        },
        problems: [
          {
            field: 'active.1.amount',
            says: id ? 'Ketik kadar dengan angka, misalnya 5.' : 'Type the amount in digits, for example 5.',
          },
        ],
      }
      return (
        <Form form={form}>
          <RowsField
            form={form}
            name="active"
            label={id ? 'Bahan aktif' : 'Active ingredients'}
            hint={id ? 'Kadar untuk satu takaran saji.' : 'Amounts per serving.'}
            row={id ? 'Bahan' : 'Ingredient'}
            columns={[
              { name: 'name', label: id ? 'Nama' : 'Name' },
              { name: 'amount', label: id ? 'Kadar' : 'Amount', inputmode: 'decimal' },
              { name: 'unit', label: id ? 'Satuan' : 'Unit', options: options.units },
            ]}
          />
        </Form>
      )
    },
  },
  {
    slug: 'paste',
    wide: true,
    title: { id: 'Tempel dari lembar kerja', en: 'Paste from a spreadsheet' },
    show(lang) {
      const id = lang === 'id'
      const form = {
        lang,
        values: { additives: 'Microcrystalline cellulose\t120\tmg\nMagnesium stearate\t5\tmg\nPovidone\t\tmg' },
      }
      return (
        <Form form={form}>
          <PasteField
            form={form}
            name="additives"
            label={id ? 'Bahan tambahan' : 'Additives'}
            columns={[
              { title: id ? 'Nama' : 'Name', example: 'Povidone' },
              { title: id ? 'Kadar' : 'Amount', example: '12,5' },
              { title: id ? 'Satuan' : 'Unit', example: 'mg' },
            ]}
          />
        </Form>
      )
    },
  },
]
