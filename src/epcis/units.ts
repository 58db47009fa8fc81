/**
 * Units of measure by their codes in UN/ECE Recommendation 20, as EPCIS writes them in `uom`: one line for each quantity that the
 * measurement types of GS1's vocabulary need. Behind each code stands what one of it is in the first unit of its line; for
 * temperatures also what has to be added before.
 */
const quantities = [
  'KEL 1, CEL 1 273.15, FAH 5/9 459.67, A48 5/9',
  'MTR 1, KMT 1000, HMT 100, A45 10, DMT 0.1, CMT 0.01, MMT 0.001, 4H 1e-6, C45 1e-9, C52 1e-12, A11 1e-10, INH 0.0254, FOT 0.3048, YRD 0.9144, SMI 1609.344, NMI 1852, 77 2.54e-5',
  'MTK 1, KMK 1e6, H18 1e4, DMK 0.01, CMK 1e-4, MMK 1e-6, INK 6.4516e-4, FTK 0.09290304, YDK 0.83612736',
  'MTQ 1, LTR 0.001, HLT 0.1, DLT 1e-4, CLT 1e-5, MLT 1e-6, 4G 1e-9, K6 1, MAL 1000, DMQ 0.001, CMQ 1e-6, MMQ 1e-9, INQ 1.6387064e-5, FTQ 0.028316846592, YDQ 0.764554857984, GLL 0.003785411784, GLI 0.00454609, PTL 4.73176473e-4, QTL 9.46352946e-4, PTI 5.6826125e-4, QTI 0.0011365225, OZA 2.95735295625e-5, OZI 2.84130625e-5',
  'KGM 1, TNE 1000, 2U 1000, KTN 1e6, DTN 100, HGM 0.1, DJ 0.01, GRM 0.001, DG 1e-4, CGM 1e-5, MGM 1e-6, MC 1e-9, LBR 0.45359237, ONZ 0.028349523125, GRN 6.479891e-5, STI 6.35029318, LTN 1016.0469088, STN 907.18474, CWA 45.359237, CWI 50.80234544',
  'SEC 1, MIN 60, HUR 3600, DAY 86400, WEE 604800, B52 1000, C26 0.001, B98 1e-6, C47 1e-9',
  'PAL 1, KPA 1000, MPA 1e6, A89 1e9, A97 100, 74 0.001, B96 1e-6, BAR 1e5, MBR 100, B85 0.1, ATM 101325, PS 6894.757293168, C55 1, H75 10, K31 98.0665, E42 98066.5',
  'MTS 1, KMH 1000/3600, HM 0.44704, KNT 1852/3600, FS 0.3048, FR 0.00508, IU 0.0254, 2M 0.01, C16 0.001, 2X 1/60, M60 1/3600, M62 1000, H81 0.001/60, H49 1e-3/3600',
  'MSK 1, A76 0.01, C11 1e-5, K40 9.80665, A73 0.3048, IV 0.0254, M38 1000, M39 0.01, M41 0.001',
  'C81 1, C25 0.001, B97 1e-6, DD 3.141592653589793/180, D61 3.141592653589793/10800, D62 3.141592653589793/648000, A91 3.141592653589793/200, M44 6.283185307179586',
  '2A 1, M46 6.283185307179586/60, E96 3.141592653589793/180',
  '2B 1, M45 3.141592653589793/180',
  'HTZ 1, KHZ 1000, MHZ 1e6, A86 1e9, D29 1e12',
  'NEW 1, B47 1000, B73 1e6, C20 0.001, B92 1e-6, DU 1e-5, B37 9.80665, C78 4.4482216152605',
  'JOU 1, KJO 1000, 3B 1e6, GV 1e9, D30 1e12, C68 1e15, C15 0.001, WHR 3600, KWH 3.6e6, MWH 3.6e9, GWH 3.6e12, A53 1.602176634e-19, BTU 1055.05585262, E14 4186.8, K53 4184, 85 1.3558179483314',
  'WTT 1, KWT 1000, MAW 1e6, A90 1e9, D31 1e12, C31 0.001, D80 1e-6, C49 1e-9',
  'AMP 1, B22 1000, H38 1e6, 4K 0.001, B84 1e-6, C39 1e-9, C70 1e-12',
  'VLT 1, 2G 1, 2H 1, KVT 1000, B78 1e6, 2Z 0.001, D82 1e-6',
  'OHM 1, B49 1000, B75 1e6, A87 1e9, E45 0.001, B94 1e-6',
  'FAR 1, C10 0.001, 4O 1e-6, C41 1e-9, 4T 1e-12',
  '81 1, C14 0.001, B90 1e-6, C43 1e-9, C73 1e-12, P24 1000',
  'SIE 1, B53 1000, C27 0.001, B99 1e-6',
  'D10 1, B54 1000, B77 1e6, H43 100, H61 0.1, G42 1e-4, G43 1e-6',
  'C61 1, B50 1000, B76 1e6, C60 0.01, B95 1e-6',
  'COU 1, A8 1, B26 1000, D77 1e6, D86 0.001, B86 1e-6, C40 1e-9, AMH 3600, E09 3.6',
  'A41 1, B23 1000, B66 1e6, A4 1e4, A7 1e6',
  'D50 1, B55 1000, B79 1e6, C30 0.001, C3 1e-6, D51 1000',
  'WEB 1, C33 0.001, P11 1000',
  'D33 1, C29 0.001, D81 1e-6, C48 1e-9, P13 1000',
  'D59 1, B56 1000, D60 1000',
  'BQL 1, 2Q 1000, 4N 1e6, GBQ 1e9, H08 1e-6, CUR 3.7e10, MCU 3.7e7, M5 3.7e4',
  'A95 1, C13 0.001, C80 0.01',
  'A96 1, P54 0.001, P55 1e-6, P57 1/60, P58 1e-3/60, P61 1/3600, P62 1e-3/3600, P63 1e-6/3600',
  'D13 1, C28 0.001, D91 0.01',
  'P65 1, P66 0.001, P67 1e-6, P70 1/3600, P71 1e-3/3600, P72 1e-6/3600, P74 1/60, P75 1e-3/60, P76 1e-6/60',
  'C8 0.001, 2C 2.58e-4, 2Y 2.58e-7, KR 0.258',
  'CDL 1, P33 1000, P34 0.001',
  'A24 1, P31 1e4',
  'LUM 1',
  'LUX 1, KLX 1000, P26 1e4',
  'C34 1, B45 1000, C18 0.001, FH 1e-6',
  'C36 1, B46 1000, C35 1000, C38 1000, M33 1',
  'C19 1, D87 0.001, P47 1000',
  'B15 1, B44 1000',
  'D74 1, A94 0.001',
  'A40 1, A37 0.001, B58 0.001, A36 1e-6',
  'KMQ 1, GL 1, 23 1000, B34 1000, B35 1000, D41 1000, GJ 1000, A93 0.001, M1 0.001, GP 1e-6, GQ 1e-9, 87 0.45359237/0.028316846592',
  'KGS 1, F29 0.001, F34 1e-6, E93 1/3600, F31 1/60, E18 1000/3600, F28 0.001/60, F27 0.001/3600',
  '28 1, GM 0.001, GO 1e-6, 25 10, D5 1e4',
  'C65 1, C24 0.001, 89 0.1, C7 0.001',
  'S4 1, C17 1e-6, 4C 1e-6, 91 1e-4, M81 1e-4, S3 0.09290304',
  '4P 1, C22 0.001, N31 1000, M23 100',
  'NU 1, B48 1000, B74 1e6, D83 0.001, B93 1e-6, DN 0.1, J72 0.01',
  'MQS 1, G51 0.001, 40 1e-6, 2J 1e-6, MQH 1/3600, G53 1/60, G52 1/86400, L2 0.001/60, E32 0.001/3600, 41 1e-6/60',
  'A39 1, 22 0.1, KX 1e-6',
  'D54 1, C32 0.001, D85 1e-6, N48 1e4',
  'B31 1, M98 0.01, M99 1e-5',
  'C92 1, E90 100, Q25 1',
  'C62 1, P1 0.01, NX 0.001, 59 1e-6, 61 1e-9, DZN 12, GRO 144, CEN 100, MIL 1000, MIO 1e6',
  'AD 1, 2P 1000, 4L 1e6, E34 1e9, E35 1e12, E63 2**20, E64 2**10, E62 2**30',
] as const

