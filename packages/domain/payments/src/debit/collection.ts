// SPDX-License-Identifier: EUPL-1.2
import { byText, type Cents, type CivilDate, cents, type Decide, err, ok, refusal } from '@kernel/core';
import type { BankLine } from '../bank/bank-line.ts';
import type { Allocation } from '../ledger/line-booking.ts';

/** What became of a collection that left the house. */
export const COLLECTION_STATUSES = ['onItsWay', 'accepted', 'rejected', 'collected', 'returned'] as const;
export type CollectionStatus = (typeof COLLECTION_STATUSES)[number];

/** What the bank says or books; a booking that was a mistake is taken back by the steps upwards. */
const COLLECTION_TRANSITIONS = {
  onItsWay: ['accepted', 'rejected', 'collected'],
  accepted: ['rejected', 'collected'],
  rejected: [],
  collected: ['returned', 'accepted', 'onItsWay'],
  returned: ['collected'],
} as const satisfies Record<CollectionStatus, readonly CollectionStatus[]>;

/** One word of the bank, or one booking of its line. Steps are added, never changed. */
export interface CollectionStep {
  readonly status: CollectionStatus;
  /** The day of the report, or the booking day in the books. */
  readonly on: CivilDate;
  /** The bank line that was booked; null where a report said it. */
  readonly lineId: string | null;
  /** Why the bank rejected or gave back; null otherwise. */
  readonly reason: string | null;
}

/** A claim that is collected by a mandate. */
export interface Collection {
  readonly itemId: string;
  readonly mandateId: string;
  readonly amountCents: Cents;
  readonly endToEndId: string;
  readonly remittance: string;
  /** Of the block of the file that it stands in; null as long as there is no file. */
  readonly paymentInfoId: string | null;
  /** What the bank said and booked since it left, in this order. */
  readonly steps: readonly CollectionStep[];
}

/** How a collection stood at the end of a day; without a day: how it stands now. */
export function collectionStatus({ steps }: Pick<Collection, 'steps'>, through?: CivilDate): CollectionStatus {
  const known = through === undefined ? steps : steps.filter(({ on }) => on <= through);
  return known.at(-1)?.status ?? 'onItsWay';
}

const canBecome = (from: CollectionStatus, to: CollectionStatus): boolean =>
  (COLLECTION_TRANSITIONS[from] as readonly CollectionStatus[]).includes(to);

const withStep = (collection: Collection, step: CollectionStep): Collection => ({ ...collection, steps: [...collection.steps, step] });

/** In order of precedence. */
export type DebitAnswerRefusal = 'COLLECTION_STATUS' | 'REASON_MISSING';

/** What the bank's status report (pain.002) says of a collection. What it rejects is owed as before: nothing was booked for it. */
export const takeDebitAnswer: Decide<
  Collection,
  { readonly accepted: true } | { readonly accepted: false; readonly reason: string },
  Collection,
  DebitAnswerRefusal
> = (collection, answer, { today }) => {
  const status = answer.accepted ? 'accepted' : 'rejected';
  const from = collectionStatus(collection);
  if (!canBecome(from, status) || from === 'collected') return err(refusal('COLLECTION_STATUS', { params: { status: from } }));
  const reason = answer.accepted ? null : answer.reason.trim();
  if (reason === '') return err(refusal('REASON_MISSING', { field: 'reason' }));
  return ok(withStep(collection, { status, on: today, lineId: null, reason }));
};

/** A collection that left with a file, as bank lines look for it. */
export interface SentCollection {
  readonly runId: string;
  readonly messageId: string | null;
  readonly collectOn: CivilDate;
  readonly collection: Collection;
}

/** Credits of direct debits in the list of business transaction codes of German banks (GVC): single, batch; CORE, B2B. */
const COLLECTED_GVC: readonly string[] = ['171', '174', '192', '196'];

/** Whether a line is about this very collection: its own ids say so, or it is a booking of collections and the amount agrees. */
function isAbout({ references, gvc, batchCount }: BankLine, { collection, messageId }: SentCollection, amountCents: bigint): boolean {
  if (references.endToEndId === collection.endToEndId) return true;
  const block = [references.paymentInfoId, references.messageId].some(
    (id) => id !== null && (id === collection.paymentInfoId || id === messageId),
  );
  const collected = block || batchCount !== null || (gvc !== null && COLLECTED_GVC.includes(gvc));
  return collected && (amountCents < 0n ? -amountCents : amountCents) === collection.amountCents;
}

const newestFirst = (a: SentCollection, b: SentCollection): number => byText(b.collectOn, a.collectOn) || byText(a.runId, b.runId);

/** Whether the booked part of a line is what this collection waits for, or what brings it back. */
function isMovedBy(line: BankLine, sent: SentCollection, amountCents: bigint): boolean {
  const status = collectionStatus(sent.collection);
  if (amountCents > 0n) return (status === 'onItsWay' || status === 'accepted') && isAbout(line, sent, amountCents);
  // Nobody but the bank gives a direct debit back: where no id came along the amount tells which.
  return status === 'collected' && (isAbout(line, sent, amountCents) || cents(-amountCents) === sent.collection.amountCents);
}

/**
 * What a booked line means for collections of the claims that it pays: they came in, or they came back (Rücklastschrift) and are owed again.
 * A debtor who pays by transfer moves none.
 */
export function moveCollections(
  line: BankLine,
  { allocations, bookedOn }: { readonly allocations: readonly Allocation[]; readonly bookedOn: CivilDate },
  sent: ReadonlyMap<string, readonly SentCollection[]>,
): SentCollection[] {
  const moved = new Map<string, SentCollection>();
  for (const { item, amountCents } of allocations) {
    const own = item === null ? [] : [...(sent.get(item) ?? [])].sort(newestFirst);
    const found = own.find((one) => !moved.has(keyOfSent(one)) && isMovedBy(line, one, amountCents));
    if (found === undefined) continue;
    const back = amountCents < 0n;
    const step = { on: bookedOn, lineId: line.id, reason: back ? (line.returnReason ?? 'bank') : null };
    moved.set(keyOfSent(found), { ...found, collection: withStep(found.collection, { ...step, status: back ? 'returned' : 'collected' }) });
  }
  return [...moved.values()];
}

/** A claim stands once in a run. */
export const keyOfSent = ({ runId, collection }: SentCollection): string => `${runId}/${collection.itemId}`;

/** The booking of a line is taken back: what it said of collections is unsaid, with a step of its own. */
export function takeCollectionsBack(lineId: string, on: CivilDate, sent: Iterable<SentCollection>): SentCollection[] {
  return [...sent].flatMap((one) => {
    const { steps } = one.collection;
    const last = steps.at(-1);
    if (last === undefined || last.lineId !== lineId || (last.status !== 'collected' && last.status !== 'returned')) return [];
    const before = collectionStatus({ steps: steps.slice(0, -1) });
    return [{ ...one, collection: withStep(one.collection, { status: before, on, lineId: null, reason: null }) }];
  });
}
