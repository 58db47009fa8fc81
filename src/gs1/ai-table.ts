/**
 * The 541 GS1 Application Identifiers: what each carries, what it needs beside it and where it may stand in a Digital Link.
 *
 * Facts of the GS1 Barcode Syntax Dictionary, development head of 2026-07-27. Against release 2026-01-27 only association
 * rules differ. Two things the dictionary writes at each line are rules here: which AIs need no separator follows from their
 * first two digits (`predefined`), and the few that may not stand in a URI's query are named once (`notInQuery`).
 */

/** What may stand beside an AI. Groups: `,` separates alternatives, `+` joins, `n` stands for any digit. */
export type Rules = {
  /** At least one of these groups must be present. */
  needs?: string
  /** None of these may be present; an AI never bars itself. */
  bars?: string
  /** A Digital Link primary key with its qualifiers in order; `|` separates alternatives that do not mix. */
  key?: string
}

/** AI or range of AIs · components with their checks · title · rules. */
export type AiRow = readonly [ai: string, format: string, title: string, rules?: Rules]

/** First two digits of the AIs whose length is fixed once and for all: no separator follows them. */
export const predefined = '00 01 02 03 04 11 12 13 14 15 16 17 18 19 20 31 32 33 34 35 36 41'.split(' ')

/** AIs that may not stand in the query of a Digital Link. */
export const notInQuery = '03 21 22 235 254 7040 7041 8011 8014 8019 8020 8040 8041 8042 8043 8200'.split(' ')

const item = '01,02,03,8006,8026'
const gtin = 'N14:csum:gcppos2'
const gln = 'N13:csum:gcppos1'
const date = 'N6:yymmdd'
const monthOrDate = 'N6:yymmd0'
const country = 'N3:iso3166'
const measured = '30,31nn,32nn,35nn,36nn'

const identity: AiRow[] = [
  ['00', 'N18:csum:gcppos2', 'SSCC', { key: '' }],
  ['01', gtin, 'GTIN', { bars: '255,37', key: '22,10,21|235' }],
  ['02', gtin, 'CONTENT', { needs: '37', bars: '01,03' }],
  ['03', gtin, 'MTO GTIN', { bars: '01,02,37,235' }],
  ['10', 'X..20', 'BATCH/LOT', { needs: item }],
  ['20', 'N2', 'VARIANT', { needs: item }],
  ['21', 'X..20', 'SERIAL', { needs: '01,03,8006', bars: '235' }],
  ['22', 'X..20', 'CPV', { needs: '01' }],
  ['235', 'X..28', 'TPX', { needs: '01' }],
  ['240', 'X..30', 'ADDITIONAL ID', { needs: item }],
  ['241', 'X..30', 'CUST. PART No.', { needs: item }],
  ['242', 'N..6', 'MTO VARIANT', { needs: '01,02,8006,8026' }],
  ['243', 'X..20', 'PCN', { needs: '01,03' }],
  ['250', 'X..30', 'SECONDARY SERIAL', { needs: '01+21,03+21,8006+21' }],
  ['251', 'X..30', 'REF. TO SOURCE', { needs: '01,03,8006' }],
  ['253', `${gln} [X..17]`, 'GDTI', { key: '' }],
  ['254', 'X..20', 'GLN EXTENSION COMPONENT', { needs: '414' }],
  ['255', `${gln} [N..12]`, 'GCN', { bars: '01,02,415,8006,8020,8026', key: '' }],
  ['30', 'N..8', 'VAR. COUNT', { needs: '01,02' }],
  ['37', 'N..8', 'COUNT', { needs: '00+02,00+8026' }],
]

const dates: AiRow[] = [
  ['11', monthOrDate, 'PROD DATE', { needs: item }],
  ['12', monthOrDate, 'DUE DATE', { needs: '8020' }],
  ['13', monthOrDate, 'PACK DATE', { needs: item }],
  ['15', monthOrDate, 'BEST BEFORE or BEST BY', { needs: item }],
  ['16', monthOrDate, 'SELL BY', { needs: item }],
  ['17', monthOrDate, 'USE BY or EXPIRY', { needs: '01,02,03,255,8006,8026' }],
]

