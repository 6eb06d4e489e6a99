// SPDX-License-Identifier: EUPL-1.2
import {
  addDays,
  type Circumstances,
  type CivilDate,
  civilDate,
  daysBetween,
  type Instant,
  type Result,
  type TenantId,
  unwrap,
  type Validity,
} from '@kernel/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as a from './index.ts';

let count = 0;
const on = (today: string): Circumstances => ({
  by: { userId: null, accountId: null, side: 'centre' },
  at: `${today}T08:00:00.000Z` as Instant,
  today: civilDate(today),
  newId: () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`,
});
const now = on('2026-03-02');
const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);
const period = (from: string, to: string | null): Validity => ({ from: civilDate(from), to: to === null ? null : civilDate(to) });

const citation: a.KeyCitation = { serviceFamilyCode: 'it', keyId: 'key-1', keyVersion: 1, clause: '§ 5 Abs. 2', resolution: null };
const oldLaw: a.VatTreatment = {
  validFrom: civilDate('2025-01-01'),
  validTo: civilDate('2026-12-31'),
  code: 'O',
  ratePermille: 0,
  basis: '§ 2b Abs. 1, § 27 Abs. 22a UStG',
};
const newLaw: a.VatTreatment = { validFrom: civilDate('2027-01-01'), validTo: null, code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' };
const record: a.DataProcessingRecord = {
  role: 'processor',
  concludedOn: civilDate('2025-01-01'),
  subjects: ['Beschäftigte'],
  dataCategories: ['Kontaktdaten'],
  legalBasis: 'Art. 28 DSGVO',
};
const content: a.DraftAgreementInput = {
  tenantId: '00000000-0000-7000-8000-0000000000aa' as TenantId,
  number: 'V-2025-001',
  title: 'Betrieb der Arbeitsplätze',
  form: 'publicLawAgreement',
  validity: period('2025-01-01', '2029-12-31'),
  noticeMonths: 12,
  serviceFamilyCodes: ['it'],
  keyCitations: [citation],
  vatTreatments: [oldLaw, newLaw],
  costClause:
    'Die nicht anderweitig gedeckten Personal- und Sachkosten werden im Kalenderjahr nach gebuchten Stunden verteilt. Der Anteil ist binnen 30 Tagen fällig.',
  costTerms: [],
  dataProcessing: record,
};
const surroundings: a.ContentSurroundings = { others: [], familyCodes: ['it', 'payroll', 'archive'] };
const draft = unwrap(a.draftAgreement(surroundings, content, now)).agreement;
const membership = period('2025-01-01', null);
const sign = (change: Partial<a.Agreement> = {}, others: readonly a.Agreement[] = [], concludedOn = '2026-03-02') =>
  a.signAgreement(
    { ...surroundings, others, membership, vatPositions: [], agreement: { ...draft, ...change } },
    { concludedOn: civilDate(concludedOn) },
    now,
  );
const active = unwrap(sign({}, [], '2025-01-01')).agreement;

test('a draft is made', () => {
  expect(draft).toMatchObject({ ...content, status: 'draft', concludedOn: null, noticeGivenOn: null, version: 1 });
});

test.each<[string, Partial<a.DraftAgreementInput>]>([
  ['ok', { validity: null, serviceFamilyCodes: [], keyCitations: [], vatTreatments: [], dataProcessing: null }],
  ['NUMBER_MISSING', { number: ' ', title: '' }],
  ['NUMBER_TOO_LONG', { number: 'x'.repeat(41) }],
  ['NUMBER_TAKEN', { number: 'v-2025-001 ', title: '' }],
  ['TITLE_MISSING', { title: ' ' }],
  ['TITLE_TOO_LONG', { title: 'x'.repeat(201) }],
  ['FORM_UNKNOWN', { form: 'handshake' as a.AgreementForm }],
  ['DATES_REVERSED', { validity: period('2025-01-02', '2025-01-01'), noticeMonths: -1 }],
  ['NOTICE_MONTHS_WRONG', { noticeMonths: 121 }],
  ['NOTICE_MONTHS_WRONG', { noticeMonths: 1.5 }],
  ['FAMILY_UNKNOWN', { serviceFamilyCodes: ['it', 'gardening'] }],
  ['FAMILY_TWICE', { serviceFamilyCodes: ['it', 'it'] }],
  ['KEY_OF_OTHER_FAMILY', { keyCitations: [{ ...citation, serviceFamilyCode: 'archive' }] }],
  ['KEY_CITED_TWICE', { keyCitations: [citation, { ...citation, keyId: 'key-2' }] }],
  ['KEY_VERSION_WRONG', { keyCitations: [{ ...citation, keyVersion: 0 }] }],
  ['VAT_CODE_UNKNOWN', { vatTreatments: [{ ...oldLaw, code: 'Z' as a.VatCode }] }],
  ['VAT_RATE_WRONG', { vatTreatments: [{ ...oldLaw, ratePermille: 190 }] }],
  ['VAT_RATE_WRONG', { vatTreatments: [{ ...oldLaw, code: 'S' }] }],
  ['ok', { vatTreatments: [{ ...oldLaw, code: 'S', ratePermille: 190 }] }],
  ['VAT_DATES_REVERSED', { vatTreatments: [{ ...oldLaw, validTo: civilDate('2024-12-31') }] }],
  ['VAT_OVERLAP', { vatTreatments: [newLaw, { ...oldLaw, validTo: civilDate('2027-01-01') }] }],
])('draft: %s', (expected, change) => {
  const others = expected === 'NUMBER_TAKEN' ? [draft] : [];
  expect(code(a.draftAgreement({ ...surroundings, others }, { ...content, ...change }, now))).toBe(expected);
});

test('a discarded draft gives its number free, and nothing but a draft can be discarded', () => {
  const discarded = unwrap(a.discardDraft({ agreement: draft }, {}, now)).agreement;
  expect(discarded).toMatchObject({ status: 'discarded', version: 2 });
  expect(code(a.draftAgreement({ ...surroundings, others: [discarded] }, content, now))).toBe('ok');
  expect(code(a.discardDraft({ agreement: active }, {}, now))).toBe('NOT_A_DRAFT');
});

test.each<[string, a.Agreement, Partial<a.AgreementContent>]>([
  ['ok', draft, { title: 'Anderer Titel' }],
  ['NOTHING_CHANGES', draft, {}],
  ['NOTHING_CHANGES', draft, { title: ` ${content.title} `, vatTreatments: [newLaw, oldLaw] }],
  ['NOT_A_DRAFT', active, { title: '' }],
  ['TITLE_MISSING', draft, { title: '' }],
])('change: %s', (expected, agreement, change) =>
  expect(code(a.changeDraft({ ...surroundings, agreement }, { ...content, ...change }, now))).toBe(expected),
);

test.each<[string, Partial<a.Agreement>, (readonly a.Agreement[])?, string?]>([
  ['ok', {}],
  ['NOT_A_DRAFT', { status: 'active', number: '' }],
  ['NUMBER_MISSING', { number: '', validity: null }],
  ['NO_DATES', { validity: null, serviceFamilyCodes: [], keyCitations: [] }],
  ['NO_SERVICE', { serviceFamilyCodes: [], keyCitations: [], vatTreatments: [] }],
  ['NO_KEY_CITED', { serviceFamilyCodes: ['it', 'payroll'], vatTreatments: [] }],
  ['CLAUSE_MISSING', { keyCitations: [{ ...citation, clause: ' ' }], vatTreatments: [] }],
  ['CLAUSE_NAMES_NO_SECTION', { keyCitations: [{ ...citation, clause: 'wie besprochen' }], vatTreatments: [] }],
  ['NO_VAT_TREATMENT', { vatTreatments: [], dataProcessing: null }],
  ['VAT_GAP', { vatTreatments: [oldLaw], dataProcessing: null }],
  ['VAT_GAP', { vatTreatments: [{ ...oldLaw, validTo: civilDate('2026-12-30') }, newLaw] }],
  ['VAT_GAP', { vatTreatments: [{ ...oldLaw, validFrom: civilDate('2025-01-02') }, newLaw] }],
  ['VAT_GAP', { validity: period('2025-01-01', null), vatTreatments: [oldLaw] }],
  ['VAT_BASIS_MISSING', { vatTreatments: [{ ...oldLaw, basis: '' }, newLaw] }],
  ['DATA_PROCESSING_MISSING', { dataProcessing: null }],
  ['DATA_PROCESSING_INCOMPLETE', { dataProcessing: { ...record, concludedOn: null } }],
  ['DATA_PROCESSING_INCOMPLETE', { dataProcessing: { ...record, role: 'ownTask', concludedOn: null, subjects: [' '] } }],
  ['ok', { dataProcessing: { ...record, role: 'ownTask', concludedOn: null } }],
  ['ok', { dataProcessing: { role: 'none', concludedOn: null, subjects: [], dataCategories: [], legalBasis: '' } }],
  [
    'CONCLUDED_IN_THE_FUTURE',
    { validity: period('2024-01-01', '2024-12-31'), vatTreatments: [{ ...oldLaw, validFrom: civilDate('2024-01-01') }] },
    [],
    '2026-03-03',
  ],
  [
    'OUTSIDE_MEMBERSHIP',
    { validity: period('2024-12-31', '2029-12-31'), vatTreatments: [{ ...oldLaw, validFrom: civilDate('2024-01-01') }, newLaw] },
  ],
  ['OVERLAPS_OTHER_AGREEMENT', { number: 'V-2' }, [active]],
  ['OVERLAPS_OTHER_AGREEMENT', { number: 'V-2' }, [{ ...active, status: 'ended', validity: period('2024-01-01', '2025-01-01') }]],
  ['ok', { number: 'V-2' }, [{ ...active, status: 'ended', validity: period('2024-01-01', '2024-12-31') }]],
  ['ok', { number: 'V-2' }, [{ ...active, serviceFamilyCodes: ['payroll'] }]],
  ['ok', { number: 'V-2' }, [draft]],
])('sign: %s', (expected, change, others = [], concludedOn = '2026-03-02') => {
  const other = others.map((one) => ({ ...one, id: 'another' as a.AgreementId }));
  expect(code(sign(change, other, concludedOn))).toBe(expected);
});

test('a refusal says what is missing', () => {
  expect(sign({ serviceFamilyCodes: ['it', 'payroll', 'archive'] })).toMatchObject({
    error: { params: { families: ['payroll', 'archive'] } },
  });
  expect(sign({ dataProcessing: { ...record, concludedOn: null, subjects: [], legalBasis: ' ' } })).toMatchObject({
    error: { params: { missing: ['concludedOn', 'subjects', 'legalBasis'] } },
  });
  expect(sign({ vatTreatments: [oldLaw] })).toMatchObject({ error: { params: { from: '2027-01-01' } } });
});

test('signing changes the status and the day, and no word of the content', () => {
  expect(active).toEqual({ ...draft, status: 'active', concludedOn: '2025-01-01', version: 2 });
});

const notice = { noticeGivenOn: civilDate('2026-03-01'), endsOn: civilDate('2027-12-31'), forGoodCause: false };
test.each<[string, a.Agreement, Partial<a.GiveNoticeInput>]>([
  ['ok', active, {}],
  ['ok', active, { endsOn: civilDate('2027-03-01') }],
  ['NOT_ACTIVE', draft, {}],
  ['NOT_ACTIVE', { ...active, status: 'noticeGiven' }, {}],
  ['NOTICE_IN_THE_FUTURE', active, { noticeGivenOn: civilDate('2026-03-03'), endsOn: civilDate('2020-01-01') }],
  ['NOTICE_BEFORE_CONCLUSION', active, { noticeGivenOn: civilDate('2024-12-31') }],
  ['ENDS_BEFORE_NOTICE', active, { endsOn: civilDate('2026-02-28'), forGoodCause: true }],
  ['ENDS_BEFORE_START', { ...active, validity: period('2027-01-01', null) }, { endsOn: civilDate('2026-12-31'), forGoodCause: true }],
  ['ENDS_AFTER_TERM', active, { endsOn: civilDate('2030-01-01') }],
  ['NOTICE_TOO_LATE', active, { endsOn: civilDate('2027-02-28') }],
  ['ok', active, { endsOn: civilDate('2026-03-01'), forGoodCause: true }],
])('notice: %s', (expected, agreement, change) => expect(code(a.giveNotice({ agreement }, { ...notice, ...change }, now))).toBe(expected));

test('after a notice the agreement runs on until its day', () => {
  const given = unwrap(a.giveNotice({ agreement: active }, notice, now)).agreement;
  expect(given).toMatchObject({
    status: 'noticeGiven',
    noticeGivenOn: '2026-03-01',
    validity: { from: '2025-01-01', to: '2027-12-31' },
    version: 3,
  });
  expect(a.agreementFor([given], 'it', civilDate('2027-12-31'))).toBe(given);
  expect(a.agreementFor([given], 'it', civilDate('2028-01-01'))).toBeNull();
});

test.each<[string, a.Agreement, string | null, string]>([
  ['NOT_RUNNING', draft, null, '2026-03-02'],
  ['NO_END_DATE', { ...active, validity: period('2025-01-01', null) }, null, '2026-03-02'],
  ['STILL_RUNNING', active, null, '2029-12-31'],
  ['ok', active, null, '2030-01-01'],
  ['ok', active, '2026-03-02', '2026-03-02'],
  ['ENDS_IN_THE_FUTURE', active, '2026-03-03', '2026-03-02'],
  ['ENDS_BEFORE_START', active, '2024-12-31', '2026-03-02'],
  ['ENDS_AFTER_TERM', active, '2030-01-01', '2030-01-02'],
  ['NOT_RUNNING', { ...active, status: 'ended' }, null, '2030-01-01'],
])('end: %s', (expected, agreement, endsOn, today) =>
  expect(code(a.endAgreement({ agreement }, { endsOn: endsOn === null ? null : civilDate(endsOn) }, on(today)))).toBe(expected),
);

test('the days before the end stay covered', () => {
  const ended = unwrap(a.endAgreement({ agreement: active }, { endsOn: civilDate('2026-02-28') }, now)).agreement;
  expect(a.agreementFor([ended], 'it', civilDate('2026-02-28'))).toBe(ended);
  expect(a.agreementFor([ended], 'it', civilDate('2026-03-01'))).toBeNull();
});

test('only a signed agreement of the family and the day counts', () => {
  const day = civilDate('2026-01-01');
  expect(a.agreementFor([draft, { ...draft, status: 'discarded' }], 'it', day)).toBeNull();
  expect(a.agreementFor([active], 'payroll', day)).toBeNull();
  expect(a.agreementFor([active], 'it', civilDate('2024-12-31'))).toBeNull();
  expect(a.findCitation(active, 'it')).toEqual(citation);
  expect(a.findCitation(active, 'payroll')).toBeNull();
  expect(a.findVatTreatment(active, civilDate('2026-12-31'))?.code).toBe('O');
  expect(a.findVatTreatment(active, civilDate('2027-01-01'))?.code).toBe('E');
  expect(a.findVatTreatment(active, civilDate('2024-12-31'))).toBeNull();
});

test.each([
  ['2029-10-01', false],
  ['2029-10-02', true],
  ['2029-12-31', true],
  ['2030-01-01', false],
])('seen from %s it ends soon: %s', (today, expected) => expect(a.endsSoon(active, civilDate(today))).toBe(expected));

test('what has no end or does not run does not end soon', () => {
  const today = civilDate('2029-12-01');
  expect(a.endsSoon({ ...active, validity: period('2025-01-01', null) }, today)).toBe(false);
  expect(a.endsSoon(draft, today)).toBe(false);
  expect(a.endsSoon({ ...active, status: 'ended' }, today)).toBe(false);
  expect(a.endsSoon({ ...active, status: 'noticeGiven' }, today)).toBe(true);
});

test.each([
  ['2026-12-31', 6, '2026-06-30'],
  ['2026-02-28', 1, '2026-01-31'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2026-06-30', 0, '2026-06-30'],
])('for an end on %s with %i months the last day of notice is %s', (endsOn, months, expected) =>
  expect(a.latestNotice(civilDate(endsOn), months)).toBe(expected),
);

test('notice on the last day is in time, one day later is not', () => {
  expect(a.latestNoticeDate(active)).toBe('2028-12-31');
  expect(a.latestNoticeDate({ ...active, validity: period('2025-01-01', null) })).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 60 }), (offset, months) => {
      const endsOn = addDays(civilDate('2024-01-01'), offset);
      const latest = a.latestNotice(endsOn, months);
      expect(a.earliestEnd(latest, months) <= endsOn).toBe(true);
      expect(a.earliestEnd(addDays(latest, 1), months) > endsOn).toBe(true);
    }),
  );
});

test('the statuses form no circle and every one can be reached from a draft', () => {
  const reached = new Set<a.AgreementStatus>(['draft']);
  for (const status of reached) for (const next of a.agreementStatusChanges[status]) reached.add(next);
  expect([...reached].sort()).toEqual([...a.AGREEMENT_STATUSES].sort());
  const after = (status: a.AgreementStatus): a.AgreementStatus[] =>
    a.agreementStatusChanges[status].flatMap((next) => [next, ...after(next)]);
  for (const status of a.AGREEMENT_STATUSES) expect(after(status)).not.toContain(status);
});

const start = civilDate('2025-01-01');
const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 6 });

test('a gap in the VAT treatment is found exactly on its first day', () => {
  fc.assert(
    fc.property(
      spans,
      fc.integer({ min: 0, max: 60 }),
      fc.option(fc.integer({ min: 0, max: 200 })),
      fc.boolean(),
      (lengths, shift, length, openEnd) => {
        let next: CivilDate = start;
        const treatments = lengths.map(([days, gap], index): a.VatTreatment => {
          const validFrom = addDays(next, gap);
          next = addDays(validFrom, days);
          return { ...oldLaw, validFrom, validTo: openEnd && index === lengths.length - 1 ? null : addDays(next, -1) };
        });
        const from = addDays(start, shift);
        const validity = { from, to: length === null ? null : addDays(from, length) };
        const agreement = { ...draft, vatTreatments: treatments };
        const horizon = validity.to ?? addDays(start, 400);
        const days = Array.from({ length: daysBetween(from, horizon) + 1 }, (_, index) => addDays(from, index));
        const expected = days.find((day) => a.findVatTreatment(agreement, day) === null) ?? null;
        expect(a.firstDayWithoutVat(validity, [...treatments].reverse())).toBe(expected);
      },
    ),
  );
});

test('whatever is signed, a family has at most one agreement a day', () => {
  const wish = fc.record({
    offset: fc.integer({ min: 0, max: 300 }),
    length: fc.option(fc.integer({ min: 0, max: 90 })),
    family: fc.constantFrom('it', 'payroll'),
  });
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 10 }), (wishes) => {
      const signed: a.Agreement[] = [];
      for (const [index, { offset, length, family }] of wishes.entries()) {
        const from = addDays(start, offset);
        const change = {
          id: `agreement ${index}` as a.AgreementId,
          number: `V-${index}`,
          validity: { from, to: length === null ? null : addDays(from, length) },
          serviceFamilyCodes: [family],
          keyCitations: [{ ...citation, serviceFamilyCode: family }],
        };
        const result = sign(change, signed);
        if (result.ok) signed.push(result.value.agreement);
        else expect(result.error.code).toBe('OVERLAPS_OTHER_AGREEMENT');
      }
      for (let day = 0; day < 420; day += 7) {
        for (const family of ['it', 'payroll'])
          expect(signed.filter((one) => a.covers(one, family, addDays(start, day))).length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
