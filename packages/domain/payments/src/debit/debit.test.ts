// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, cents, civilDate, type Iban } from '@kernel/core';
import { describe, expect, test } from 'vitest';
import type { BankLine } from '../bank/bank-line.ts';
import { bankLine } from '../testing/books.ts';
import { as, LOOSE } from '../testing/people.ts';
import {
  type Collection,
  type CollectionStep,
  collectionStatus,
  moveCollections,
  type SentCollection,
  takeCollectionsBack,
  takeDebitAnswer,
} from './collection.ts';
import {
  type Collectable,
  cancelDebitRun,
  composeDebitRun,
  type DebitRun,
  handOverDebitFile,
  makeDebitFile,
  preNotify,
  releaseDebitFile,
} from './debit-run.ts';
import { type DebitMandate, enterMandate } from './mandate.ts';

const BY = { userId: 'centre-a', accountId: 'account-a' } as never;
const MANDATE: DebitMandate = {
  ...{ id: 'm', tenantId: 'town', reference: 'M-1', debtorName: 'Erika Erfunden', debtorIban: 'DE02120300000000202051' as Iban },
  ...{ signedOn: civilDate('2026-01-05'), scheme: 'CORE', sequence: 'RCUR', noticeDays: 14, status: 'active', lastCollectedOn: null },
  ...{ evidence: 'Akte 1', createdBy: BY },
};
const CLAIM: Collectable = {
  ...{ itemId: 'i', tenantId: 'town', openCents: cents(5_000), dueOn: civilDate('2026-11-15'), remittance: 'Kita 11/2026' },
  ...{ endToEndId: 'E1', mandate: MANDATE, inRun: false },
};
const WANTED = { bankAccountId: 'giro', collectOn: civilDate('2026-11-20'), scheme: 'CORE' } as const;
const compose = (claims: readonly Collectable[], wanted: Partial<Record<'collectOn', CivilDate>> = {}) =>
  composeDebitRun({ claims, rules: LOOSE }, { ...WANTED, ...wanted }, as('a', 'centre'));
const unwrap = <T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly code: string } },
): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const code = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) => (result.ok ? 'done' : result.error?.code);

test.each([
  ['RUN_EMPTY', [], {}],
  ['NO_BANK_DAY', [CLAIM], { collectOn: civilDate('2026-11-21') }],
  ['OTHER_TENANT', [{ ...CLAIM, tenantId: 'next' }], {}],
  ['NOTHING_OPEN', [{ ...CLAIM, openCents: cents(0) }], {}],
  ['IN_OTHER_RUN', [{ ...CLAIM, inRun: true }], {}],
  ['BEFORE_DUE', [{ ...CLAIM, dueOn: civilDate('2026-11-23') }], {}],
  ['NOTICE_TOO_LATE', [CLAIM], { collectOn: civilDate('2026-11-13') as CivilDate, dueOn: null }],
  ['MANDATE_NOT_ACTIVE', [{ ...CLAIM, mandate: { ...MANDATE, status: 'revoked' } }], {}],
  ['OTHER_SCHEME', [{ ...CLAIM, mandate: { ...MANDATE, scheme: 'B2B' } }], {}],
  ['MANDATE_LAPSED', [{ ...CLAIM, mandate: { ...MANDATE, signedOn: civilDate('2023-11-19') } }], {}],
  ['done', [CLAIM], {}],
] as const)('composing: %s', (expected, claims, wanted) => {
  const given = expected === 'NOTICE_TOO_LATE' ? claims.map((claim) => ({ ...claim, dueOn: civilDate('2026-11-01') })) : claims;
  expect(code(compose(given as never, 'collectOn' in wanted ? { collectOn: wanted.collectOn } : {}))).toBe(expected);
});

test('a single mandate collects once', () => {
  const single = { ...CLAIM, mandate: { ...MANDATE, sequence: 'OOFF' as const } };
  expect(code(compose([single, { ...single, itemId: 'j' }]))).toBe('MANDATE_TWICE');
});

test('a debit file leaves by two people who had no hand in the run, handed over by neither of them', () => {
  const file = { hash: 'h', messageId: 'M', count: 1, controlSumCents: cents(5_000) };
  let run: DebitRun = unwrap(compose([CLAIM]));
  const state = () => ({ run, rules: LOOSE });
  expect(code(makeDebitFile(state(), file, as('a', 'centre')))).toBe('RUN_STATUS');
  expect(code(preNotify(state(), { noticeDays: 19 }, as('a', 'centre')))).toBe('NOTICE_TOO_LATE');
  run = unwrap(preNotify(state(), { noticeDays: 14 }, as('a', 'centre')));
  expect(code(makeDebitFile(state(), { ...file, controlSumCents: cents(1) }, as('a', 'centre')))).toBe('CONTROL_SUM_DIFFERS');
  run = unwrap(makeDebitFile(state(), file, as('a', 'centre')));
  expect(code(releaseDebitFile(state(), { fileHash: 'h' }, as('a', 'centre')))).toBe('INVOLVED');
  expect(code(releaseDebitFile(state(), { fileHash: 'x' }, as('b', 'centre')))).toBe('FILE_CHANGED');
  run = unwrap(releaseDebitFile(state(), { fileHash: 'h' }, as('b', 'centre')));
  expect(code(releaseDebitFile(state(), { fileHash: 'h' }, as('b', 'centre')))).toBe('SAME_PERSON');
  expect(code(handOverDebitFile(state(), { fileHash: 'h' }, as('a', 'centre')))).toBe('RUN_STATUS');
  run = unwrap(releaseDebitFile(state(), { fileHash: 'h' }, as('c', 'centre')));
  expect(code(handOverDebitFile(state(), { fileHash: 'h' }, as('b', 'centre')))).toBe('BOOKED_BY_RELEASER');
  expect(
    code(handOverDebitFile({ ...state(), run: { ...run, releases: run.releases.slice(1) } }, { fileHash: 'h' }, as('a', 'centre'))),
  ).toBe('RELEASES_MISSING');
  const left = unwrap(handOverDebitFile(state(), { fileHash: 'h' }, as('a', 'centre')));
  expect([left.status, code(cancelDebitRun({ ...state(), run: left }, {}, as('a', 'centre')))]).toEqual(['handedOver', 'RUN_STATUS']);
});