/** Trade measures go with an item or a content; logistic ones with an item or a logistic unit. */
const trade = '01,02'
const logistic = '00,01'

/** Three digits of the AI, title, and what it goes with; the fourth digit (0–5) is the number of decimals. */
const measures: [prefix: string, title: string, needs: string][] = [
  ['310', 'NET WEIGHT (kg)', trade],
  ['311', 'LENGTH (m)', trade],
  ['312', 'WIDTH (m)', trade],
  ['313', 'HEIGHT (m)', trade],
  ['314', 'AREA (m²)', trade],
  ['315', 'NET VOLUME (l)', trade],
  ['316', 'NET VOLUME (m³)', trade],
  ['320', 'NET WEIGHT (lb)', trade],
  ['321', 'LENGTH (in)', trade],
  ['322', 'LENGTH (ft)', trade],
  ['323', 'LENGTH (yd)', trade],
  ['324', 'WIDTH (in)', trade],
  ['325', 'WIDTH (ft)', trade],
  ['326', 'WIDTH (yd)', trade],
  ['327', 'HEIGHT (in)', trade],
  ['328', 'HEIGHT (ft)', trade],
  ['329', 'HEIGHT (yd)', trade],
  ['330', 'GROSS WEIGHT (kg)', logistic],
  ['331', 'LENGTH (m), log', logistic],
  ['332', 'WIDTH (m), log', logistic],
  ['333', 'HEIGHT (m), log', logistic],
  ['334', 'AREA (m²), log', logistic],
  ['335', 'VOLUME (l), log', logistic],
  ['336', 'VOLUME (m³), log', logistic],
  ['337', 'KG PER m²', '01'],
  ['340', 'GROSS WEIGHT (lb)', logistic],
  ['341', 'LENGTH (in), log', logistic],
  ['342', 'LENGTH (ft), log', logistic],
  ['343', 'LENGTH (yd), log', logistic],
  ['344', 'WIDTH (in), log', logistic],
  ['345', 'WIDTH (ft), log', logistic],
  ['346', 'WIDTH (yd), log', logistic],
  ['347', 'HEIGHT (in), log', logistic],
  ['348', 'HEIGHT (ft), log', logistic],
  ['349', 'HEIGHT (yd), log', logistic],
  ['350', 'AREA (in²)', trade],
  ['351', 'AREA (ft²)', trade],
  ['352', 'AREA (yd²)', trade],
  ['353', 'AREA (in²), log', logistic],
  ['354', 'AREA (ft²), log', logistic],
  ['355', 'AREA (yd²), log', logistic],
  ['356', 'NET WEIGHT (tr oz)', trade],
  ['357', 'NET VOLUME (oz)', trade],
  ['360', 'NET VOLUME (qt (US))', trade],
  ['361', 'NET VOLUME (gal.)', trade],
  ['362', 'VOLUME (qt (US)), log', logistic],
  ['363', 'VOLUME (gal (US)), log', logistic],
  ['364', 'NET VOLUME (in³)', trade],
  ['365', 'NET VOLUME (ft³)', trade],
  ['366', 'NET VOLUME (yd³)', trade],
  ['367', 'VOLUME (in³), log', logistic],
  ['368', 'VOLUME (ft³), log', logistic],
  ['369', 'VOLUME (yd³), log', logistic],
]

const amounts: AiRow[] = [
  ['3900-3909', 'N..15', 'AMOUNT', { needs: '255,8020', bars: '390n,391n,394n,8111' }],
  ['3910-3919', 'N3:iso4217 N..15', 'AMOUNT', { needs: '8020', bars: '391n' }],
  ['3920-3929', 'N..15', 'PRICE', { needs: '01+30,01+31nn,01+32nn,01+35nn,01+36nn', bars: '392n,393n' }],
  ['3930-3939', 'N3:iso4217 N..15', 'PRICE', { needs: measured, bars: '393n' }],
  ['3940-3943', 'N4', 'PRCNT OFF', { needs: '255', bars: '394n,8111' }],
  ['3950-3955', 'N6', 'PRICE/UoM', { needs: measured, bars: '392n,393n,395n,8005' }],
  ['8005', 'N6', 'PRICE PER UNIT', { needs: '01,02' }],
]

