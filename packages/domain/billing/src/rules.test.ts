// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, err, ok, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { netOfGross, partsOf } from './advances.ts';
import { composeDocuments } from './compose.ts';
import { documentFindings, issueDocument, providedOn } from './issue.ts';
import { documentNumber, drawNumbers, gapsIn } from './numbers.ts';
import {
  answerObjection,
  correctedBy,
  type DraftState,
  raiseObjection,
  waitsForCorrection,
  waiveCorrection,
  withdrawObjection,
} from './objection.ts';
import { checkIssuer, checkRecipient } from './profiles.ts';
import { announceRound, discardRound, foldCorrection, type IssueState, issueRound, prepareRound, type Round, setRefusal } from './round.ts';
import { checkRule, DEFAULT_RULE, dueDayOf, ruleOn } from './rule.ts';
import { charge, chargeSet, circumstances, ISSUER, member, OUTSIDE, RECIPIENT } from './testing/billing-scene.ts';
import { checkText, fillText, PROPOSED_TEXTS, type TextBlock, textOn } from './texts.ts';

const set = chargeSet([member('1', [charge('a', 100n, { form: 'statutes', vat: OUTSIDE })])]);
const [draft] = composeDocuments({
  kind: 'annual',
  overInstalments: false,
  sets: [],
  from: set.from,
  to: set.to,
  members: set.billables,
  advances: [],
  advanceWay: 'remainder',
  corrected: [],
});
if (!draft) throw new Error('a draft');

const prepared = unwrap(
  prepareRound(
    { set, documents: [draft], objectionDays: 14, existing: null, ofRegular: null },
    { source: 'run' },
    circumstances('finance'),
  ),
);
const announced = unwrap(announceRound(prepared, { objectionDays: 14 }, circumstances('finance')));
const ready: IssueState = {
  round: announced,
  openObjections: 0,
  uncorrected: 0,
  overdrawn: null,
  families: ['notice'],
  hasIssuer: true,
  hasLegalRemedy: true,
  issuable: 1,
  blocked: [],
};
const code = (result: { ok: true } | { ok: false; error: { code: string } }): string => (result.ok ? 'ok' : result.error.code);

