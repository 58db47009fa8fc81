/** What happened to a pack, in one word, from what an event says of itself. */
export const kinds = [
  'commissioned',
  'packed',
  'unpacked',
  'shipped',
  'sent back',
  'shipment cancelled',
  'received',
  'dispensed',
  'destroyed',
  'sampled',
  'stolen',
  'exported',
  'frozen',
  'returned to stock',
  'decommissioned',
  'transformed',
  'seen',
] as const
export type Kind = (typeof kinds)[number]

/** What an event says of its nature. Words of CBV stand bare; a sender's own are URIs. */
export type Nature = { type: string; action?: string; bizStep?: string; disposition?: string }

/** Steps for which CBV 2.0 has no word. The second is ours to write: it takes back an act that may happen once. */
export const exporting = 'urn:absah:bizstep:exporting'
export const undoing = 'urn:absah:bizstep:undoing'

/** Business steps (CBV 2.0 §7.1, and ours) that say by themselves what happened. */
const bySteps: Readonly<Record<string, Kind>> = {
  commissioning: 'commissioned',
  shipping: 'shipped',
  departing: 'shipped',
  transporting: 'shipped',
  void_shipping: 'shipment cancelled',
  receiving: 'received',
  arriving: 'received',
  accepting: 'received',
  dispensing: 'dispensed',
  retail_selling: 'dispensed',
  destroying: 'destroyed',
  sampling: 'sampled',
  decommissioning: 'decommissioned',
  killing: 'decommissioned',
  [exporting]: 'exported',
  [undoing]: 'returned to stock',
}
const byDispositions: Readonly<Record<string, Kind>> = {
  stolen: 'stolen',
  destroyed: 'destroyed',
  disposed: 'destroyed',
  dispensed: 'dispensed',
  retail_sold: 'dispensed',
}

/** What happened. A disposition that says the pack is gone weighs more than the step at which it was noted. */
export function kindOf({ type, action, bizStep = '', disposition = '' }: Nature): Kind {
  const gone = Object.hasOwn(byDispositions, disposition) ? byDispositions[disposition] : undefined
  if (gone) return gone
  const step = Object.hasOwn(bySteps, bizStep) ? bySteps[bizStep]! : undefined
  if (step === 'shipped' && disposition === 'returned') return 'sent back'
  if (bizStep === 'holding' && disposition === 'non_sellable_other') return 'frozen'
  if (step) return step
  if (type === 'TransformationEvent') return 'transformed'
  if (type === 'AggregationEvent' || type === 'AssociationEvent')
    return action === 'ADD' ? 'packed' : action === 'DELETE' ? 'unpacked' : 'seen'
  return 'seen'
}

/** What ends a pack's life, or freezes it: what is reported afterwards does not bring it back by itself. */
export const isFinal = (kind: Kind): boolean => finals.has(kind)
const finals: ReadonlySet<Kind> = new Set(['dispensed', 'destroyed', 'sampled', 'stolen', 'exported', 'frozen', 'decommissioned'])

/** Whether what was an end remains so whatever comes next: that may take it back, or be a later end that follows on it. */
export const stays = (kind: Kind, next: Kind): boolean => isFinal(kind) && next !== 'returned to stock' && !follows(kind, next)

/** Whether an end may take the place of an earlier one: a frozen pack is destroyed, sampled or stolen, a retained sample is destroyed. */
export const follows = (kind: Kind, next: Kind): boolean =>
  (kind === 'frozen' && (next === 'destroyed' || next === 'sampled' || next === 'stolen')) ||
  (kind === 'sampled' && next === 'destroyed')

/** On its way, in nobody's hands. */
export const isUnderWay = (kind: Kind): boolean => kind === 'shipped' || kind === 'sent back'

/** What may happen to a pack once only, and is kept in `pack_once`. */
export const onceKinds = ['dispensed', 'destroyed', 'sampled', 'exported', 'stolen', 'frozen'] as const satisfies readonly Kind[]
export type OnceKind = (typeof onceKinds)[number]
export const onceActOf = (kind: Kind): OnceKind | undefined => onceKinds.find(one => one === kind)

/** Whether it tells where a pack is: something that ended its life, sent it on its way, or was done to it at a known place. */
export const tellsWhere = ({ kind, siteId }: { kind: Kind; siteId?: string }): boolean =>
  isFinal(kind) || isUnderWay(kind) || siteId !== undefined

/** One thing that happened to a pack, as much as decides how it stands. */
export type Happened = { kind: Kind; at: Date; retracted?: boolean; siteId?: string; toSiteId?: string }

export type Status =
  | 'not yet reported'
  | 'commissioned'
  | 'at a site'
  | 'in transit'
  | 'seen'
  | 'dispensed'
  | 'destroyed'
  | 'sampled'
  | 'stolen'
  | 'exported'
  | 'frozen'
  | 'decommissioned'

/** How a pack stands: since when, where it is or was last, and where it is bound for. */
export type Standing<Step extends Happened = Happened> = {
  status: Status
  since?: Date
  last?: Step
  siteId?: string
  toSiteId?: string
}

/** How a pack stands after what happened to it, first to last. What was declared in error did not happen. */
export function standingAfter<Step extends Happened>(steps: readonly Step[]): Standing<Step> {
  let standing: Standing<Step> = { status: 'not yet reported' }
  for (const step of steps) {
    if (step.retracted || (standing.last && stays(standing.last.kind, step.kind))) continue
    const siteId = step.siteId ?? (isUnderWay(step.kind) || isFinal(step.kind) ? standing.siteId : undefined)
    if (!tellsWhere(step) && standing.last) continue
    standing = {
      status: statusAfter(step),
      since: step.at,
      last: step,
      ...(siteId !== undefined && { siteId }),
      ...(isUnderWay(step.kind) && step.toSiteId !== undefined && { toSiteId: step.toSiteId }),
    }
  }
  return standing
}

function statusAfter(step: Happened): Status {
  if (isUnderWay(step.kind)) return 'in transit'
  if (step.kind === 'commissioned') return 'commissioned'
  if (isFinal(step.kind)) return step.kind as Status
  return step.siteId === undefined ? 'seen' : 'at a site'
}