type Unit = { readonly quantity: number; readonly factor: number; readonly shift: number }

const units: ReadonlyMap<string, Unit> = new Map(
  quantities.flatMap((line, quantity) =>
    line.split(', ').map(entry => {
      const [code = '', factor = '', shift = '0'] = entry.split(' ')
      return [code, { quantity, factor: numberIn(factor), shift: Number(shift) }] as const
    }),
  ),
)

/** A plain number, a quotient or a power, so that the table can say exactly what a unit is. */
function numberIn(text: string): number {
  const [base, power] = text.split('**')
  if (power) return Number(base) ** Number(power)
  const [over, under = '1'] = text.split('/')
  return Number(over) / Number(under)
}

/** The codes of the units into which a value of this unit can be converted, itself the first; alone where the code is not known. */
export function unitsLike(code: string): string[] {
  const unit = units.get(code)
  if (!unit) return [code]
  return [
    code,
    ...[...units].filter(([other, { quantity }]) => quantity === unit.quantity && other !== code).map(([other]) => other),
  ]
}

/** A value of one unit in another, to twelve digits. Throws a RangeError where the two do not measure the same. */
export function converted(value: number, from: string, to: string): number {
  if (from === to) return value
  const [a, b] = [units.get(from), units.get(to)]
  if (!a || !b || a.quantity !== b.quantity) throw new RangeError(`${from} cannot be converted into ${to}.`)
  const unshifted = ((value + a.shift) * a.factor) / b.factor
  const result = unshifted - b.shift
  // What is left of two nearly equal numbers beyond their common digits is noise: 32 °F are 0 °C.
  const noise = Math.max(Math.abs(unshifted), Math.abs(b.shift)) * 1e-13
  return Math.abs(result) < noise ? 0 : Number(result.toPrecision(12))
}