test.each([
  ['REFERENCE_FORM', { reference: '/M' }],
  ['REFERENCE_FORM', { reference: 'A//B' }],
  ['DEBTOR_MISSING', { debtorName: ' ' }],
  ['IBAN_INVALID', { debtorIban: 'DE00' as Iban }],
  ['SIGNED_IN_FUTURE', { signedOn: civilDate('2026-12-01') }],
  ['NOTICE_DAYS_OUT_OF_RANGE', { noticeDays: 15 }],
  ['EVIDENCE_MISSING', { evidence: '' }],
  ['done', {}],
])('entering a mandate: %s', (expected, change) => {
  expect(code(enterMandate({ taken: false }, { ...MANDATE, ...change }, as('a', 'centre')))).toBe(expected);
  expect(code(enterMandate({ taken: true }, MANDATE, as('a', 'centre')))).toBe('REFERENCE_TAKEN');
});

describe('a collection that left', () => {
  const on = civilDate('2026-11-20');
  const [collection] = unwrap(compose([CLAIM])).collections as [Collection];
  const sentOne = (change: Partial<Collection> = {}): SentCollection => ({
    ...{ runId: 'run', messageId: 'D1', collectOn: on, collection: { ...collection, paymentInfoId: 'D1PR', ...change } },
  });
  const moves = (line: Partial<BankLine>, amountCents: number, one = sentOne()): readonly string[] =>
    moveCollections(
      bankLine({ amountCents: cents(amountCents), ...line }),
      { allocations: [{ accountId: 'debtor', item: 'i', amountCents: cents(amountCents) }], bookedOn: on },
      new Map([['i', [one]]]),
    ).map((moved) => `${moved.collection.steps.at(-1)?.status} ${moved.collection.steps.at(-1)?.reason ?? ''}`.trim());
  const refs = (change: Partial<BankLine['references']>) => ({
    references: { endToEndId: null, paymentInfoId: null, messageId: null, mandateId: null, bankReference: null, ...change },
  });
  const cameIn = sentOne({ steps: [{ status: 'collected', on, lineId: 'l', reason: null }] });

  test.each([
    ['its own id', refs({ endToEndId: 'E1' }), 5_000, ['collected']],
    ['the block of its file', refs({ paymentInfoId: 'D1PR' }), 5_000, ['collected']],
    ['a batch of its amount', { ...refs({}), batchCount: 3 }, 5_000, ['collected']],
    ['a booking of direct debits of its amount', { ...refs({}), gvc: '171' }, 5_000, ['collected']],
    ['another amount in a batch', { ...refs({}), batchCount: 3 }, 4_000, []],
    ['a transfer of the debtor', { ...refs({}), gvc: '166' }, 5_000, []],
    ['money back before it came', refs({ endToEndId: 'E1' }), -5_000, []],
  ])('is moved by %s or not at all', (_name, line, amount, expected) => expect(moves(line, amount)).toEqual(expected));

  test('comes back with its reason, by its id or its amount, and once', () => {
    expect(moves({ ...refs({ endToEndId: 'E1' }), gvc: '109', returnReason: 'MS03' }, -5_000, cameIn)).toEqual(['returned MS03']);
    expect(moves({ ...refs({}), gvc: '109' }, -5_000, cameIn)).toEqual(['returned bank']);
    expect(moves(refs({}), -4_000, cameIn)).toEqual([]);
    expect(moves(refs({ endToEndId: 'E1' }), 5_000, cameIn)).toEqual([]);
  });

  test('is accepted, rejected with a reason, and never rejected once it came in; how it stood on a day stays', () => {
    const answer = (one: Collection, accepted: boolean, reason = 'AC04') =>
      takeDebitAnswer(one, accepted ? { accepted: true } : { accepted: false, reason }, as('a', 'centre'));
    const accepted = unwrap(answer(collection, true));
    expect(collectionStatus(accepted)).toBe('accepted');
    expect(collectionStatus(accepted, civilDate('2026-01-01'))).toBe('onItsWay');
    expect(code(answer(accepted, true))).toBe('COLLECTION_STATUS');
    expect(code(answer(accepted, false, ' '))).toBe('REASON_MISSING');
    expect(collectionStatus(unwrap(answer(accepted, false)))).toBe('rejected');
    expect(code(answer(cameIn.collection, false))).toBe('COLLECTION_STATUS');
  });

  test('whose booking is taken back stands as before it', () => {
    const accepted: CollectionStep = { status: 'accepted', on, lineId: null, reason: null };
    const one = sentOne({ steps: [accepted, { status: 'collected', on, lineId: 'l', reason: null }] });
    expect(takeCollectionsBack('other', on, [one])).toEqual([]);
    const [back] = takeCollectionsBack('l', on, [one]);
    expect(back && collectionStatus(back.collection)).toBe('accepted');
    expect(back?.collection.steps).toHaveLength(3);
  });
});
