import * as alerts from '#/features/alerts/law.ts'
import * as calendar from '#/features/calendar/law.ts'
import * as certificates from '#/features/certificates/law.ts'
import * as coding from '#/features/coding/law.ts'
import * as symbols from '#/features/coding/law-symbols.ts'
import * as companies from '#/features/companies/law.ts'
import * as asrotClaims from '#/features/licensing/asrot/law-claims.ts'
import * as asrotDocuments from '#/features/licensing/asrot/law-documents.ts'
import * as asrotLabel from '#/features/licensing/asrot/law-label.ts'
import * as asrotProduct from '#/features/licensing/asrot/law-product.ts'
import * as asrotTerms from '#/features/licensing/asrot/law-terms.ts'
import * as border from '#/features/licensing/border/law.ts'
import * as cosmeticApplicants from '#/features/licensing/cosmetics/law-applicants.ts'
import * as cosmeticCountries from '#/features/licensing/cosmetics/law-countries.ts'
import * as cosmeticProducts from '#/features/licensing/cosmetics/law-product.ts'
import * as cosmeticTerms from '#/features/licensing/cosmetics/law-terms.ts'
import * as casework from '#/features/licensing/law.ts'
import * as materialLimits from '#/features/licensing/shared-materials/law-limits.ts'
import * as prohibited from '#/features/licensing/shared-materials/law-prohibited.ts'
import * as applicants from '#/features/licensing/supplement-own-make/law-applicants.ts'
import * as composition from '#/features/licensing/supplement-own-make/law-composition.ts'
import * as documents from '#/features/licensing/supplement-own-make/law-documents.ts'
import * as label from '#/features/licensing/supplement-own-make/law-label.ts'
import * as terms from '#/features/licensing/supplement-own-make/law-terms.ts'
import * as once from '#/features/once-only/law.ts'
import * as recalls from '#/features/recalls/law.ts'
import * as register from '#/features/register/law.ts'
import * as access from '#/features/self-issue/law.ts'
import type { Table, Words } from '#/law/provisions.ts'

/** A table of law on the shelf: what it answers, in words for everyone. Its key is its address: its name, where no other table has that. */
export type LawTable = { key: string; table: Table<object, unknown>; title: Words }

/** The tables of one part of the regulator's work. */
export type Shelf = { key: string; title: Words; tables: readonly LawTable[] }

const on = (table: Table<object, unknown>, id: string, en: string, key = table.name): LawTable => ({
  key,
  table,
  title: { id, en },
})