describe('a round', () => {
  test('is made from what is released, once, and from a correction only after the documents that it corrects', () => {
    const free = { existing: null, ofRegular: null };
    const correction = chargeSet([], { kind: 'correction', corrects: 'run-1', sourceId: 'run-2' });
    const rows = [
      [set, free, undefined],
      [null, free, 'SET_NOT_FOUND'],
      [set, { ...free, existing: { id: 'r', status: 'issued' as const } }, 'ROUND_EXISTS'],
      [correction, free, 'REGULAR_NOT_ISSUED'],
      [correction, { ...free, ofRegular: { id: 'r', status: 'announced' as const } }, 'FOLD_CORRECTION_INSTEAD'],
      [correction, { ...free, ofRegular: { id: 'r', status: 'issuing' as const } }, 'REGULAR_NOT_ISSUED'],
      [correction, { ...free, ofRegular: { id: 'r', status: 'issued' as const } }, undefined],
    ] as const;
    for (const [given, surroundings, expected] of rows) expect(setRefusal(given, surroundings)?.code).toBe(expected);
    const state = { set, documents: [], objectionDays: 14, ...free };
    expect(code(prepareRound(state, { source: 'run' }, circumstances('finance')))).toBe('NOTHING_TO_CHARGE');
  });

  test('gives the members days that end at midnight of the last one', () => {
    expect(announced).toMatchObject({ status: 'announced', objectionsUntil: '2027-03-02' });
    expect(code(announceRound(announced, { objectionDays: 14 }, circumstances('finance')))).toBe('ROUND_NOT_PREPARED');
    for (const objectionDays of [-1, 0, 13, 14.5, 367])
      expect(code(announceRound(prepared, { objectionDays }, circumstances('finance')))).toBe('OBJECTION_DAYS_INVALID');
    expect(code(announceRound({ ...prepared, objectionDays: 7 }, { objectionDays: 7 }, circumstances('finance')))).toBe('ok');
    expect(code(issueRound(ready, {}, circumstances('releaser', '2027-03-02')))).toBe('OBJECTION_PERIOD_RUNS');
    expect(code(issueRound(ready, {}, circumstances('releaser', '2027-03-03')))).toBe('ok');
    const without = { ...announced, objectionsUntil: null };
    expect(code(issueRound({ ...ready, round: without }, {}, circumstances('releaser')))).toBe('ok');
  });

  test('is issued by another person, when nothing is open, and not without what a notice needs', () => {
    const later = circumstances('releaser', '2027-03-03');
    const rows: [Partial<IssueState>, string][] = [
      [{ round: prepared }, 'ROUND_NOT_ANNOUNCED'],
      [{ openObjections: 1 }, 'OBJECTIONS_OPEN'],
      [{ uncorrected: 2 }, 'OBJECTIONS_NOT_CORRECTED'],
      [{ overdrawn: { member: 'Kreis', year: 2026, number: 3, overCents: cents(1n) } }, 'TAKES_OFF_TOO_MUCH'],
      [{ hasIssuer: false }, 'ISSUER_MISSING'],
      [{ hasLegalRemedy: false }, 'LEGAL_REMEDY_MISSING'],
      [{ hasLegalRemedy: false, families: ['invoice'] }, 'ok'],
      [{ issuable: 0 }, 'NOTHING_TO_ISSUE'],
    ];
    for (const [change, expected] of rows)
      expect([change, code(issueRound({ ...ready, ...change }, {}, later))]).toEqual([change, expected]);
    expect(code(issueRound(ready, {}, circumstances('finance', '2027-03-03')))).toBe('SAME_PERSON');
    expect(code(issueRound(ready, {}, { ...later, by: { ...later.by, accountId: 'account-finance' as never } }))).toBe('SAME_PERSON');
    for (const side of ['operator', 'service'] as const)
      expect(code(issueRound(ready, {}, circumstances('releaser', '2027-03-03', side)))).toBe('NOT_A_PERSON');
  });

  test('takes in corrections of its own run until it is issued', () => {
    const correction = chargeSet([member('1', [charge('a', 5n)])], {
      kind: 'correction',
      corrects: 'run-1',
      sourceId: 'run-2',
      hash: 'h2',
    });
    const fold = (round: Round, given: typeof correction | null) =>
      foldCorrection({ round, set: given, existing: null }, {}, circumstances('finance'));
    const folded = unwrap(fold(announced, correction));
    expect(folded.folded).toMatchObject([{ sourceId: 'run-2', hash: 'h2' }]);
    expect(code(fold(folded, correction))).toBe('FOLDED_ALREADY');
    expect(code(fold(announced, { ...correction, corrects: 'run-9' }))).toBe('NOT_A_CORRECTION_OF_THIS');
    expect(code(fold(announced, set))).toBe('NOT_A_CORRECTION_OF_THIS');
    expect(code(fold({ ...announced, status: 'issuing' }, correction))).toBe('ROUND_NOT_OPEN');
  });

  test('is discarded with a reason once the members have seen it', () => {
    expect(code(discardRound(prepared, { reason: '' }, circumstances('finance')))).toBe('ok');
    expect(code(discardRound(announced, { reason: ' ' }, circumstances('finance')))).toBe('REASON_MISSING');
    expect(code(discardRound({ ...announced, status: 'issuing' }, { reason: 'x' }, circumstances('finance')))).toBe('ROUND_NOT_OPEN');
  });
});