const parties: AiRow[] = [
  ['400', 'X..30', 'ORDER NUMBER'],
  ['401', 'X..30:gcppos1', 'GINC', { key: '' }],
  ['402', 'N17:csum:gcppos1', 'GSIN', { key: '' }],
  ['403', 'X..30', 'ROUTE', { needs: '00' }],
  ['410', gln, 'SHIP TO LOC'],
  ['411', gln, 'BILL TO'],
  ['412', gln, 'PURCHASE FROM'],
  ['413', gln, 'SHIP FOR LOC'],
  ['414', gln, 'LOC No.', { key: '254|7040' }],
  ['415', gln, 'PAY TO', { needs: '8020', key: '8020' }],
  ['416', gln, 'PROD/SERV LOC'],
  ['417', gln, 'PARTY', { key: '7040' }],
  ['420', 'X..20', 'SHIP TO POST', { bars: '421' }],
  ['421', `${country} X..9`, 'SHIP TO POST', { bars: '4307' }],
]

const upToFive = `${country} ${Array(4).fill('[N3]:iso3166').join(' ')}`

const origin: AiRow[] = [
  ['422', country, 'ORIGIN', { needs: item, bars: '426' }],
  ['423', upToFive, 'COUNTRY - INITIAL PROCESS', { needs: '01,02,03', bars: '426' }],
  ['424', country, 'COUNTRY - PROCESS', { needs: '01,02,03', bars: '426' }],
  ['425', upToFive, 'COUNTRY - DISASSEMBLY', { needs: '01,02,03', bars: '426' }],
  ['426', country, 'COUNTRY - FULL PROCESS', { needs: '01,02,03' }],
  ['427', 'X..3', 'ORIGIN SUBDIVISION', { needs: '01+422,02+422,03+422' }],
]

/** Address lines for the way there (430n) and the way back (431n). */
const address = (base: string, to: string): AiRow[] => [
  [`${base}0`, 'X..35:pcenc', `${to} COMP`, { needs: '00' }],
  [`${base}1`, 'X..35:pcenc', `${to} NAME`, { needs: '00' }],
  [`${base}2`, 'X..70:pcenc', `${to} ADD1`, { needs: '00' }],
  [`${base}3`, 'X..70:pcenc', `${to} ADD2`, { needs: `${base}2` }],
  [`${base}4`, 'X..70:pcenc', `${to} SUB`, { needs: '00' }],
  [`${base}5`, 'X..70:pcenc', `${to} LOC`, { needs: '00' }],
  [`${base}6`, 'X..70:pcenc', `${to} REG`, { needs: '00' }],
  [`${base}7`, 'X2:iso3166alpha2', `${to} COUNTRY`, { needs: '00' }],
]

const transport: AiRow[] = [
  ...address('430', 'SHIP TO'),
  ['4308', 'X..30', 'SHIP TO PHONE', { needs: '00' }],
  ['4309', 'N10:latitude N10:longitude', 'SHIP TO GEO', { needs: '00' }],
  ...address('431', 'RTN TO'),
  ['4318', 'X..20', 'RTN TO POST', { needs: '00' }],
  ['4319', 'X..30', 'RTN TO PHONE', { needs: '00' }],
  ['4320', 'X..35:pcenc', 'SRV DESCRIPTION', { needs: '00' }],
  ['4321', 'N1:yesno', 'DANGEROUS GOODS', { needs: '00' }],
  ['4322', 'N1:yesno', 'AUTH TO LEAVE', { needs: '00' }],
  ['4323', 'N1:yesno', 'SIG REQUIRED', { needs: '00' }],
  ['4324', `${monthOrDate} N4:hhmi`, 'NOT BEF DEL DT', { needs: '00' }],
  ['4325', `${monthOrDate} N4:hhmi`, 'NOT AFT DEL DT', { needs: '00' }],
  ['4326', date, 'REL DATE', { needs: '00' }],
  ['4330', 'N6 [X1]:hyphen', 'MAX TEMP F.', { needs: '00', bars: '4331' }],
  ['4331', 'N6 [X1]:hyphen', 'MAX TEMP C.', { needs: '00', bars: '4330' }],
  ['4332', 'N6 [X1]:hyphen', 'MIN TEMP F.', { needs: '00', bars: '4333' }],
  ['4333', 'N6 [X1]:hyphen', 'MIN TEMP C.', { needs: '00', bars: '4332' }],
]