/** Every table of law on the platform. A feature with a new table adds a line here; a test finds those that were forgotten. */
export const shelves: readonly Shelf[] = [
  {
    key: 'register',
    title: { id: 'Izin edar', en: 'Licences' },
    tables: [
      on(register.licenceValidity, 'Masa berlaku izin edar', 'Validity of a licence'),
      on(certificates.registrationText, 'Peraturan yang disebut sertifikat', 'Text that the certificate names'),
      on(certificates.holderDuties, 'Kewajiban pemegang izin edar', 'What a licence binds its holder to'),
      on(register.numberShapes, 'Bentuk nomor izin edar yang baru', 'Shape of new licence numbers'),
    ],
  },
  {
    key: 'supplement-own-make',
    title: {
      id: 'Registrasi suplemen kesehatan produksi sendiri',
      en: 'Registration of a health supplement of one’s own make',
    },
    tables: [
      on(terms.registrationFee, 'Biaya registrasi baru, dalam rupiah', 'Fee for a new registration, in rupiah'),
      on(terms.periods, 'Jangka waktu setiap bagian', 'How long each part may take'),
      on(applicants.mayApply, 'Siapa dapat mengajukan', 'Who may apply'),
      on(applicants.mayMake, 'Bentuk sediaan yang boleh didaftarkan', 'Dosage forms that may be registered', 'supplementForms'),
      on(applicants.goodPractice, 'Bukti cara pembuatan yang baik', 'Proof of good manufacturing practice'),
      on(applicants.sharedFacilityApproval, 'Persetujuan fasilitas bersama', 'Approval of a shared facility'),
      on(composition.makesSupplement, 'Bahan yang menjadikan produk suplemen', 'Materials that make a product a supplement'),
      on(composition.additiveRules, 'Bahan tambahan dan pencantumannya', 'Additives and their naming on the label'),
      on(terms.stabilityProgramme, 'Titik uji stabilitas', 'Test points of stability'),
      on(terms.stabilityBatches, 'Jumlah bets uji stabilitas', 'Batches of a stability study'),
      on(label.labelElements, 'Isi label', 'What stands on the label'),
      on(label.allowedClaims, 'Klaim yang boleh', 'Claims that may be made'),
      on(label.forbiddenClaimWords, 'Kata yang tidak boleh dipakai pada klaim', 'Words that claims may not use'),
      on(documents.documents, 'Dokumen yang diminta', 'Documents that are asked for'),
    ],
  },
  {
    key: 'asrot',
    title: { id: 'Registrasi obat tradisional dan obat kuasi', en: 'Registration of traditional medicines and quasi-drugs' },
    tables: [
      on(asrotTerms.asrotFee, 'Biaya registrasi, dalam rupiah', 'Fee of a registration, in rupiah'),
      on(asrotTerms.asrotPeriods, 'Jangka waktu setiap bagian', 'How long each part may take'),
      on(
        asrotTerms.preregistrationHolds,
        'Masa berlaku persetujuan praregistrasi',
        'How long an approved pre-registration holds',
      ),
      on(asrotProduct.mayRegister, 'Siapa dapat mendaftarkan', 'Who may register'),
      on(asrotProduct.provesPractice, 'Bukti cara pembuatan yang baik', 'Proof of good manufacturing practice'),
      on(asrotProduct.proofNeeded, 'Bukti khasiat menurut golongan', 'Proof of benefit by class'),
      on(asrotProduct.mayHaveForm, 'Bentuk sediaan yang dilarang', 'Dosage forms that are forbidden'),
      on(asrotProduct.rawSimpliciaForms, 'Bentuk yang boleh berisi simplisia', 'Forms that may hold raw simplicia'),
      on(asrotProduct.lowRiskForms, 'Bentuk sediaan berisiko rendah', 'Dosage forms of low risk'),
      on(asrotProduct.lowRiskPlants, 'Tumbuhan berisiko rendah', 'Plants of low risk'),
      on(asrotProduct.mayContain, 'Jenis bahan yang boleh', 'Kinds of material that may be in it'),
      on(asrotProduct.flavourBelow, 'Batas perisa', 'Bounds of flavours'),
      on(asrotProduct.watchedMaterials, 'Bahan yang diperhatikan petugas', 'Materials that an officer looks at'),
      on(asrotProduct.makerDigit, 'Angka pembuat pada nomor izin edar', 'Digit of the maker in the number'),
      on(asrotClaims.claimWords, 'Kata yang tidak boleh pada klaim', 'Words that claims may not hold'),
      on(asrotLabel.asrotLabel, 'Isi label', 'What stands on the label'),
      on(asrotDocuments.asrotDocuments, 'Dokumen yang diminta', 'Documents that are asked for'),
    ],
  },
  {
    key: 'materials',
    title: {
      id: 'Bahan obat tradisional, suplemen, dan obat kuasi',
      en: 'Materials of traditional medicines, supplements and quasi-drugs',
    },
    tables: [
      on(prohibited.prohibitedMaterials, 'Bahan yang dilarang', 'Materials that are prohibited'),
      on(materialLimits.limits, 'Batas zat tertentu', 'Limits of single substances'),
    ],
  },
  {
    key: 'cosmetics',
    title: { id: 'Notifikasi kosmetika', en: 'Notification of cosmetics' },
    tables: [
      on(cosmeticProducts.isCosmetic, 'Apa yang termasuk kosmetika', 'What is a cosmetic'),
      on(cosmeticApplicants.mayNotify, 'Siapa dapat menotifikasi, sebagai apa', 'Who may notify, and as what'),
      on(cosmeticApplicants.notificationPapers, 'Dokumen notifikasi', 'Papers of a notification'),
      on(cosmeticProducts.prohibitedSubstances, 'Bahan yang dilarang dalam kosmetika', 'Substances prohibited in cosmetics'),
      on(cosmeticTerms.itemFee, 'Biaya setiap item kosmetika, dalam rupiah', 'Fee of each cosmetic item, in rupiah'),
      on(cosmeticTerms.kitFee, 'Biaya kit kosmetika, dalam rupiah', 'Fee of a cosmetic kit, in rupiah'),
      on(cosmeticTerms.cosmeticPeriods, 'Jangka waktu permohonan kosmetika', 'How long cosmetic cases may take'),
      on(cosmeticTerms.renewalAtLatest, 'Batas akhir pembaruan notifikasi', 'Until when a notification may be renewed'),
      on(cosmeticTerms.renewalReminders, 'Pengingat pembaruan notifikasi', 'Reminders to renew a notification'),
      on(cosmeticTerms.lapse, 'Notifikasi yang tidak dipakai', 'Notifications that are not used'),
      on(cosmeticCountries.countries, 'Kode negara pada nomor notifikasi', 'Codes of countries in notification numbers'),
      on(cosmeticCountries.isAsean, 'Negara anggota ASEAN', 'Countries of ASEAN'),
    ],
  },
  {
    key: 'border',
    title: { id: 'Surat keterangan impor dan ekspor', en: 'Import and export certificates' },
    tables: [
      on(border.borderDocuments, 'Dokumen surat keterangan impor dan ekspor', 'Papers for import and export certificates'),
      on(border.borderFee, 'Biaya surat keterangan, dalam rupiah', 'Fee of the certificates, in rupiah'),
      on(border.borderPeriods, 'Jangka waktu permohonan surat keterangan', 'How long cases of certificates may take'),
      on(border.borderValidity, 'Masa berlaku surat keterangan, dalam bulan', 'Validity of the certificates, in months'),
      on(border.deskHours, 'Jam buka layanan (1 Senin sampai 7 Minggu)', 'Hours of the desks (1 Monday to 7 Sunday)'),
    ],
  },
  {
    key: 'casework',
    title: { id: 'Berkas permohonan', en: 'Cases' },
    tables: [
      on(casework.remindBefore, 'Pengingat sebelum jangka waktu berakhir, dalam hari', 'Reminder before a period ends, in days'),
    ],
  },
  {
    key: 'alerts',
    title: { id: 'Peringatan', en: 'Alerts' },
    tables: [
      on(alerts.alertThresholds, 'Ambang kemasan yang mencurigakan', 'From when a pack is suspect'),
      on(alerts.alertHandling, 'Jangka penanganan peringatan, dalam hari', 'Days to work on alerts'),
      on(
        alerts.alertCoaching,
        'Kapan sarana disurati tentang kesalahan teknis',
        'When a site is written to about technical slips',
      ),
    ],
  },
  {
    key: 'recalls',
    title: { id: 'Penarikan', en: 'Recalls' },
    tables: [
      on(recalls.recallAnswer, 'Jangka menjawab pemberitahuan penarikan, dalam hari', 'Days to answer a notice of a recall'),
      on(recalls.recallReminder, 'Jarak antara pengingat, dalam hari', 'Days between reminders'),
      on(recalls.recallCompletion, 'Jangka laporan akhir penarikan, dalam hari', 'Days until the final report of a recall'),
    ],
  },
  {
    key: 'companies',
    title: { id: 'Perusahaan', en: 'Companies' },
    tables: [
      on(companies.filers, 'Siapa dapat mengajukan untuk jenis produk apa', 'Who may file for which kind of product'),
      on(
        companies.requiredDocuments,
        'Dokumen yang wajib ada pada berkas perusahaan',
        'Papers that the file of a company must hold',
      ),
      on(
        companies.requiredCertificates,
        'Sertifikat cara produksi dan distribusi yang wajib',
        'Certificates of good practice that are required',
      ),
      on(companies.certificateFits, 'Sertifikat mana cocok untuk usaha mana', 'Which certificate fits which business'),
      on(companies.requiredSite, 'Tempat yang wajib dimiliki', 'Places that a company must have'),
      on(companies.mayMake, 'Bentuk sediaan yang boleh dibuat', 'Dosage forms that may be made'),
      on(
        companies.expiryWarning,
        'Peringatan sebelum sertifikat berakhir, dalam hari',
        'Warning before a certificate ends, in days',
      ),
    ],
  },
  {
    key: 'coding',
    title: { id: '2D barcode', en: '2D barcodes' },
    tables: [
      on(coding.barcodeMethod, 'Metode 2D barcode menurut golongan produk', 'Method of the 2D barcode by class of product'),
      on(coding.barcodeExemption, 'Produk yang dikecualikan dari 2D barcode', 'Products exempt from the 2D barcode'),
      on(coding.barcodeDuty, 'Kapan 2D barcode menjadi wajib', 'From when the 2D barcode is a duty'),
      on(
        coding.orderLeadTime,
        'Berapa hari sebelum produksi kode dimohon',
        'How many days before production codes are asked for',
      ),
      on(coding.answerTime, 'Dalam berapa hari kode diterbitkan', 'Within how many days codes are issued'),
      on(coding.lateOrder, 'Akibat permohonan kode yang terlambat', 'What becomes of a late order of codes'),
      on(coding.automaticGrant, 'Jumlah kode yang terbit tanpa petugas', 'Number of codes granted without an officer'),
      on(
        coding.ownSerialsQuota,
        'Jumlah kemasan bernomor seri sendiri per bets',
        'Packs to a batch with serials of the holder’s own',
      ),
      on(access.accessNeeded, 'Apa yang diperlukan sebelum kode diterbitkan', 'What is needed before codes are issued'),
      on(access.accessData, 'Data permohonan hak akses', 'Data of an application for access'),
      on(access.accessPapers, 'Dokumen pendukung hak akses', 'Papers that support an application for access'),
      on(access.accessTime, 'Dalam berapa hari hak akses diputuskan', 'Within how many days access is decided'),
      on(access.accessGrounds, 'Alasan menolak hak akses', 'Grounds for refusing access'),
      on(coding.packingBounds, 'Batas isi kotak dan palet', 'Bounds of case and pallet'),
      on(coding.serialCodes, 'Apakah kemasan bernomor seri', 'Whether packs carry a serial'),
      on(coding.packagingLevels, 'Tingkat kemasan yang berkode', 'Packaging levels that carry codes'),
      on(symbols.codeContent, 'Isi 2D barcode', 'Content of the 2D barcode'),
      on(symbols.codePlacement, 'Kemasan tempat 2D barcode dicetak', 'Pack on which the 2D barcode is printed'),
      on(symbols.symbolSize, 'Ukuran simbol, dalam milimeter', 'Size of the symbol, in millimetres'),
      on(symbols.leastModule, 'Ukuran modul terkecil, dalam milimeter', 'Smallest module, in millimetres'),
      on(symbols.quietZone, 'Tepi kosong di sekeliling simbol, dalam modul', 'Quiet zone around the symbol, in modules'),
      on(symbols.symbolColours, 'Warna simbol', 'Colours of the symbol'),
      on(symbols.besideOtherCodes, 'Tanda pembeda di samping kode lain', 'Mark that tells it from other codes'),
    ],
  },
  {
    key: 'once-only',
    title: { id: 'Kemasan yang diserahkan atau dinonaktifkan', en: 'Packs that are dispensed or decommissioned' },
    tables: [
      on(once.undoTime, 'Sampai kapan laporan dapat dibatalkan', 'Until when an act may be taken back'),
      on(once.undoConditions, 'Syarat pembatalan', 'What has to hold for an act to be taken back'),
      on(once.hinders, 'Yang menghalangi penyerahan dan ekspor', 'What stands in the way of dispensing and exporting'),
      on(once.answersKept, 'Berapa hari jawaban disimpan', 'For how many days answers are kept'),
    ],
  },
  {
    key: 'calendar',
    title: { id: 'Hari kerja', en: 'Working days' },
    tables: [
      on(
        calendar.workingWeek,
        'Hari kerja dalam seminggu (1 Senin sampai 7 Minggu)',
        'Working days of the week (1 Monday to 7 Sunday)',
      ),
      on(calendar.collectiveLeaveCounts, 'Apakah cuti bersama bukan hari kerja', 'Whether collective leave is not worked'),
    ],
  },
]

/** The table at that address. */
export const findTable = (key: string): LawTable | undefined =>
  shelves.flatMap(shelf => shelf.tables).find(table => table.key === key)

/** The shelf of that key. */
export const findShelf = (key: string): Shelf | undefined => shelves.find(shelf => shelf.key === key)
