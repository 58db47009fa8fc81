import type { Words } from '#/platform/ui/kit.ts'
import type { Outcome } from './row.ts'

const outcomesId: Record<Outcome, string> = {
  entered: 'Dicatat',
  completed: 'Dilengkapi',
  'already so': 'Sudah tercatat',
  refused: 'Ditolak',
}
const outcomesEn: Record<Outcome, string> = {
  entered: 'Entered',
  completed: 'Completed',
  'already so': 'Already so',
  refused: 'Refused',
}

export const id = {
  title: 'Impor ke register',
  lead: 'Izin edar yang diterbitkan di tempat lain, satu baris untuk setiap izin. Sesudah tercatat, produknya dapat diberi kode, dilacak, dan diperiksa di sini.',
  file: 'Daftar izin edar',
  fileHint: 'CSV atau JSON. Berkas yang lebih besar dikirim lewat API atau terminal.',
  needFile: 'Pilih berkas yang berisi.',
  dryRun: 'Coba dulu',
  dryRunHint: 'Setiap baris dijawab, tetapi tidak ada yang dicatat.',
  send: 'Baca daftar ini',
  columns: 'Kolom',
  columnsLead: 'Baris pertama menamai kolom; urutannya bebas. Kolom lain dilewati dan disebut dalam jawaban.',
  columnList: {
    number: 'nomor izin edar, wajib',
    product_name: 'nama produk, wajib',
    holder_name: 'pemegang izin edar, wajib',
    issued_on: 'tanggal terbit, wajib: 2026-11-20 atau 20-11-2026',
    'last_day, valid_until':
      'hari terakhir berlaku, atau hari pertama tidak berlaku lagi; tanpa keduanya berlaku masa menurut aturan',
    'holder_nib, maker_name': 'NIB pemegang, agar akunnya dapat memesan kode; produsen',
    'commodity, brand, dosage_form': 'jenis produk (tanpa itu: menurut nomornya); merek; bentuk sediaan',
    'packs, composition, gtins': 'kemasan, bahan (“Parasetamol: 500 mg”), GTIN; beberapa dipisahkan “|”',
    method: 'identification atau authentication; tanpa itu menurut aturan 2D barcode',
    'standing, standing_since, reasons':
      'keadaan izin; sejak kapan dan mengapa, bila dibekukan, dicabut, dibatalkan, atau digantikan',
    'instrument, article, superseded_by': 'dasar hukum keputusan itu; nomor penggantinya',
  },
  tried: 'Percobaan selesai: tidak ada yang dicatat',
  allTaken: 'Daftar ini tercatat',
  someTaken: 'Sebagian baris ditolak',
  noneTaken: 'Tidak ada baris yang dapat dicatat',
  outcomes: outcomesId,
  ignored: (names: string) => `Kolom yang tidak dibaca: ${names}.`,
  refusedRows: 'Baris yang ditolak',
  remarked: 'Yang perlu diketahui',
  row: 'Baris',
  number: 'Nomor',
  says: 'Sebab',
  shown: (shown: string, all: string) => `Ditampilkan ${shown} dari ${all}. Laporan lengkap: API atau terminal.`,
  again: 'Impor berkas lain',
  register: 'Ke register',
  brokeOff: 'Pembacaan berhenti',
  brokeOffSays: (says: string) => `${says} Baris sebelum itu sudah dijawab di bawah.`,
}

export const en: typeof id = {
  title: 'Import into the register',
  lead: 'Licences that were issued elsewhere, a row for each. Once entered, their products can be coded, traced and checked here.',
  file: 'List of licences',
  fileHint: 'CSV or JSON. Larger files are sent by the API or the terminal.',
  needFile: 'Choose a file that holds something.',
  dryRun: 'Try first',
  dryRunHint: 'Every row is answered, but nothing is entered.',
  send: 'Read this list',
  columns: 'Columns',
  columnsLead: 'The first row names the columns, in any order. Other columns are passed over and named in the answer.',
  columnList: {
    number: 'licence number, required',
    product_name: 'name of the product, required',
    holder_name: 'holder of the licence, required',
    issued_on: 'day of issue, required: 2026-11-20 or 20-11-2026',
    'last_day, valid_until':
      'last day on which it is valid, or first day on which it no longer is; without either the law decides',
    'holder_nib, maker_name': 'NIB of the holder, so that its account can order codes; maker',
    'commodity, brand, dosage_form': 'kind of product (without it: as the number tells); brand; dosage form',
    'packs, composition, gtins': 'packs, ingredients (“Parasetamol: 500 mg”), GTINs; several are parted by “|”',
    method: 'identification or authentication; without it as the rules of the 2D barcode say',
    'standing, standing_since, reasons': 'standing; since when and why, where suspended, revoked, cancelled or superseded',
    'instrument, article, superseded_by': 'legal basis of that decision; number of the successor',
  },
  tried: 'The trial is done: nothing was entered',
  allTaken: 'This list is in the register',
  someTaken: 'Some rows were refused',
  noneTaken: 'No row could be entered',
  outcomes: outcomesEn,
  ignored: names => `Columns that were not read: ${names}.`,
  refusedRows: 'Rows that were refused',
  remarked: 'Worth knowing',
  row: 'Row',
  number: 'Number',
  says: 'Why',
  shown: (shown, all) => `Shown ${shown} of ${all}. The whole report: API or terminal.`,
  again: 'Import another file',
  register: 'To the register',
  brokeOff: 'The reading stopped',
  brokeOffSays: says => `${says} Rows before that are answered below.`,
}

export const words: Words<typeof id> = { id, en }
