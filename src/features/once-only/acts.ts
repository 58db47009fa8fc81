import { exporting, type Kind, type OnceKind, undoing } from '#/features/tracing/life.ts'

/** What may happen to a pack once. Stealing is a report of theft; freezing keeps a pack from being given out until it is released. */
export const acts = ['dispense', 'destroy', 'sample', 'export', 'steal', 'freeze'] as const
export type Act = (typeof acts)[number]

/** The state that an act leaves a pack in. */
export const stateAfter = {
  dispense: 'dispensed',
  destroy: 'destroyed',
  sample: 'sampled',
  export: 'exported',
  steal: 'stolen',
  freeze: 'frozen',
} as const satisfies Record<Act, OnceKind>

/** The act that leads to a state. */
export const actBehind = Object.fromEntries(acts.map(act => [stateAfter[act], act])) as Record<OnceKind, Act>

/** Why a pack may not be given out although nobody acted on it: by its product, batch or date. Never written on packs. */
export const derivedStates = ['recalled', 'withdrawn', 'expired'] as const
export type Derived = (typeof derivedStates)[number]

/** What is asked for. `part`: an opened pack is given out bit by bit. `atHand`: the pack was never handed to the public. */
export type Asked = { act: Act; undo: boolean; part: boolean; atHand: boolean }

type Nature = { action: 'OBSERVE' | 'DELETE'; bizStep: string; disposition: string }

/** The EPCIS event that says so, in the words of CBV 2.0; for exporting and undoing it has none, so those are ours. */
export function natureOf({ act, undo, part }: Pick<Asked, 'act' | 'undo' | 'part'>): Nature {
  if (undo) return { action: 'OBSERVE', bizStep: undoing, disposition: 'sellable_accessible' }
  switch (act) {
    case 'dispense':
      return { action: 'OBSERVE', bizStep: 'dispensing', disposition: part ? 'partially_dispensed' : 'dispensed' }
    case 'destroy':
      return { action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' }
    case 'sample':
      return { action: 'OBSERVE', bizStep: 'sampling', disposition: 'non_sellable_other' }
    case 'export':
      return { action: 'OBSERVE', bizStep: exporting, disposition: 'inactive' }
    case 'steal':
      return { action: 'OBSERVE', bizStep: 'other', disposition: 'stolen' }
    case 'freeze':
      return { action: 'OBSERVE', bizStep: 'holding', disposition: 'non_sellable_other' }
  }
}

/** The act behind what an event means for a pack, if it is one that may happen once. */
export const actOfKind = (kind: Kind): Act | undefined => acts.find(act => stateAfter[act] === kind)