const attributes: AiRow[] = [
  ['7001', 'N13', 'NSN', { needs: '01,02,8006,8026' }],
  ['7002', 'X..30', 'MEAT CUT', { needs: '01,02' }],
  ['7003', `${date} N4:hhmi`, 'EXPIRY TIME', { needs: '01,02,03' }],
  ['7004', 'N..4', 'ACTIVE POTENCY', { needs: '01+10,03+10' }],
  ['7005', 'X..12', 'CATCH AREA', { needs: '01,02' }],
  ['7006', date, 'FIRST FREEZE DATE', { needs: '01,02' }],
  ['7007', `${date} [N6]:yymmdd`, 'HARVEST DATE', { needs: '01,02' }],
  ['7008', 'X..3', 'AQUATIC SPECIES', { needs: '01,02' }],
  ['7009', 'X..10', 'FISHING GEAR TYPE', { needs: '01,02' }],
  ['7010', 'X..2', 'PROD METHOD', { needs: '01,02,03' }],
  ['7011', `${date} [N4]:hhmi`, 'TEST BY DATE', { needs: '01,02,03' }],
  ['7020', 'X..20', 'REFURB LOT', { needs: '01+416,03+416,8006+416' }],
  ['7021', 'X..20', 'FUNC STAT', { needs: '01,03,8006' }],
  ['7022', 'X..20', 'REV STAT', { needs: '01+7021,03+7021,8006+7021' }],
  ['7023', 'X..30:gcppos1', 'GIAI - ASSEMBLY'],
  ['7030-7039', 'N3:iso3166999 X..27', 'PROCESSOR', { needs: '01,02' }],
  ['7040', 'N1 X1 X1 X1:importeridx', 'UIC+EXT'],
  ['7041', 'X..4:packagetype', 'UFRGT UNIT TYPE', { needs: '00' }],
  ['7230-7239', 'X2 X..28', 'CERT', { needs: '01,8004' }],
]

/** National reimbursement numbers, protocols, and data about patients and carers. */
const healthcare: AiRow[] = [
  ['710', 'X..20', 'NHRN PZN', { needs: '01' }],
  ['711', 'X..20', 'NHRN CIP', { needs: '01' }],
  ['712', 'X..20', 'NHRN CN', { needs: '01' }],
  ['713', 'X..20', 'NHRN DRN', { needs: '01' }],
  ['714', 'X..20', 'NHRN AIM', { needs: '01' }],
  ['715', 'X..20', 'NHRN NDC', { needs: '01' }],
  ['716', 'X..20', 'NHRN AIC', { needs: '01' }],
  ['717', 'X..20', 'NHRN SRN', { needs: '01' }],
  ['7240', 'X..20', 'PROTOCOL', { needs: '01,8006', bars: '03' }],
  ['7241', 'N2:mediatype', 'AIDC MEDIA TYPE', { needs: '8017,8018' }],
  ['7242', 'X..25', 'VCN', { needs: '8017,8018' }],
  ['7250', 'N8:yyyymmdd', 'DOB', { needs: '8018', bars: '7251' }],
  ['7251', 'N8:yyyymmdd N4:hhmi', 'DOB TIME', { needs: '8018', bars: '7250' }],
  ['7252', 'N1:iso5218', 'BIO SEX', { needs: '8018' }],
  ['7253', 'X..40:pcenc', 'FAMILY NAME', { needs: '8017,8018', bars: '7256,7259' }],
  ['7254', 'X..40:pcenc', 'GIVEN NAME', { needs: '8017,8018', bars: '7256,7259' }],
  ['7255', 'X..10', 'SUFFIX', { needs: '8017,8018', bars: '7256,7259' }],
  ['7256', 'X..90:pcenc', 'FULL NAME', { needs: '8017,8018' }],
  ['7257', 'X..70:pcenc', 'PERSON ADDR', { needs: '8018' }],
  ['7258', 'X3:posinseqslash', 'BIRTH SEQUENCE', { needs: '8018+7259' }],
  ['7259', 'X..40:pcenc', 'BABY', { needs: '8018', bars: '7256' }],
]

