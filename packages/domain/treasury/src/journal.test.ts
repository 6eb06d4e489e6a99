// SPDX-License-Identifier: EUPL-1.2
import { cents, civilDate, sumCents, unwrap } from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JournalCharge, makeJournal } from './journal.ts';
import { yearRefusalSentence } from './messages/index.ts';
import { lateRuleOf, orderOn, type TreasuryRule } from './rule.ts';
import { item, nobody, on } from './testing/year-scene.ts';

const mapping = {
  ...{ id: 'm', version: 1, validFrom: civilDate('2026-01-01'), note: '' },
  accounts: { receivableNotice: '1', receivableInvoice: '2', advances: '3', revenue: '4', 'vat:190': '5', 'vat:70': '6' },
};
const state = {
  mapping,
  sourceId: 's',
  sourceLabel: 'Run',
  documents: [],
  familyNames: new Map([['support', 'Anwenderbetreuung']]),
  earlier: [],
};

const charge = fc.record({
  lineKey: fc.string(),
  label: fc.string(),
  tenantId: fc.constantFrom('a', 'b', 'c'),
  family: fc.constantFrom('notice' as const, 'invoice' as const),
  serviceFamilyCode: fc.constantFrom('support', 'print'),
  netCents: fc.bigInt({ min: -1_000_000n, max: 1_000_000n }).map((value) => cents(value)),
  ratePermille: fc.constantFrom(0, 70, 190),
});

test('every booking and the whole balance, whatever was charged', () => {
  fc.assert(
    fc.property(fc.array(charge, { minLength: 1, maxLength: 30 }), (rows) => {
      const charges = rows.map((row): JournalCharge => ({ ...row, ags: row.tenantId, memberName: row.tenantId, vatCode: 'S' }));
      const made = makeJournal({ ...state, charges }, { postedOn: civilDate('2026-11-01'), replace: false }, on('2026-11-01'));
      if (!made.ok) {
        expect(made.error.code).toBe('JOURNAL_EMPTY');
        return;
      }
      const bookings = new Set(made.value.entries.map(({ booking }) => booking));
      for (const booking of bookings) {
        const own = made.value.entries.filter((entry) => entry.booking === booking);
        expect(sumCents(own.map(({ debitCents }) => debitCents))).toBe(sumCents(own.map(({ creditCents }) => creditCents)));
      }
      expect(sumCents(made.value.entries.map(({ creditCents }) => creditCents))).toBe(made.value.totalCents);
    }),
  );
});

test('advances of a document are set off, and a document that says another sum stops the journal', () => {
  const charges: JournalCharge[] = [
    {
      ...{ lineKey: 'x', label: 'Desk', tenantId: 'a', ags: 'a', memberName: 'A', family: 'notice', serviceFamilyCode: 'support' },
      netCents: cents(1_000),
      vatCode: 'O',
      ratePermille: 0,
    },
  ];
  const document = {
    documentId: 'd',
    number: 'B-1',
    ...{ tenantId: 'a', ags: 'a', memberName: 'A' },
    family: 'notice' as const,
    grossCents: cents(1_000),
    advancesCents: cents(400),
  };
  const input = { postedOn: civilDate('2026-11-01'), replace: false };
  const made = unwrap(makeJournal({ ...state, charges, documents: [document] }, input, on('2026-11-01')));
  expect(made.entries.map(({ account, debitCents, creditCents }) => [account, debitCents, creditCents])).toEqual([
    ['1', 1_000n, 0n],
    ['4', 0n, 1_000n],
    ['3', 400n, 0n],
    ['1', 0n, 400n],
  ]);
  expect(made.entries.map(({ origin, source }) => [origin, source])).toEqual([
    ['Run, B-1', 'B-1'],
    ['Run, B-1', 'x'],
    ['Run, B-1', 'B-1'],
    ['Run, B-1', 'B-1'],
  ]);
  // Several lines of a service are told by its name, never by its code.
  const more = ['support', 'support', 'print', 'print'].map((serviceFamilyCode, index): JournalCharge => {
    const [first] = charges as [JournalCharge];
    return { ...first, serviceFamilyCode, lineKey: `x${index}`, label: index === 2 ? 'Papier' : 'Desk' };
  });
  const several = unwrap(makeJournal({ ...state, charges: more }, input, on('2026-11-01')));
  expect(several.entries.map(({ text }) => text)).toEqual(['Run', 'Desk, Papier', 'Anwenderbetreuung']);
  // One that charges nothing gives advances back.
  const givesBack = { ...document, ...{ tenantId: 'b', ags: 'b', memberName: 'B', number: 'B-2' }, grossCents: cents(0) };
  const both = unwrap(makeJournal({ ...state, charges, documents: [document, givesBack] }, input, on('2026-11-01')));
  expect(both.entries.slice(4).map(({ account, debitCents, creditCents, member }) => [account, debitCents, creditCents, member])).toEqual([
    ['3', 400n, 0n, 'B'],
    ['1', 0n, 400n, 'B'],
  ]);
  const other = { ...document, grossCents: cents(999) };
  expect(makeJournal({ ...state, charges, documents: [other] }, input, on('2026-11-01'))).toMatchObject({
    error: { code: 'DOCUMENT_DIFFERS' },
  });
  expect(makeJournal({ ...state, charges }, input, nobody)).toMatchObject({ error: { code: 'NOT_A_PERSON' } });
});

