// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type Cents,
  type CivilDate,
  centsToDecimal,
  type Decide,
  err,
  isBankDay,
  ok,
  type Refusal,
  type Result,
  refusal,
  sumCents,
} from '@kernel/core';
import { type DutyRefusal, holderOf, isRefusal, type LocalRules } from '../order/duty.ts';
import type { PaymentFile, Release } from '../order/run.ts';
import { type Person, samePerson, withPerson } from '../person.ts';
import type { Collection } from './collection.ts';
import { type DebitMandate, type DebitScheme, mandateFault } from './mandate.ts';

export type DebitRunStatus = 'composing' | 'preNotified' | 'fileMade' | 'releasedOnce' | 'released' | 'handedOver' | 'cancelled';

/** The notice fixes what is collected: from there on a run is carried out or given up. */
export const DEBIT_RUN_TRANSITIONS = {
  composing: ['preNotified', 'cancelled'],
  preNotified: ['fileMade', 'cancelled'],
  fileMade: ['releasedOnce', 'cancelled'],
  releasedOnce: ['released', 'cancelled'],
  released: ['handedOver', 'cancelled'],
  handedOver: [],
  cancelled: [],
} as const satisfies Record<DebitRunStatus, readonly DebitRunStatus[]>;

/** Claims of one municipality, collected to one account with one file. Home: the member. */
export interface DebitRun {
  readonly id: string;
  readonly tenantId: string;
  readonly bankAccountId: string;
  readonly collectOn: CivilDate;
  readonly scheme: DebitScheme;
  readonly status: DebitRunStatus;
  readonly collections: readonly Collection[];
  readonly preNotifiedOn: CivilDate | null;
  readonly file: PaymentFile | null;
  readonly releases: readonly Release[];
  /** Whoever composed, announced or made the file does not release it. */
  readonly involved: readonly Person[];
  readonly handedOverBy: Person | null;
}

export interface DebitRunState {
  readonly run: DebitRun;
  readonly rules: LocalRules;
}

/** A claim with the mandate that allows to collect it. */
export interface Collectable {
  readonly itemId: string;
  readonly tenantId: string;
  readonly openCents: Cents;
  readonly dueOn: CivilDate;
  readonly remittance: string;
  readonly endToEndId: string;
  readonly mandate: DebitMandate;
  /** Another run that was not given up holds it. */
  readonly inRun: boolean;
}

const sumOf = ({ collections }: Pick<DebitRun, 'collections'>): Cents => sumCents(collections.map(({ amountCents }) => amountCents));

const wrongStatus = (run: DebitRun, to: DebitRunStatus): Refusal<'RUN_STATUS'> | null =>
  (DEBIT_RUN_TRANSITIONS[run.status] as readonly DebitRunStatus[]).includes(to)
    ? null
    : refusal('RUN_STATUS', { params: { status: run.status } });

type Question = { readonly rules: LocalRules; readonly run: Pick<DebitRun, 'tenantId' | 'collections'> };
const holder = (duty: 'run' | 'release' | 'handOver', { rules, run }: Question, circumstances: Parameters<typeof holderOf>[1]) =>
  holderOf({ rules, tenantId: run.tenantId, duty, amountCents: sumOf(run) }, circumstances);

/** In order of precedence. */
export type ComposeDebitRefusal =
  | 'RUN_EMPTY'
  | 'OTHER_TENANT'
  | 'NOTHING_OPEN'
  | 'IN_OTHER_RUN'
  | 'NO_BANK_DAY'
  | 'BEFORE_DUE'
  | 'NOTICE_TOO_LATE'
  | 'MANDATE_NOT_ACTIVE'
  | 'OTHER_SCHEME'
  | 'MANDATE_LAPSED'
  | 'MANDATE_TWICE'
  | DutyRefusal;

function claimFault(claim: Collectable, wanted: { tenantId: string; scheme: DebitScheme; collectOn: CivilDate; today: CivilDate }) {
  const { mandate, itemId } = claim;
  const params = { item: itemId, reference: mandate.reference };
  if (claim.tenantId !== wanted.tenantId || mandate.tenantId !== wanted.tenantId) return refusal('OTHER_TENANT', { params });
  if (claim.openCents <= 0n) return refusal('NOTHING_OPEN', { params });
  if (claim.inRun) return refusal('IN_OTHER_RUN', { params });
  if (wanted.collectOn < claim.dueOn) return refusal('BEFORE_DUE', { field: 'collectOn', params: { ...params, date: claim.dueOn } });
  const earliest = addDays(wanted.today, mandate.noticeDays);
  if (wanted.collectOn < earliest) return refusal('NOTICE_TOO_LATE', { field: 'collectOn', params: { ...params, date: earliest } });
  return mandateFault(mandate, wanted);
}