describe('an objection', () => {
  const state: DraftState = {
    tenantId: '1',
    documentId: 'd',
    roundId: announced.id,
    status: 'announced',
    objectionsUntil: announced.objectionsUntil,
    draftVersion: 1,
    content: draft,
    openLines: [],
  };
  const raise = (over: Partial<DraftState> = {}, text = 'Zu hoch', today = '2027-03-02', lineKey = 'a') =>
    raiseObjection({ ...state, ...over }, { lineKey, text }, circumstances('kaemmerei', today, 'member'));

  test('is raised at a line of an announced draft, within the period', () => {
    expect(code(raise())).toBe('ok');
    expect(raise({}, 'Zu hoch', '2027-03-03')).toMatchObject({ error: { code: 'OBJECTION_PERIOD_OVER', params: { until: '2027-03-02' } } });
    expect(code(raise({ status: 'draft' }))).toBe('DOCUMENT_NOT_ANNOUNCED');
    expect(code(raise({ status: 'issued' }))).toBe('LEGAL_REMEDY_APPLIES');
    expect(code(raise({ objectionsUntil: null }))).toBe('NO_OBJECTION_PERIOD');
    expect(code(raise({}, '  '))).toBe('TEXT_MISSING');
    expect(code(raise({}, 'Zu hoch', '2027-03-02', 'b'))).toBe('LINE_NOT_FOUND');
    expect(code(raise({ openLines: ['a'] }))).toBe('OBJECTION_OPEN');
  });

  test('is answered once; accepted it waits for a correction of the member, or until the member waives it', () => {
    const raised = unwrap(raise());
    expect(code(answerObjection(raised, { accepted: true, answer: '' }, circumstances('finance')))).toBe('ANSWER_MISSING');
    const rejected = unwrap(answerObjection(raised, { accepted: false, answer: 'Die Stunden sind belegt.' }, circumstances('finance')));
    expect(waitsForCorrection(rejected)).toBe(false);
    expect(code(withdrawObjection(rejected, {}, circumstances('kaemmerei')))).toBe('OBJECTION_NOT_RAISED');
    const accepted = unwrap(answerObjection(raised, { accepted: true, answer: 'Wir berichtigen.' }, circumstances('finance')));
    expect(waitsForCorrection(accepted)).toBe(true);
    expect(correctedBy([accepted, raised], { sourceId: 'run-2', billables: [{ tenantId: '2' }] }, raised.raisedAt)).toEqual([]);
    const [corrected] = correctedBy([accepted, raised], { sourceId: 'run-2', billables: [{ tenantId: '1' }] }, raised.raisedAt);
    expect(corrected).toMatchObject({ correctedBy: 'run-2' });
    expect(waitsForCorrection(unwrap(waiveCorrection(accepted, {}, circumstances('kaemmerei'))))).toBe(false);
    expect(code(waiveCorrection(raised, {}, circumstances('kaemmerei')))).toBe('NO_CORRECTION_AWAITED');
    expect(code(withdrawObjection(raised, {}, circumstances('kaemmerei')))).toBe('ok');
  });
});

describe('numbers', () => {
  test('go on by family and year, without a gap', () => {
    expect(documentNumber('invoice', 2027, 17)).toBe('R-2027-000017');
    const drawn = drawNumbers(['invoice', 'notice', 'invoice'], 2027, { invoice: 4, notice: 0 });
    expect(drawn.map(({ number }) => number)).toEqual(['R-2027-000005', 'B-2027-000001', 'R-2027-000006']);
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom('notice' as const, 'invoice' as const))), (rounds) => {
        const last = { notice: 0, invoice: 0 };
        const all = rounds.flatMap((families) => {
          const now = drawNumbers(families, 2027, last);
          for (const { family, position } of now) last[family] = position;
          return now;
        });
        for (const family of ['notice', 'invoice'] as const) {
          const positions = all.filter((one) => one.family === family).map(({ position }) => position);
          expect(positions).toEqual(positions.map((_, index) => index + 1));
          expect(gapsIn(positions, last[family])).toEqual([]);
        }
      }),
    );
    expect(gapsIn([1, 3], 4)).toEqual([2, 4]);
  });
});

