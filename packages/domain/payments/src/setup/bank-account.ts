// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type Cents,
  type CivilDate,
  cents,
  type Decide,
  err,
  type Iban,
  ok,
  parseIban,
  type Refusal,
  refusal,
  sumCents,
} from '@kernel/core';
import { accountOf, type ChartOfAccounts, type LedgerAccountKind } from '../ledger/account.ts';
import { type BookRefusal, type BooksState, bookJournal, type Journal, type Posting } from '../ledger/journal.ts';
import { type Person, personOf, samePerson } from '../person.ts';

/** Something of the time before the cut-over that stands open on an account of the new books. */
export interface OpeningItem {
  readonly kind: 'transit' | 'deposit' | 'advance';
  readonly item: string;
  /** As the bank's line has it or will have it: above zero for what came in or will come in. */
  readonly amountCents: Cents;
  readonly since: CivilDate;
  readonly label: string;
}
export const OPENING_ITEM_KINDS = ['transit', 'deposit', 'advance'] as const satisfies readonly OpeningItem['kind'][];

/** How an account is wanted, with what it held when this way of working began. */
export interface BankAccountWish {
  readonly iban: string;
  readonly bic: string | null;
  readonly creditorId: string | null;
  readonly cutOverOn: CivilDate;
  readonly openingCents: Cents;
  readonly openingItems: readonly Omit<OpeningItem, 'item'>[];
}
export interface ProposedAccount {
  readonly id: string;
  readonly iban: Iban;
  readonly openingItems: readonly OpeningItem[];
  readonly proposedBy: Person;
}

/** In order of precedence. */
export type ProposeAccountRefusal =
  | 'NOT_A_PERSON'
  | 'IBAN_INVALID'
  | 'BIC_INVALID'
  | 'CREDITOR_ID_INVALID'
  | 'ACCOUNT_TAKEN'
  | 'CUT_OVER_IN_FUTURE'
  | 'CUT_OVER_TOO_EARLY'
  | 'CUT_OVER_CLOSED'
  | 'OPENING_ITEM_ZERO'
  | 'OPENING_ITEM_SIGN'
  | 'OPENING_ITEM_LATE';

/** So far back an account may begin here: every day since has to be closed. */
const LONGEST_BACK_DAYS = 731;

const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
/** Country, check digits, business code, national number (Gläubiger-Identifikationsnummer; in Germany 18 characters). */
const CREDITOR_ID = /^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/;
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Check digits as in an IBAN, without the business code (EPC AT-02). */
function isCreditorId(text: string): boolean {
  if (!CREDITOR_ID.test(text)) return false;
  const moved = `${text.slice(7)}${text.slice(0, 4)}`;
  const rest = [...moved].reduce((sum, sign) => Number(`${sum}${ALPHABET.indexOf(sign)}`) % 97, 0);
  return rest === 1;
}
export const isBic = (text: string): boolean => BIC.test(text);

function itemFault({ openingItems, cutOverOn }: BankAccountWish): Refusal<ProposeAccountRefusal> | null {
  for (const [index, { kind, amountCents, since }] of openingItems.entries()) {
    const [field, params] = [`openingItems.${index}`, { row: index + 1 }];
    if (amountCents === 0n) return refusal('OPENING_ITEM_ZERO', { field: `${field}.amount`, params });
    // A deposit is money that came in, an advance money that left.
    if ((kind === 'deposit' && amountCents < 0n) || (kind === 'advance' && amountCents > 0n))
      return refusal('OPENING_ITEM_SIGN', { field: `${field}.amount`, params });
    if (since >= cutOverOn) return refusal('OPENING_ITEM_LATE', { field: `${field}.since`, params: { ...params, date: cutOverOn } });
  }
  return null;
}

export interface ProposeAccountState {
  /** Whether the municipality has the account already, proposed or open. */
  readonly taken: (iban: Iban) => boolean;
  readonly closedThrough: CivilDate | null;
}