/** Claims with mandates of one scheme, to be collected on one bank day that leaves time for the notice. */
export const composeDebitRun: Decide<
  { readonly claims: readonly Collectable[]; readonly rules: LocalRules },
  { readonly bankAccountId: string; readonly collectOn: CivilDate; readonly scheme: DebitScheme },
  DebitRun,
  ComposeDebitRefusal
> = ({ claims, rules }, { bankAccountId, collectOn, scheme }, circumstances): Result<DebitRun, Refusal<ComposeDebitRefusal>> => {
  if (claims.length === 0) return err(refusal('RUN_EMPTY'));
  if (!isBankDay(collectOn)) return err(refusal('NO_BANK_DAY', { field: 'collectOn' }));
  const wanted = { tenantId: rules.tenantId, scheme, collectOn, today: circumstances.today };
  for (const claim of claims) {
    const wrong = claimFault(claim, wanted);
    if (wrong) return err(wrong);
  }
  const single = claims.filter(({ mandate }) => mandate.sequence === 'OOFF').map(({ mandate }) => mandate.id);
  if (new Set(single).size < single.length) return err(refusal('MANDATE_TWICE'));
  const collections = claims.map(({ itemId, openCents, endToEndId, remittance, mandate }) => ({
    ...{ itemId, mandateId: mandate.id, amountCents: openCents, endToEndId, remittance, paymentInfoId: null, steps: [] },
  }));
  const by = holder('run', { rules, run: { tenantId: rules.tenantId, collections } }, circumstances);
  if (isRefusal(by)) return err(by);
  return ok({
    ...{ id: circumstances.newId(), tenantId: rules.tenantId, bankAccountId, collectOn, scheme, status: 'composing', collections },
    ...{ preNotifiedOn: null, file: null, releases: [], involved: [by], handedOverBy: null },
  });
};

/** In order of precedence. */
export type PreNotifyRefusal = 'RUN_STATUS' | 'NOTICE_TOO_LATE' | DutyRefusal;

/** The debtors are told amount, day, mandate and creditor (Vorabankündigung), at least as long before as was agreed with each. */
export const preNotify: Decide<DebitRunState, { readonly noticeDays: number }, DebitRun, PreNotifyRefusal> = (
  { run, rules },
  { noticeDays },
  circumstances,
) => {
  const wrong = wrongStatus(run, 'preNotified');
  if (wrong) return err(wrong);
  const earliest = addDays(circumstances.today, noticeDays);
  if (run.collectOn < earliest) return err(refusal('NOTICE_TOO_LATE', { params: { date: earliest } }));
  const by = holder('run', { rules, run }, circumstances);
  if (isRefusal(by)) return err(by);
  return ok({ ...run, status: 'preNotified', preNotifiedOn: circumstances.today, involved: withPerson(run.involved, by) });
};

/** In order of precedence. */
export type MakeDebitFileRefusal = 'RUN_STATUS' | 'DAY_PASSED' | DutyRefusal | 'CONTROL_SUM_DIFFERS' | 'COUNT_DIFFERS';

/** Fixes the file by its hash. */
export const makeDebitFile: Decide<DebitRunState, PaymentFile, DebitRun, MakeDebitFileRefusal> = ({ run, rules }, file, circumstances) => {
  const wrong = wrongStatus(run, 'fileMade');
  if (wrong) return err(wrong);
  if (run.collectOn <= circumstances.today) return err(refusal('DAY_PASSED', { params: { date: run.collectOn } }));
  const by = holder('run', { rules, run }, circumstances);
  if (isRefusal(by)) return err(by);
  const sum = sumOf(run);
  if (file.controlSumCents !== sum)
    return err(refusal('CONTROL_SUM_DIFFERS', { params: { file: centsToDecimal(file.controlSumCents), orders: centsToDecimal(sum) } }));
  if (file.count !== run.collections.length)
    return err(refusal('COUNT_DIFFERS', { params: { file: file.count, orders: run.collections.length } }));
  return ok({ ...run, status: 'fileMade', file, involved: withPerson(run.involved, by) });
};

