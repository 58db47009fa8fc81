import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { verdicts } from './catalogue/samples.ts'
import {
  CheckboxesField,
  DayField,
  Form,
  type FormState,
  LicenceCard,
  Page,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  VerdictCard,
} from './kit.ts'

const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]

test('a page with problems says so first in its title, and each problem leads to its field', () => {
  const problems = [
    { field: 'nib', says: 'NIB terdiri dari 13 angka.' },
    { field: '', says: 'Permohonan ini sudah dikirim.' },
  ]
  const form: FormState = { lang: 'id', problems, values: { nib: '812' } }
  const html = String(
    <Page lang="id" path="/company" title="Perusahaan" problems={problems}>
      <Form form={form}>
        <TextField form={form} name="nib" label="NIB" />
      </Form>
    </Page>,
  )
  expect(html).toContain('<title>Galat: Perusahaan – Absah</title>')
  expect(html).toContain('<a href="#f-nib">NIB terdiri dari 13 angka.</a>')
  expect(html).toContain('<li>Permohonan ini sudah dikirim.</li>')
  const input = /<input id="f-nib"[^>]*>/.exec(html)![0]
  expect(input).toContain('aria-describedby="f-nib-problem"')
  expect(input).toContain('aria-invalid="true"')
  expect(html).toMatch(/<p class="field-problem" id="f-nib-problem">.*NIB terdiri dari 13 angka\./)
})

test('a page without problems has none in its title', () => {
  expect(String(<Page lang="en" path="/" title="Company" problems={[]} />)).toContain('<title>Company – Absah</title>')
})

test('the language switch keeps path and query', () => {
  const html = String(<Page lang="id" path="/register?q=vita&lang=id&page=2" title="Register" />)
  expect(html).toContain('<html lang="id">')
  expect(html).toContain('href="/register?q=vita&amp;lang=en&amp;page=2"')
})

test('everything typed is kept, and a password never', () => {
  const form: FormState = {
    lang: 'id',
    values: {
      name: 'A "b" <c>',
      pin: 'rahasia',
      note: 'dua\nbaris',
      one: 'b',
      many: ['a', 'b'],
      pick: 'a',
      'on.day': '31',
      'on.month': '2',
      'on.year': '2027',
    },
  }
  const html = String(
    <Form form={form}>
      <TextField form={form} name="name" label="Nama" />
      <TextField form={form} name="pin" type="password" label="Sandi" />
      <TextAreaField form={form} name="note" label="Catatan" />
      <RadiosField form={form} name="one" label="Satu" options={options} />
      <CheckboxesField form={form} name="many" label="Banyak" options={options} />
      <SelectField form={form} name="pick" label="Pilih" options={options} />
      <DayField form={form} name="on" label="Tanggal" />
    </Form>,
  )
  expect(html).toContain('value="A &quot;b&quot; &lt;c&gt;"')
  expect(html).not.toContain('rahasia')
  expect(html).toContain('>dua\nbaris</textarea>')
  const checked = [...html.matchAll(/<input type="\w+"[^>]*>/g)].map(([tag]) => tag).filter(tag => / checked/.test(tag))
  expect(checked.map(tag => /name="(\w+)" value="(\w+)"/.exec(tag)!.slice(1).join('='))).toEqual(['one=b', 'many=a', 'many=b'])
  expect(html).toMatch(/<option value="a" selected=""/)
  expect([...html.matchAll(/name="on\.(\w+)"[^>]*value="(\d+)"/g)].map(([, part, value]) => `${part} ${value}`)).toEqual([
    'day 31',
    'month 2',
    'year 2027',
  ])
})

test('Enter presses the main button, never one that removes a row', () => {
  const html = String(
    <Form form={{ lang: 'id' }} submit="Kirim">
      <button type="submit" name="_remove" value="x.0">
        Hapus
      </button>
    </Form>,
  )
  expect(/<button[^>]*>([^<]*)/.exec(html)![1]).toBe('Kirim')
})

test('each visitor sees their own places, and the place they are in', () => {
  const html = String(<Page lang="id" path="/cases/7?tab=2" title="Berkas" who={{ name: 'Dewi', kind: 'officer' }} />)
  expect(html).toContain('<a href="/cases" aria-current="page">Berkas</a>')
  expect(html).toContain('action="/sign-out"')
  expect(html).not.toContain('/sign-in')
  expect(String(<Page lang="en" path="/" title="Home" />)).toContain('href="/sign-in"')
})

test('a sample site says that it is one, and does not claim to be official', () => {
  const html = String(<Page lang="en" path="/" title="Home" demo />)
  expect(html).toContain('A sample site.')
  expect(html).not.toContain('Official site')
})

test('a verdict page with its licence and all styles stays under 30 KiB, and its page alone well under', () => {
  const html = String(
    <Page lang="id" path="/c/7K3M9QX2W4TD" title="Hasil" heading={false}>
      <VerdictCard lang="id" {...verdicts.id[0]!} />
      <LicenceCard
        lang="id"
        number="SD253012341"
        name="Vita Surya C 500"
        holder="PT Surya"
        status={{ word: 'Berlaku', tone: 'ok' }}
      />
    </Page>,
  )
  const styles = readdirSync('web/styles')
    .map(name => readFileSync(`web/styles/${name}`, 'utf8'))
    .join('')
  expect(html.length + gzipSync(styles).length).toBeLessThan(30 * 1024)
  expect(html.length).toBeLessThan(12 * 1024)
  expect(html.match(/<h1/g)).toHaveLength(1)
})
