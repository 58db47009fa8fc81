/** The Core Business Vocabulary 2.0: its words, and the three ways each is written. */

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export type Vocabulary =
  | 'bizStep'
  | 'disposition'
  | 'bizTransaction'
  | 'sourceDest'
  | 'errorReason'
  | 'sensorType'
  | 'alert'
  | 'component'

const cbvSpace = 'https://ref.gs1.org/cbv/'
const vocSpace = 'https://gs1.org/voc/'

type Table = { readonly web: string; readonly urn?: string; readonly words: readonly string[] }

/** For each vocabulary the beginning of its web URIs, of its old URNs (CBV 1.x), and the words. */
export const vocabularies = {
  bizStep: {
    web: `${cbvSpace}BizStep-`,
    urn: 'urn:epcglobal:cbv:bizstep:',
    words: words(`accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
      decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing
      loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling sampling
      sensor_reporting shipping staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping`),
  },
  disposition: {
    web: `${cbvSpace}Disp-`,
    urn: 'urn:epcglobal:cbv:disp:',
    words: words(`active available completeness_inferred completeness_verified conformant container_closed container_open damaged
      destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance
      mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled reserved
      retail_sold returned sellable_accessible sellable_not_accessible stolen unavailable unknown`),
  },
  bizTransaction: {
    web: `${cbvSpace}BTT-`,
    urn: 'urn:epcglobal:cbv:btt:',
    words: words('bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt'),
  },
  sourceDest: {
    web: `${cbvSpace}SDT-`,
    urn: 'urn:epcglobal:cbv:sdt:',
    words: words('location owning_party possessing_party'),
  },
  errorReason: { web: `${cbvSpace}ER-`, urn: 'urn:epcglobal:cbv:er:', words: words('did_not_occur incorrect_data') },
  component: {
    web: `${cbvSpace}Comp-`,
    words: words(`altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle
      spherical_radius x y z`),
  },
  alert: { web: vocSpace, words: words('ALARM_CONDITION ERROR_CONDITION') },
  sensorType: {
    web: vocSpace,
    words: words(`AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
      AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance
      Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent
      ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance Irradiance
      KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity
      MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy
      MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance Resistivity
      SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate
      VolumeFraction VolumetricFlux Wavenumber`),
  },
} as const satisfies Record<Vocabulary, Table>

const known = Object.fromEntries(
  Object.entries(vocabularies).map(([name, table]) => [name, new Set<string>(table.words)]),
) as unknown as Record<Vocabulary, ReadonlySet<string>>

/**
 * The word behind a bare word, web URI or old URN of a vocabulary, as `shipping` for all three forms; `undefined` where the text
 * is not of this vocabulary. `text` has its compact URIs expanded. A word it returns need not be in the list: see `isWord`.
 */
export function wordOf(vocabulary: Vocabulary, text: string): string | undefined {
  const table: Table = vocabularies[vocabulary]
  if (text.startsWith(table.web)) return text.slice(table.web.length)
  if (table.urn && text.startsWith(table.urn)) return text.slice(table.urn.length)
  return text.includes(':') ? undefined : text
}

export const isWord = (vocabulary: Vocabulary, word: string): boolean => known[vocabulary].has(word)

/** The web URI of a bare word of the vocabulary. */
export const bareToWeb = (vocabulary: Vocabulary, word: string): string => vocabularies[vocabulary].web + word

const urns: readonly (readonly [urn: string, web: string])[] = Object.values(vocabularies).flatMap((table: Table) =>
  table.urn ? [[table.urn, table.web] as const] : [],
)

/** The web URI of an old CBV URN (`urn:epcglobal:cbv:bizstep:…`, CBV 2.0 §8.9 rule 14); any other text unchanged. */
export function urnToWeb(text: string): string {
  if (!text.startsWith('urn:epcglobal:cbv:')) return text
  const found = urns.find(([urn]) => text.startsWith(urn))
  return found ? found[1] + text.slice(found[0].length) : text
}