describe('texts', () => {
  const block = (over: Partial<TextBlock>): TextBlock => ({
    family: 'notice',
    kind: 'legalRemedy',
    version: 1,
    text: 'Klage beim {gericht}, {gerichtsanschrift}',
    data: { court: 'Verwaltungsgericht Musterstadt', courtAddress: 'Gerichtsweg 1, 52000 Musterstadt' },
    validFrom: civilDate('2027-01-01'),
    ...over,
  });
  const check = (over: Partial<TextBlock>, last: TextBlock | null = null) =>
    code(checkText({ last, today: civilDate('2027-01-01') }, block(over)));

  test('are refused where they name what nobody knows, or a court without its address', () => {
    expect(check({})).toBe('ok');
    expect(check({ text: ' ' })).toBe('TEXT_MISSING');
    expect(check({ family: 'invoice' })).toBe('TEXT_KIND_OF_OTHER_FAMILY');
    expect(check({ text: '{gericht} {preis}' })).toBe('PLACEHOLDER_UNKNOWN');
    expect(check({ data: { court: 'VG', courtAddress: '' } })).toBe('COURT_MISSING');
    expect(check({ text: 'Sie können klagen.' })).toBe('REMEDY_WITHOUT_COURT');
    expect(check({ validFrom: civilDate('2026-12-31') })).toBe('VALID_FROM_IN_THE_PAST');
    expect(check({}, block({ validFrom: civilDate('2027-02-01') }))).toBe('VALID_FROM_NOT_LATER');
  });

  test('hold from their first day, the youngest version before the others', () => {
    const texts = [
      block({}),
      block({ version: 2, validFrom: civilDate('2027-03-01') }),
      block({ version: 3, validFrom: civilDate('2027-03-01') }),
    ];
    const on = (day: string) => textOn(texts, 'notice', 'legalRemedy', civilDate(day))?.version ?? null;
    expect([on('2026-12-31'), on('2027-02-28'), on('2027-03-01')]).toEqual([null, 1, 3]);
    expect(textOn(texts, 'invoice', 'legalRemedy', civilDate('2027-03-01'))).toBeNull();
  });

  test('that are proposed can be used as they are', () => {
    for (const proposed of PROPOSED_TEXTS) expect(check(proposed)).toBe('ok');
    expect(fillText('{a} {nummer}', { nummer: 'R-1' } as never)).toBe('{a} R-1');
  });

  test('stand filled in the issued document; a notice without legal remedy is found', () => {
    const registers = { issuer: ISSUER, texts: [block({})], rule: DEFAULT_RULE };
    const issued = issueDocument(draft, registers, RECIPIENT, { number: 'B-2027-000001', day: civilDate('2027-03-03') });
    expect(issued.issue?.texts).toEqual([
      { kind: 'legalRemedy', version: 1, text: 'Klage beim Verwaltungsgericht Musterstadt, Gerichtsweg 1, 52000 Musterstadt' },
    ]);
    // Delivered on Monday 8 March, since the fourth day is a Sunday, and thirty days later.
    expect(issued.issue?.dueOn).toBe('2027-04-07');
    expect(documentFindings(issued)).toEqual([]);
    const providedAt = (content: typeof issued, day: string) => providedOn(content, registers, civilDate(day))?.issue;
    expect([providedAt(issued, '2027-03-03'), providedAt(issued, '2027-03-04')?.dueOn]).toEqual([undefined, undefined]);
    expect(providedAt(issued, '2027-03-05')).toEqual({ ...issued.issue, dueOn: '2027-04-08' });
    const over = issueDocument({ ...draft, overInstalments: true }, registers, RECIPIENT, { number: 'B', day: civilDate('2027-03-03') });
    expect(providedAt(over, '2027-03-05')).toMatchObject({ dueOn: null, instalmentsFrom: '2027-04-08' });
    const without = issueDocument(draft, { ...registers, texts: [] }, RECIPIENT, { number: 'B-2027-000001', day: civilDate('2027-03-03') });
    expect(documentFindings(without)).toEqual(['LEGAL_REMEDY_MISSING']);
    expect(documentFindings(draft)).toEqual(['RECIPIENT_MISSING']);
  });
});