/** In order of precedence. */
export type ReleaseDebitRefusal = 'RUN_STATUS' | DutyRefusal | 'FILE_CHANGED' | 'INVOLVED' | 'SAME_PERSON';

/** The first of two releases, or the second, by people who had nothing to do with the run (§ 31 KomHVO NRW). */
export const releaseDebitFile: Decide<DebitRunState, { readonly fileHash: string }, DebitRun, ReleaseDebitRefusal> = (
  { run, rules },
  { fileHash },
  circumstances,
) => {
  const status = run.status === 'fileMade' ? 'releasedOnce' : 'released';
  const wrong = wrongStatus(run, status);
  if (wrong || run.file === null) return err(wrong ?? refusal('RUN_STATUS', { params: { status: run.status } }));
  const by = holder('release', { rules, run }, circumstances);
  if (isRefusal(by)) return err(by);
  if (fileHash !== run.file.hash) return err(refusal('FILE_CHANGED'));
  if (run.involved.some((person) => samePerson(person, by))) return err(refusal('INVOLVED'));
  if (run.releases.some((release) => samePerson(release.by, by))) return err(refusal('SAME_PERSON'));
  return ok({ ...run, status, releases: [...run.releases, { by, at: circumstances.at, fileHash }] });
};

/** Whether two people released exactly this file and neither had a hand in the run (I13); asked again where it leaves the house. */
export function checkDebitReleases(
  run: Pick<DebitRun, 'file' | 'releases' | 'involved'>,
): Refusal<'RELEASES_MISSING' | 'SAME_PERSON' | 'INVOLVED'> | null {
  const [first, second] = run.releases.filter(({ fileHash }) => fileHash === run.file?.hash);
  if (first === undefined || second === undefined || run.releases.length !== 2) return refusal('RELEASES_MISSING');
  if (samePerson(first.by, second.by)) return refusal('SAME_PERSON');
  const hand = run.involved.some((person) => samePerson(person, first.by) || samePerson(person, second.by));
  return hand ? refusal('INVOLVED') : null;
}

/** In order of precedence. */
export type HandOverDebitRefusal =
  | ('RUN_STATUS' | 'DAY_PASSED' | 'FILE_CHANGED' | 'RELEASES_MISSING' | 'SAME_PERSON' | 'INVOLVED' | 'BOOKED_BY_RELEASER')
  | DutyRefusal;

/** Gives exactly the released file to the bank, by whoever did not release it. */
export const handOverDebitFile: Decide<DebitRunState, { readonly fileHash: string }, DebitRun, HandOverDebitRefusal> = (
  { run, rules },
  { fileHash },
  circumstances,
) => {
  const wrong = wrongStatus(run, 'handedOver');
  if (wrong) return err(wrong);
  if (run.collectOn <= circumstances.today) return err(refusal('DAY_PASSED', { params: { date: run.collectOn } }));
  const by = holder('handOver', { rules, run }, circumstances);
  if (isRefusal(by)) return err(by);
  if (fileHash !== run.file?.hash) return err(refusal('FILE_CHANGED'));
  const unreleased = checkDebitReleases(run);
  if (unreleased) return err(unreleased);
  if (run.releases.some((release) => samePerson(release.by, by))) return err(refusal('BOOKED_BY_RELEASER'));
  return ok({ ...run, status: 'handedOver', handedOverBy: by });
};

/** In order of precedence. */
export type CancelDebitRefusal = 'RUN_STATUS' | DutyRefusal;

/** Gives up a run that was not handed over; its claims can be collected otherwise. */
export const cancelDebitRun: Decide<DebitRunState, Record<never, never>, DebitRun, CancelDebitRefusal> = (
  { run, rules },
  _input,
  circumstances,
) => {
  const wrong = wrongStatus(run, 'cancelled');
  if (wrong) return err(wrong);
  const by = holder('run', { rules, run }, circumstances);
  return isRefusal(by) ? err(by) : ok({ ...run, status: 'cancelled', file: null, releases: [], involved: withPerson(run.involved, by) });
};
