// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, cents, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { type Person, samePerson } from '../person.ts';
import { type DutyRefusal, holderOf, isRefusal } from './duty.ts';
import type { PaymentOrder } from './order.ts';
import { moved, orderSum, type PaymentRun, type Release, type RunDecision, type RunState } from './run.ts';
import { payeesToSee } from './vop.ts';

/** What the releasing person had before their eyes. */
export interface ReleaseInput {
  readonly fileHash: string;
  /** The orders whose payee's name did not fully match and that the person wants paid all the same. */
  readonly seenPayees: readonly string[];
}

/** In order of precedence. */
export type ReleaseFileRefusal =
  | 'RUN_STATUS'
  | 'ORDERS_INCOMPLETE'
  | DutyRefusal
  | 'FILE_CHANGED'
  | 'INVOLVED'
  | 'SAME_PERSON'
  | 'PAYEES_NOT_SEEN';

/** Everyone who acted on the run or on one of its orders, and who therefore does not release. */
const involvedIn = (run: PaymentRun, orders: readonly Pick<PaymentOrder, 'involved'>[]): Person[] => [
  ...run.involved,
  ...orders.flatMap(({ involved }) => involved),
];

/** The orders given are those of the run, each once, and stand where the run stands. */
function complete({ run, orders }: RunState): boolean {
  const ids = new Set(orders.map(({ id }) => id));
  const all = run.orderIds.length === orders.length && run.orderIds.every((id) => ids.has(id));
  return all && orders.every(({ runId, status, tenantId }) => runId === run.id && status === run.status && tenantId === run.tenantId);
}

/** Releases the file: the first of two, or the second (§ 31 KomHVO NRW). */
export const releaseFile: Decide<RunState, ReleaseInput, RunDecision, ReleaseFileRefusal> = (state, input, circumstances) => {
  const { run, orders, rules } = state;
  const { file } = run;
  if ((run.status !== 'fileMade' && run.status !== 'releasedOnce') || file === null)
    return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  if (!complete(state)) return err(refusal('ORDERS_INCOMPLETE'));
  const by = holderOf({ rules, tenantId: run.tenantId, duty: 'release', amountCents: file.controlSumCents }, circumstances);
  if (isRefusal(by)) return err(by);
  if (input.fileHash !== file.hash || file.controlSumCents !== orderSum(orders)) return err(refusal('FILE_CHANGED'));
  if (involvedIn(run, orders).some((person) => samePerson(person, by))) return err(refusal('INVOLVED'));
  if (run.releases.some((release) => samePerson(release.by, by))) return err(refusal('SAME_PERSON'));
  const unseen = payeesToSee(run.payeeChecks).filter((orderId) => !input.seenPayees.includes(orderId));
  if (unseen.length > 0) return err(refusal('PAYEES_NOT_SEEN', { params: { orders: unseen } }));
  const releases: readonly Release[] = [...run.releases, { by, at: circumstances.at, fileHash: file.hash }];
  const status = run.status === 'fileMade' ? 'releasedOnce' : 'released';
  return ok({ run: { ...run, status, releases }, orders: moved(orders, status) });
};

/** In order of precedence. */
export type HandOverFileRefusal =
  | 'RUN_STATUS'
  | 'ORDERS_INCOMPLETE'
  | DutyRefusal
  | 'FILE_CHANGED'
  | 'EXECUTE_IN_PAST'
  | ReleasesRefusal
  | 'RELEASER_WITHOUT_DUTY'
  | 'BOOKED_BY_RELEASER';
export type ReleasesRefusal = 'RELEASES_MISSING' | 'SAME_PERSON' | 'INVOLVED';

/** Whoever released must still hold the duty when the file leaves: rules may have changed, a grant may have ended since. */
function releasersHold({ run, rules }: RunState, today: CivilDate): boolean {
  const amountCents = run.file?.controlSumCents ?? cents(0);
  return run.releases.every(({ by }) => {
    const question = { rules, tenantId: run.tenantId, duty: 'release', amountCents } as const;
    return !isRefusal(holderOf(question, { by: { ...by, side: 'centre' }, today }));
  });
}

/** Whether two people released exactly this file and neither had to do with it otherwise (I13); asked again where it leaves the house. */
export function checkReleases(run: PaymentRun, orders: readonly Pick<PaymentOrder, 'involved'>[]): Refusal<ReleasesRefusal> | null {
  const [first, second] = run.releases.filter(({ fileHash }) => fileHash === run.file?.hash);
  if (first === undefined || second === undefined || run.releases.length !== 2) return refusal('RELEASES_MISSING');
  if (samePerson(first.by, second.by)) return refusal('SAME_PERSON');
  const involved = involvedIn(run, orders);
  return involved.some((person) => samePerson(person, first.by) || samePerson(person, second.by)) ? refusal('INVOLVED') : null;
}

/** Gives exactly the released file to the bank. From here on nothing about it can be changed. */
export const handOverFile: Decide<RunState, { readonly fileHash: string }, RunDecision, HandOverFileRefusal> = (
  state,
  { fileHash },
  circumstances,
) => {
  const { run, orders, rules } = state;
  const { file } = run;
  if (run.status !== 'released' || file === null) return err(refusal('RUN_STATUS', { params: { status: run.status } }));
  if (!complete(state)) return err(refusal('ORDERS_INCOMPLETE'));
  const amountCents: Cents = file.controlSumCents;
  const by = holderOf({ rules, tenantId: run.tenantId, duty: 'handOver', amountCents }, circumstances);
  if (isRefusal(by)) return err(by);
  if (fileHash !== file.hash) return err(refusal('FILE_CHANGED'));
  const { today } = circumstances;
  if (run.executeOn < today) return err(refusal('EXECUTE_IN_PAST', { params: { today } }));
  const wrong = checkReleases(run, orders);
  if (wrong) return err(wrong);
  if (!releasersHold(state, today)) return err(refusal('RELEASER_WITHOUT_DUTY'));
  // Handing over books creditor → transit, and who books does not release (§ 31 KomHVO NRW).
  if (run.releases.some((release) => samePerson(release.by, by))) return err(refusal('BOOKED_BY_RELEASER'));
  return ok({ run: { ...run, status: 'handedOver', handedOverBy: by }, orders: moved(orders, 'handedOver') });
};