const signable = '00,01+21,03+21,253,255,8003,8004,8006+21,8010+8011,8017,8018'

const assetsAndParts: AiRow[] = [
  ['8001', 'N4:nonzero N5:nonzero N3:nonzero N1:winding N1', 'DIMENSIONS', { needs: '01' }],
  ['8002', 'X..20', 'CMT No.'],
  ['8003', `N1:zero ${gln} [X..16]`, 'GRAI', { key: '' }],
  ['8004', 'X..30:gcppos1', 'GIAI', { key: '7040' }],
  ['8006', `${gtin} N4:pieceoftotal`, 'ITIP', { bars: '01,03,37', key: '22,10,21' }],
  ['8007', 'X..34:iban', 'IBAN', { needs: '415' }],
  ['8008', `${date} N2:hh [N2]:mi [N2]:ss`, 'PROD TIME', { needs: '01,02,03' }],
  ['8009', 'X..50', 'OPTSEN', { needs: '00,01,03' }],
  ['8010', 'Y..30:gcppos1', 'CPID', { key: '8011' }],
  ['8011', 'N..12:nozeroprefix', 'CPID SERIAL', { needs: '8010' }],
  ['8012', 'X..20', 'VERSION', { needs: '01,03,8006' }],
  ['8013', 'X..25:csumalpha:gcppos1', 'GMN', { key: '' }],
  ['8014', 'X..25:csumalpha:gcppos1:hasnondigit', 'MUDI', { needs: '01' }],
  ['8017', 'N18:csum:gcppos1', 'GSRN - PROVIDER', { bars: '8018', key: '8019' }],
  ['8018', 'N18:csum:gcppos1', 'GSRN - RECIPIENT', { bars: '8017', key: '8019' }],
  ['8019', 'N..10', 'SRIN', { needs: '8017,8018' }],
  ['8020', 'X..25', 'REF No.', { needs: '415' }],
  ['8026', `${gtin} N4:pieceoftotal`, 'ITIP CONTENT', { needs: '37', bars: '02,03,8006' }],
  ['8030', 'Z..90', 'DIGSIG', { needs: signable }],
  ['8040', 'N15', 'IMEI', { needs: '01+21' }],
  ['8041', 'N15', 'IMEI2', { needs: '01+21+8040' }],
  ['8042', 'N32', 'ESIM', { needs: '01+21+8040' }],
  ['8043', 'N18 [N..2]', 'PSIM', { needs: '01+21+8040' }],
  ['8110', 'X..70:couponcode', ''],
  ['8111', 'N4', 'POINTS', { needs: '255' }],
  ['8112', 'X..70:couponposoffer', ''],
  ['8200', 'X..70', 'PRODUCT URL', { needs: '01' }],
]

const internal: AiRow[] = [
  ['90', 'X..30', 'INTERNAL'],
  ['91-99', 'X..90', 'INTERNAL'],
]

/** Every row of the table; `src/gs1/ai.ts` spreads the ranges and compiles the formats. */
export const aiRows: readonly AiRow[] = [
  ...identity,
  ...dates,
  ...measures.map(([prefix, title, needs]): AiRow => [`${prefix}0-${prefix}5`, 'N6', title, { needs, bars: `${prefix}n` }]),
  ...amounts,
  ...parties,
  ...origin,
  ...transport,
  ...attributes,
  ...healthcare,
  ...assetsAndParts,
  ...internal,
]