test('the due day follows the rule of the day: Easter is skipped where nobody pays', () => {
  const rule = { ...DEFAULT_RULE, invoiceDueDays: 7 };
  // Delivered on 19 March. Good Friday 2027 is 26 March; the next day on which somebody pays is Tuesday the 30th.
  const due = (dayRule: typeof rule.dayRule) => dueDayOf('invoice', false, civilDate('2027-03-15'), { ...rule, dayRule });
  expect([due('asStated'), due('nextBankDay'), due('nextLegalDay')]).toEqual(['2027-03-26', '2027-03-30', '2027-03-30']);
  expect(dueDayOf('notice', true, civilDate('2027-03-19'), rule)).toBeNull();
  const next = unwrap(checkRule({ last: null, today: civilDate('2027-01-01') }, { ...rule, validFrom: civilDate('2027-02-01') }));
  expect([ruleOn([next], civilDate('2027-01-31')).version, ruleOn([next], civilDate('2027-02-01')).version]).toEqual([0, 1]);
  expect(code(checkRule({ last: null, today: civilDate('2027-01-01') }, { ...next, objectionDays: 1.5 }))).toBe('OBJECTION_DAYS_INVALID');
  expect(code(checkRule({ last: null, today: civilDate('2027-01-01') }, { ...next, objectionDays: 0 }))).toBe('OBJECTION_DAYS_INVALID');
});

test('profiles are refused where an invoice could not be sent or paid', () => {
  expect(code(checkIssuer(ISSUER))).toBe('ok');
  const issuer: [object, string][] = [
    [{ name: '' }, 'NAME_MISSING'],
    [{ address: { ...ISSUER.address, postCode: '5200' } }, 'POST_CODE_INVALID'],
    [{ vatId: 'DE1' }, 'VAT_ID_INVALID'],
    [{ vatId: '' }, 'TAX_ID_MISSING'],
    [{ iban: 'DE00120300000000202051' }, 'IBAN_INVALID'],
    [{ bic: 'X' }, 'BIC_INVALID'],
    [{ contactPhone: '-' }, 'CONTACT_INCOMPLETE'],
    [{ contactEmail: 'x' }, 'EMAIL_INVALID'],
  ];
  for (const [change, expected] of issuer) expect(code(checkIssuer({ ...ISSUER, ...change }))).toBe(expected);
  expect(code(checkRecipient(RECIPIENT, err({ code: 'X' })))).toBe('ok');
  expect(code(checkRecipient({ ...RECIPIENT, routingId: '1' }, err({ code: 'X' })))).toBe('ROUTING_ID_INVALID');
  expect(code(checkRecipient({ ...RECIPIENT, routingId: '1' }, ok(null)))).toBe('ok');
});

test('an instalment goes off whole, by the rows of the document that ordered it, even where these are nothing or below it', () => {
  const cent = fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }).map(cents);
  const row = fc.record({ netCents: cent, vatCents: cent }).map((sums) => ({ code: 'E' as const, ratePermille: 0, bases: [], ...sums }));
  fc.assert(
    fc.property(cent, cent, cent, fc.array(row, { minLength: 1, maxLength: 6 }), (amount, paid, replaced, breakdown) => {
      const document = { number: 'R-2026-000001', issuedOn: civilDate('2026-01-15'), breakdown };
      const advance = {
        ...{
          tenantId: '1',
          year: 2026,
          number: 1,
          dueOn: civilDate('2026-02-15'),
          dueCents: amount,
          paidCents: paid,
          usedCents: cents(0n),
        },
        ...{ family: 'invoice' as const, vat: { code: 'O' as const, ratePermille: 0, bases: [] }, order: { de: '', en: '' }, document },
      };
      const parts = partsOf(advance, amount, replaced);
      expect(sumCents(parts.map((part) => part.dueCents))).toBe(amount);
      expect(sumCents(parts.map((part) => part.replacedCents))).toBe(replaced);
      expect(sumCents(parts.map((part) => part.paidCents)) <= amount).toBe(true);
    }),
  );
  expect([netOfGross(119n, 190), netOfGross(-119n, 190), netOfGross(1n, 190)]).toEqual([100n, -100n, 1n]);
});