test('the order of the charges changes nothing; the same again is told, and another one only takes its place when that is asked for', () => {
  const input = { postedOn: civilDate('2026-11-01'), replace: false };
  fc.assert(
    fc.property(fc.uniqueArray(charge, { minLength: 1, maxLength: 12, selector: ({ lineKey }) => lineKey }), fc.nat(), (rows, turn) => {
      const charges = rows.map((row): JournalCharge => ({ ...row, ags: row.tenantId, memberName: row.tenantId, vatCode: 'S' }));
      const made = makeJournal({ ...state, charges }, input, on('2026-11-01'));
      if (!made.ok) return;
      const cut = turn % charges.length;
      const turned = [...charges.slice(cut), ...charges.slice(0, cut)].reverse();
      const earlier = [made.value];
      expect(makeJournal({ ...state, charges: turned, earlier }, input, on('2026-12-01'))).toMatchObject({
        error: { code: 'JOURNAL_EXISTS', params: { date: '2026-11-01' } },
      });
      const other = { ...mapping, version: 2, accounts: { ...mapping.accounts, receivableNotice: '71', receivableInvoice: '72' } };
      expect(makeJournal({ ...state, charges, earlier, mapping: other }, input, on('2026-12-01'))).toMatchObject({
        error: { code: 'JOURNAL_TO_REPLACE' },
      });
      expect(makeJournal({ ...state, charges, earlier, mapping: other }, { ...input, replace: true }, on('2026-12-01'))).toMatchObject({
        value: { mappingVersion: 2, totalCents: made.value.totalCents },
      });
    }),
  );
});

test('every account that is missing is named', () => {
  const { 'vat:190': _, revenue: __, ...accounts } = mapping.accounts;
  const charges: JournalCharge[] = [
    {
      ...{ lineKey: 'x', label: 'Print', tenantId: 'a', ags: 'a', memberName: 'A', family: 'invoice', serviceFamilyCode: 'print' },
      ...{ netCents: cents(1_000), vatCode: 'S', ratePermille: 190 },
    },
  ];
  const made = makeJournal(
    { ...state, charges, mapping: { ...mapping, accounts } },
    { postedOn: civilDate('2026-11-01'), replace: false },
    on('2026-11-01'),
  );
  expect(made).toMatchObject({ error: { code: 'ACCOUNT_MISSING', params: { purpose: ['revenue:print', 'vat:190'] } } });
  if (made.ok) throw new Error('made');
  expect(yearRefusalSentence(made.error).de).toBe('In der Kontenzuordnung fehlt ein Konto: Erträge „print“, Umsatzsteuer 19 %.');
});

test('a rule holds from its day on; of two of one day the later entry', () => {
  const rule = (validFrom: string, content: TreasuryRule['content']): TreasuryRule => ({
    id: validFrom,
    validFrom: civilDate(validFrom),
    clause: '§ 1',
    content,
  });
  const rules = [
    rule('2026-01-01', { topic: 'paymentOrder', order: 'oldestFirst' }),
    rule('2026-01-01', { topic: 'paymentOrder', order: 'civilLaw' }),
    rule('2026-06-01', { topic: 'lateNotice', late: { kind: 'none' } }),
  ];
  expect([orderOn(rules, civilDate('2025-12-31')), orderOn(rules, civilDate('2026-01-01'))]).toEqual(['publicLaw', 'civilLaw']);
  expect(lateRuleOf(rules, item('i', 1, '2026-05-31'), 'notice')).toBeNull();
  expect(lateRuleOf(rules, item('i', 1, '2026-06-01'), 'notice')).toMatchObject({ kind: 'none' });
  expect(lateRuleOf(rules, item('i', 1, '2026-06-01'), 'invoice')).toBeNull();
});