/** Proposes an account of a municipality; nothing is booked before a second person has opened it. */
export const proposeAccount: Decide<ProposeAccountState, BankAccountWish, ProposedAccount, ProposeAccountRefusal> = (
  { taken, closedThrough },
  wish,
  { by, today, newId },
) => {
  const proposedBy = personOf(by);
  if (proposedBy === null) return err(refusal('NOT_A_PERSON'));
  const iban = parseIban(wish.iban);
  if (!iban.ok) return err(refusal('IBAN_INVALID', { field: 'iban', params: { reason: iban.error } }));
  if (wish.bic !== null && !isBic(wish.bic)) return err(refusal('BIC_INVALID', { field: 'bic' }));
  if (wish.creditorId !== null && !isCreditorId(wish.creditorId)) return err(refusal('CREDITOR_ID_INVALID', { field: 'creditorId' }));
  if (taken(iban.value)) return err(refusal('ACCOUNT_TAKEN', { field: 'iban' }));
  if (wish.cutOverOn > today) return err(refusal('CUT_OVER_IN_FUTURE', { field: 'cutOverOn', params: { date: today } }));
  const earliest = addDays(today, -LONGEST_BACK_DAYS);
  if (wish.cutOverOn < earliest) return err(refusal('CUT_OVER_TOO_EARLY', { field: 'cutOverOn', params: { date: earliest } }));
  const closed = cutOverFault(wish.cutOverOn, closedThrough);
  if (closed) return err(closed);
  const fault = itemFault(wish);
  if (fault) return err(fault);
  const openingItems = wish.openingItems.map((item) => ({ ...item, item: newId() }));
  return ok({ id: newId(), iban: iban.value, openingItems, proposedBy });
};

/** The opening stands in the books on the day before: that day must still be open. */
function cutOverFault(cutOverOn: CivilDate, closedThrough: CivilDate | null): Refusal<'CUT_OVER_CLOSED'> | null {
  if (closedThrough === null || addDays(cutOverOn, -1) > closedThrough) return null;
  return refusal('CUT_OVER_CLOSED', { field: 'cutOverOn', params: { date: addDays(closedThrough, 2) } });
}

/** An account as its second person sees it. */
export interface AccountToOpen {
  readonly id: string;
  readonly tenantId: string;
  readonly status: string;
  readonly cutOverOn: CivilDate;
  readonly openingCents: Cents;
  readonly openingProof: string;
  readonly openingItems: readonly OpeningItem[];
  readonly proposedBy: Person;
}
export interface OpenAccountState extends Omit<BooksState, 'chart'> {
  readonly account: AccountToOpen;
  /** With the accounts that come with it. */
  readonly chart: ChartOfAccounts;
}
export interface OpenedAccount {
  readonly decidedBy: Person;
  /** null where everything is zero. */
  readonly journal: Journal | null;
}
/** In order of precedence. */
export type DecideAccountRefusal = 'ACCOUNT_STATUS' | 'NOT_A_PERSON' | 'SAME_PERSON';
export type OpenAccountRefusal = DecideAccountRefusal | 'CUT_OVER_CLOSED' | 'ACCOUNT_INCOMPLETE' | BookRefusal;

const decider = (account: AccountToOpen, by: Parameters<typeof personOf>[0]): Person | Refusal<DecideAccountRefusal> => {
  if (account.status !== 'proposed') return refusal('ACCOUNT_STATUS', { params: { status: account.status } });
  const person = personOf(by);
  if (person === null) return refusal('NOT_A_PERSON');
  return samePerson(person, account.proposedBy) ? refusal('SAME_PERSON') : person;
};

/** A second person opens the account: what it held and what stood open is booked on the eve of the first day. */
export const openAccount: Decide<OpenAccountState, Record<never, never>, OpenedAccount, OpenAccountRefusal> = (
  { account, chart, closedThrough },
  _input,
  circumstances,
) => {
  const person = decider(account, circumstances.by);
  if ('code' in person) return err(person);
  const closed = cutOverFault(account.cutOverOn, closedThrough);
  if (closed) return err(closed);
  const postings = openingPostings(account, chart);
  if (postings === null) return err(refusal('ACCOUNT_INCOMPLETE'));
  if (postings.length === 0) return ok({ decidedBy: person, journal: null });
  const { tenantId, id, openingProof: because } = account;
  const entry = { tenantId, bookedOn: addDays(account.cutOverOn, -1), source: 'opening', sourceId: id, because, postings } as const;
  const journal = bookJournal({ chart, closedThrough }, entry, circumstances);
  return journal.ok ? ok({ decidedBy: person, journal: journal.value }) : journal;
};

/** null where the chart lacks one of the accounts. */
function openingPostings({ id, openingCents, openingItems }: AccountToOpen, chart: ChartOfAccounts): Posting[] | null {
  const opening = [...chart.values()].find(({ kind }) => kind === 'opening')?.id;
  const own = (kind: LedgerAccountKind): string | undefined => accountOf(chart, kind, id)?.id;
  const rows = [
    { accountId: own('bank'), amountCents: openingCents, item: null },
    // What is on its way waits for the bank's line as a file's order does; what came in or left stands against the bank.
    ...openingItems.map(({ kind, amountCents, item }) => ({
      ...{ accountId: own(kind), item },
      amountCents: kind === 'transit' ? amountCents : cents(-amountCents),
    })),
  ].filter(({ amountCents }) => amountCents !== 0n);
  const rest = cents(-sumCents(rows.map(({ amountCents }) => amountCents)));
  const all = rest === 0n ? rows : [...rows, { accountId: opening, amountCents: rest, item: null }];
  if (all.some(({ accountId }) => accountId === undefined)) return null;
  return all.map(({ accountId, ...row }) => ({ ...row, accountId: accountId as string }));
}

/** Nothing is booked by a refusal, so that also the person who proposed may take it back. */
export const refuseAccount: Decide<
  Pick<AccountToOpen, 'status'>,
  Record<never, never>,
  { readonly decidedBy: Person },
  'ACCOUNT_STATUS' | 'NOT_A_PERSON'
> = ({ status }, _input, { by }) => {
  if (status !== 'proposed') return err(refusal('ACCOUNT_STATUS', { params: { status } }));
  const person = personOf(by);
  return person === null ? err(refusal('NOT_A_PERSON')) : ok({ decidedBy: person });
};

export interface EndAccountState {
  readonly status: string;
  readonly cutOverOn: CivilDate;
  readonly closedThrough: CivilDate | null;
  /** What the books still have on it, on transit, deposit and advance of it. */
  readonly balanceCents: Cents;
  readonly openItems: number;
  /** Orders that would be paid from it. */
  readonly openOrders: number;
}
/** In order of precedence. */
export type EndAccountRefusal =
  | 'ACCOUNT_STATUS'
  | 'NOT_A_PERSON'
  | 'ENDED_BEFORE_BEGUN'
  | 'ENDED_IN_FUTURE'
  | 'ACCOUNT_NOT_EMPTY'
  | 'ACCOUNT_HAS_ORDERS';

/** Ends an account that holds nothing any more. */
export const endAccount: Decide<EndAccountState, { readonly endedOn: CivilDate }, { readonly endedOn: CivilDate }, EndAccountRefusal> = (
  { status, cutOverOn, balanceCents, openItems, openOrders },
  { endedOn },
  { by, today },
) => {
  if (status !== 'open') return err(refusal('ACCOUNT_STATUS', { params: { status } }));
  if (personOf(by) === null) return err(refusal('NOT_A_PERSON'));
  if (endedOn < cutOverOn) return err(refusal('ENDED_BEFORE_BEGUN', { field: 'endedOn', params: { date: cutOverOn } }));
  if (endedOn > today) return err(refusal('ENDED_IN_FUTURE', { field: 'endedOn', params: { date: today } }));
  if (balanceCents !== 0n || openItems > 0) return err(refusal('ACCOUNT_NOT_EMPTY', { params: { count: openItems } }));
  return openOrders > 0 ? err(refusal('ACCOUNT_HAS_ORDERS', { params: { count: openOrders } })) : ok({ endedOn });
};
