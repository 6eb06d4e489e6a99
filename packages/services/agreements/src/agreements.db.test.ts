// SPDX-License-Identifier: EUPL-1.2

import { keysPort } from '@contracts/settlement';
import { ROLES } from '@contracts/tenancy';
import { addDays, businessDay, type CivilDate, type Instant, type Result, type TenantId, unwrap } from '@kernel/core';
import { type Actor, roleBook, serviceActor } from '@platform/authorization';
import { createBuilder } from '@platform/graphql';
import { defineService } from '@platform/service';
import { handleMessage, type InputOf, type Message, offer } from '@platform/use-case';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { agreements, draftAgreement, endAgreement, giveNotice, remindOfEnds, signAgreement } from './index.ts';
import { agreementsOffer } from './ports.ts';
import { agreementHistory } from './queries/agreement-history.ts';
import { getAgreement } from './queries/get-agreement.ts';
import { listAgreements } from './queries/list-agreements.ts';
import { previewVatPosition } from './queries/preview-vat-position.ts';
import { listVatPositions } from './queries/vat-positions.ts';
import { waitingAgreements } from './queries/waiting-agreements.ts';
import { changeDraft } from './use-cases/change-draft.ts';
import { discardDraft } from './use-cases/discard-draft.ts';
import { publishVatPosition } from './use-cases/publish-vat-position.ts';
import { withdrawVatPosition } from './use-cases/withdraw-vat-position.ts';

const KEY = '00000000-0000-7000-8000-00000000000a';

/** Settlement as this service sees it: one published key of the family 'it'. */
const keys = defineService({
  name: 'keys',
  actions: {},
  roles: {},
  useCases: [],
  queries: [],
  offers: [
    offer(keysPort, {
      findVersion: async (_writes, keyId, keyVersion) =>
        keyId === KEY && keyVersion === 1 ? { keyId, keyVersion, serviceFamilyCode: 'it', name: 'Einwohner' } : null,
      names: async (_reads, keyIds) => new Map(keyIds.filter((id) => id === KEY).map((id) => [id, 'Einwohner'])),
    }),
  ],
  messages: { de: {}, en: {} },
});

let world: World;
let today: CivilDate;
beforeAll(async () => {
  world = await testWorld([agreements, keys]);
  today = businessDay(world.clock.now);
});

const noon = new Date('2026-11-16T09:00:00.000Z');
afterEach(() => {
  world.clock.now = noon;
});

const code = (result: Result<unknown, { code: string }>): string => (result.ok ? 'ok' : result.error.code);

type Draft = InputOf<typeof draftAgreement>;
const draft = (tenantId: string, change: Partial<Draft> = {}): Draft => ({
  tenantId,
  number: 'V-1',
  title: 'Betrieb der Arbeitsplätze',
  form: 'publicLawAgreement',
  validFrom: '2026-01-01',
  validTo: '2029-12-31',
  noticeMonths: 12,
  serviceFamilyCodes: ['it'],
  keyCitations: [{ serviceFamilyCode: 'it', keyId: KEY, keyVersion: 1, clause: '§ 5 Abs. 2' }],
  vatTreatments: [
    { validFrom: '2026-01-01', validTo: '2026-12-31', code: 'O', ratePermille: 0, basis: '§ 2b Abs. 1 UStG' },
    { validFrom: '2027-01-01', code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' },
  ],
  costClause:
    'Die nicht anderweitig gedeckten Personal- und Sachkosten werden im Kalenderjahr nach gebuchten Stunden verteilt, zahlbar binnen 30 Tagen.',
  costTerms: [],
  dataProcessing: { role: 'none', subjects: [], dataCategories: [], legalBasis: '' },
  ...change,
});

async function scene() {
  const association = await world.association();
  const { associationId, centreId } = association;
  await world.database.write(world.scope(association), (writes) =>
    writes.serviceFamily.createMany({
      data: ['it', 'payroll'].map((family, position) => ({
        ...{ tenantId: centreId, id: world.newId(), associationId, code: family, nameDe: family, nameEn: family, position, version: 1 },
      })),
    }),
  );
  const [member, other] = association.members;
  if (!member || !other) throw new Error('no members');
  const officer = await world.actor(association, 'contractOfficer', { name: 'Vera Vertrag' });
  const ask = (input: Partial<Draft> = {}) => world.run(officer, draftAgreement, draft(member.tenantId, input));
  const signed = async (input: Partial<Draft> = {}) => {
    const { agreementId } = unwrap(await ask(input));
    unwrap(await world.run(officer, signAgreement, { agreementId, concludedOn: '2026-01-02', expectedVersion: 1 }));
    return agreementId;
  };
  return { association, member, other, officer, ask, signed };
}

const citations = (association: TestAssociation, from: string, to: string, at: Date) =>
  world.database.read({ ...world.scope(association), writeTenants: [] }, (reads) =>
    agreementsOffer.citationsIn(reads, { from: from as CivilDate, to: to as CivilDate }, at.toISOString() as Instant),
  );
const validOn = (association: TestAssociation, tenantId: TenantId, family: string, on: string) =>
  world.database.write(world.scope(association), (writes) => agreementsOffer.findValid(writes, tenantId, family, on as CivilDate));

describe('the association’s VAT', () => {
  const position = {
    kind: 'option' as const,
    code: 'O' as const,
    ratePermille: 0,
    basis: '§ 27 Abs. 22, 22a UStG',
    resolution: 'Erklärung vom 12.12.2016',
    validFrom: '2017-01-01',
  };
  const later = { ...position, kind: 'section2b' as const, code: 'E' as const, basis: '§ 4 Nr. 29 UStG', validFrom: '2027-01-01' };

  test('holds where an agreement says nothing, ends the day before the next, and stays known as it was', async () => {
    const { association, signed, officer, ask } = await scene();
    const finance = await world.actor(association, 'finance');
    const bare = { vatTreatments: [], number: 'V-9' };
    const { agreementId } = unwrap(await ask(bare));
    expect((await world.ask(officer, getAgreement, { agreementId }))?.lacks.map((lack) => lack.code)).toEqual(['NO_VAT_TREATMENT']);
    unwrap(await world.run(officer, discardDraft, { agreementId, expectedVersion: 1 }));
    unwrap(await world.run(finance, publishVatPosition, position));
    const before = world.clock.now;
    world.clock.now = new Date(before.getTime() + 60_000);
    unwrap(await world.run(finance, publishVatPosition, later));
    await signed(bare);
    expect((await citations(association, '2026-01-01', '2027-12-31', world.clock.now))[0]?.vat).toEqual([
      { code: 'O', ratePermille: 0, basis: '§ 27 Abs. 22, 22a UStG', validFrom: '2017-01-01', validTo: '2026-12-31' },
      { code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG', validFrom: '2027-01-01', validTo: null },
    ]);
    const reduced = { ...later, kind: 'ruling' as const, code: 'S' as const, ratePermille: 190, validFrom: '2028-01-01' };
    const trial = await world.ask(finance, previewVatPosition, reduced);
    expect(trial.refusal).toBeNull();
    expect(trial.changes).toMatchObject([
      { agreementNumber: 'V-9', from: '2028-01-01', to: '2029-12-31', before: { code: 'E' }, after: { code: 'S', ratePermille: 190 } },
    ]);
    const [law] = await world.ask(finance, listVatPositions, {});
    const back = await world.ask(finance, previewVatPosition, { withdraws: law?.id as never });
    expect(back.changes).toMatchObject([{ from: '2027-01-01', before: { code: 'E' }, after: null }]);
    expect((await world.ask(finance, previewVatPosition, { ...later, ratePermille: 70 })).refusal?.code).toBe('VAT_RATE_WRONG');
    expect(await world.ask(finance, listVatPositions, {})).toMatchObject([
      { kind: 'section2b', knownTo: null },
      { kind: 'option', validTo: '2026-12-31', knownTo: null },
      { kind: 'option', validTo: null, knownTo: world.clock.now.toISOString() },
    ]);
  });

  test('refuses what contradicts itself, what nobody may, and what another association published', async () => {
    const { association, officer } = await scene();
    const other = await scene();
    const finance = await world.actor(association, 'finance');
    expect(code(await world.run(officer, publishVatPosition, position))).toBe('FORBIDDEN');
    expect(code(await world.run(finance, publishVatPosition, { ...position, ratePermille: 190 }))).toBe('VAT_RATE_WRONG');
    expect(code(await world.run(finance, publishVatPosition, { ...position, resolution: ' ' }))).toBe('VAT_RESOLUTION_MISSING');
    expect(code(await world.run(finance, publishVatPosition, { ...position, serviceFamilyCode: 'gardening' }))).toBe('FAMILY_UNKNOWN');
    const { positionId } = unwrap(await world.run(finance, publishVatPosition, position));
    expect(code(await world.run(finance, publishVatPosition, { ...later, validFrom: '2016-01-01' }))).toBe('VAT_OVERLAP');
    const stranger = await world.actor(other.association, 'finance');
    expect(await world.ask(stranger, listVatPositions, {})).toEqual([]);
    expect(code(await world.run(stranger, withdrawVatPosition, { positionId }))).toBe('VAT_POSITION_UNKNOWN');
    unwrap(await world.run(finance, withdrawVatPosition, { positionId }));
    expect(code(await world.run(finance, withdrawVatPosition, { positionId }))).toBe('VAT_POSITION_UNKNOWN');
  });
});

describe('the cost clause and terms of a member', () => {
  test('a vague clause is found on the draft, and blocks the signature with the finding named', async () => {
    const { officer, ask } = await scene();
    const { agreementId } = unwrap(
      await ask({ costClause: 'Die Kosten werden angemessen verteilt; Näheres regelt eine gesonderte Vereinbarung.' }),
    );
    const found = await world.ask(officer, getAgreement, { agreementId });
    expect(found?.clauseFindings.map((finding) => [finding.code, finding.severity])).toContainEqual(['ELSEWHERE', 'blocking']);
    expect(await world.run(officer, signAgreement, { agreementId, concludedOn: '2026-01-02', expectedVersion: 1 })).toMatchObject({
      error: { code: 'COST_CLAUSE_VAGUE', field: 'costClause', params: { finding: 'ELSEWHERE' } },
    });
  });

  test('terms are exact, of an agreed service, one at a time, and reach whoever settles', async () => {
    const { association, ask, signed } = await scene();
    const term = { serviceFamilyCode: 'it', validFrom: '2026-01-01', resolution: 'Beschluss vom 01.12.2025' };
    const minimum = { ...term, kind: 'minimum' as const, amount: '1200.00', per: 'year' as const };
    const refused = async (...costTerms: NonNullable<Draft['costTerms']>) => code(await ask({ number: 'V-2', costTerms }));
    expect(await refused({ ...minimum, serviceFamilyCode: 'payroll' })).toBe('COST_TERM_FAMILY');
    expect(await refused({ ...minimum, amount: null })).toBe('COST_TERM_VALUE');
    expect(await refused({ ...term, kind: 'fixedShare', number: '120 %' })).toBe('COST_TERM_VALUE');
    expect(await refused(minimum, { ...minimum, validFrom: '2026-06-01' })).toBe('COST_TERM_TWICE');
    expect(await refused(minimum, { ...minimum, kind: 'maximum', amount: '1000.00' })).toBe('COST_TERM_MINIMUM_ABOVE_MAXIMUM');
    expect(await refused({ ...minimum, validTo: '2025-12-31' })).toBe('COST_TERM_DATES_REVERSED');
    await signed({ costTerms: [minimum, { ...term, kind: 'factor', number: '0,8' }] });
    expect((await citations(association, '2026-01-01', '2026-12-31', world.clock.now))[0]?.costTerms).toMatchObject([
      { kind: 'minimum', amountCents: 120_000n, per: 'year', resolution: 'Beschluss vom 01.12.2025' },
      { kind: 'factor', number: { n: 4n, d: 5n } },
    ]);
  });
});

describe('a draft', () => {
  test('may lack much, says all that it lacks, and is the centre’s until it is signed', async () => {
    const { member, officer, ask, association } = await scene();
    const empty = { validFrom: null, validTo: null, serviceFamilyCodes: [], keyCitations: [], vatTreatments: [], dataProcessing: null };
    const { agreementId } = unwrap(await ask(empty));
    const found = await world.ask(officer, getAgreement, { agreementId });
    expect(found?.lacks.map((lack) => lack.code)).toEqual(['NO_DATES', 'NO_SERVICE', 'NO_VAT_TREATMENT', 'DATA_PROCESSING_MISSING']);
    expect(code(await world.run(officer, signAgreement, { agreementId, concludedOn: today, expectedVersion: 1 }))).toBe('NO_DATES');
    // Without dates of its own nobody can say from which day on a treatment is missing.
    const undated = unwrap(
      await ask({
        ...empty,
        number: 'V-undatiert',
        vatTreatments: [{ validFrom: '2026-01-01', code: 'O', ratePermille: 0, basis: '§ 2b UStG' }],
      }),
    );
    const lacks = (await world.ask(officer, getAgreement, { agreementId: undated.agreementId }))?.lacks.map((lack) => lack.code);
    expect(lacks).toEqual(['NO_DATES', 'NO_SERVICE', 'DATA_PROCESSING_MISSING']);
    const clerk = await world.actor(association, 'memberClerk', { member });
    expect(await world.ask(clerk, getAgreement, { agreementId })).toBeNull();
    expect(await world.ask(clerk, listAgreements, {})).toMatchObject({ items: [], total: 0 });
    const vague = draft(member.tenantId, {
      keyCitations: [{ serviceFamilyCode: 'it', keyId: KEY, keyVersion: 1, clause: 'wie besprochen' }],
    });
    const { tenantId: _tenant, ...content } = vague;
    unwrap(await world.run(officer, changeDraft, { agreementId, expectedVersion: 1, ...content }));
    expect((await world.ask(officer, getAgreement, { agreementId }))?.lacks.map((lack) => lack.code)).toEqual(['CLAUSE_NAMES_NO_SECTION']);
    expect(code(await world.run(officer, changeDraft, { agreementId, expectedVersion: 1, ...content }))).toBe('CHANGED_MEANWHILE');
    expect(code(await world.run(officer, changeDraft, { agreementId, expectedVersion: 2, ...content }))).toBe('NOTHING_CHANGES');
  });

  test('cites published keys of its own families only', async () => {
    const { ask } = await scene();
    const cite = (change: object) =>
      ask({ keyCitations: [{ serviceFamilyCode: 'it', keyId: KEY, keyVersion: 1, clause: '§ 5', ...change }] });
    expect(code(await cite({ keyVersion: 2 }))).toBe('KEY_UNKNOWN');
    expect(code(await cite({ keyId: world.newId() }))).toBe('KEY_UNKNOWN');
    expect(
      code(
        await ask({
          serviceFamilyCodes: ['payroll'],
          keyCitations: [{ serviceFamilyCode: 'payroll', keyId: KEY, keyVersion: 1, clause: '§ 5' }],
        }),
      ),
    ).toBe('KEY_FITS_OTHER_FAMILY');
    expect(code(await ask({ serviceFamilyCodes: ['gardening'] }))).toBe('FAMILY_UNKNOWN');
    expect(code(await cite({}))).toBe('ok');
  });

  test('that is discarded gives its number free; two at once do not get the same', async () => {
    const { officer, ask } = await scene();
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(code).sort()).toEqual(['NUMBER_TAKEN', 'ok']);
    const { agreementId } = unwrap(answers.find((answer) => answer.ok) ?? answers[0]);
    expect(code(await ask({ number: 'v-1' }))).toBe('NUMBER_TAKEN');
    expect(code(await world.run(officer, discardDraft, { agreementId, expectedVersion: 1 }))).toBe('ok');
    expect(code(await ask({ number: 'v-1' }))).toBe('ok');
  });

  test('is no business of clerks, of members, or of another association', async () => {
    const { association, member, ask } = await scene();
    const { agreementId } = unwrap(await ask());
    const foreign = await scene();
    for (const [actor, expected] of [
      [await world.actor(association, 'clerk'), 'FORBIDDEN'],
      [await world.actor(association, 'memberAdministrator', { member }), 'FORBIDDEN'],
      [foreign.officer, 'NOT_FOUND'],
    ] as const)
      expect(code(await world.run(actor, signAgreement, { agreementId, concludedOn: today, expectedVersion: 1 }))).toBe(expected);
    expect(code(await world.run(foreign.officer, draftAgreement, draft(member.tenantId)))).toBe('NOT_FOUND');
    expect(code(await world.run(foreign.officer, draftAgreement, draft(foreign.association.centreId)))).toBe('NOT_FOUND');
    expect(await world.ask(foreign.officer, getAgreement, { agreementId })).toBeNull();
  });
});

describe('a signed agreement', () => {
  test('lets the member order on its days, and is seen by its own member alone', async () => {
    const { association, member, other, signed, ask } = await scene();
    const agreementId = await signed();
    expect(await validOn(association, member.tenantId, 'it', '2026-01-01')).toEqual({ agreementId, number: 'V-1', validTo: '2029-12-31' });
    for (const [tenantId, family, on] of [
      [member.tenantId, 'it', '2025-12-31'],
      [member.tenantId, 'it', '2030-01-01'],
      [member.tenantId, 'payroll', '2026-01-01'],
      [other.tenantId, 'it', '2026-01-01'],
    ] as const)
      expect(await validOn(association, tenantId, family, on)).toBeNull();
    unwrap(await ask({ number: 'V-2', serviceFamilyCodes: ['payroll'], keyCitations: [] }));
    expect(await validOn(association, member.tenantId, 'payroll', '2026-01-01')).toBeNull();
    const own = await world.actor(association, 'memberTreasurer', { member });
    const stranger = await world.actor(association, 'memberTreasurer', { member: other });
    const shown = await world.ask(own, getAgreement, { agreementId });
    expect(shown?.terms.keyCitations).toMatchObject([{ keyId: KEY, keyName: 'Einwohner' }]);
    const actions = async (actor: Actor) => (await world.ask(actor, agreementHistory, { agreementId })).map(({ action }) => action);
    expect(await actions(own)).toEqual(['agreements.signAgreement']);
    expect(await actions(stranger)).toEqual([]);
    expect((await world.ask(own, listAgreements, {})).items.map(({ number }) => number)).toEqual(['V-1']);
    expect((await world.ask(own, getAgreement, { agreementId }))?.history).toHaveLength(1);
    expect(await world.ask(stranger, listAgreements, { tenantId: member.tenantId })).toMatchObject({ items: [], total: 0 });
    expect(await world.ask(stranger, getAgreement, { agreementId })).toBeNull();
  });

  test('shares its costs by what it cites, day by day of the law on VAT, as it was known', async () => {
    const { association, member, officer, signed } = await scene();
    const before = world.clock.now;
    const agreementId = await signed();
    expect(await citations(association, '2026-12-01', '2027-01-31', before)).toMatchObject([
      {
        tenantId: member.tenantId,
        agreementId,
        keyId: KEY,
        clause: '§ 5 Abs. 2',
        form: 'publicLawAgreement',
        vat: [
          { code: 'O', validFrom: '2026-01-01', validTo: '2026-12-31' },
          { code: 'E', basis: '§ 4 Nr. 29 UStG', validFrom: '2027-01-01', validTo: null },
        ],
        validity: { from: '2026-01-01', to: '2029-12-31' },
      },
    ]);
    world.clock.now = new Date(before.getTime() + 60_000);
    unwrap(await world.run(officer, endAgreement, { agreementId, endsOn: '2026-10-31', expectedVersion: 2 }));
    expect(await citations(association, '2026-11-01', '2026-11-30', world.clock.now)).toEqual([]);
    expect(await citations(association, '2026-11-01', '2026-11-30', before)).toHaveLength(1);
    expect(await validOn(association, member.tenantId, 'it', '2026-10-31')).toMatchObject({ validTo: '2026-10-31' });
  });

  test('keeps every version of its terms, as known on a day', async () => {
    const { officer, signed } = await scene();
    const before = world.clock.now;
    const agreementId = await signed();
    world.clock.now = new Date(before.getTime() + 3 * 86_400_000);
    const notice = { agreementId, noticeGivenOn: '2026-11-18', endsOn: '2027-12-31', expectedVersion: 2 };
    expect(await world.run(officer, giveNotice, { ...notice, endsOn: '2027-10-31' })).toMatchObject({
      error: { code: 'NOTICE_TOO_LATE', params: { earliest: '2027-11-18' } },
    });
    unwrap(await world.run(officer, giveNotice, notice));
    const now = await world.ask(officer, getAgreement, { agreementId });
    expect(now).toMatchObject({ status: 'noticeGiven', version: 3, terms: { validTo: '2027-12-31', noticeGivenOn: '2026-11-18' } });
    expect(now?.history.map(({ validTo, concludedOn }) => [validTo, concludedOn])).toEqual([
      ['2027-12-31', '2026-01-02'],
      ['2029-12-31', '2026-01-02'],
      ['2029-12-31', null],
    ]);
    expect(await world.ask(officer, getAgreement, { agreementId, knownOn: today })).toMatchObject({ terms: { validTo: '2029-12-31' } });
    expect(await world.ask(officer, getAgreement, { agreementId, knownOn: addDays(today, -1) })).toBeNull();
  });

  test('does not overlap another for the same family, also when both are signed at once', async () => {
    const { officer, ask } = await scene();
    const ids = [unwrap(await ask()).agreementId, unwrap(await ask({ number: 'V-2' })).agreementId];
    const answers = await Promise.all(
      ids.map((agreementId) => world.run(officer, signAgreement, { agreementId, concludedOn: today, expectedVersion: 1 })),
    );
    expect(answers.map(code).sort()).toEqual(['OVERLAPS_OTHER_AGREEMENT', 'ok']);
  });
});

describe('the list', () => {
  test('comes in pages, by member, status, family and end', async () => {
    const { association, member, other, officer, signed } = await scene();
    await signed({ validTo: addDays(today, 90) });
    for (const number of ['V-2', 'V-3', 'V-4']) unwrap(await world.run(officer, draftAgreement, draft(other.tenantId, { number })));
    const numbers = async (input: Parameters<typeof world.ask<typeof listAgreements.input, unknown>>[2], actor = officer) =>
      (await world.ask(actor, listAgreements, input)).items.map(({ number }) => number);
    expect(await numbers({})).toEqual(['V-1', 'V-2', 'V-3', 'V-4']);
    expect(await numbers({ endsSoon: true })).toEqual(['V-1']);
    expect(await numbers({ status: ['draft'], serviceFamilyCode: 'it' })).toEqual(['V-2', 'V-3', 'V-4']);
    expect(await numbers({ serviceFamilyCode: 'payroll' })).toEqual([]);
    expect(await numbers({ tenantId: member.tenantId })).toEqual(['V-1']);
    const first = await world.ask(officer, listAgreements, { first: 3 });
    expect(first).toMatchObject({ total: 4, items: { length: 3 } });
    expect(await world.ask(officer, listAgreements, { first: 3, after: first.nextCursor ?? '' })).toMatchObject({
      items: [{ number: 'V-4' }],
      nextCursor: null,
      total: 4,
    });
    const scoped = await world.actor(association, 'clerk', { tenants: [member] });
    expect(await numbers({}, scoped)).toEqual(['V-1']);
    expect(await world.ask(officer, waitingAgreements, {})).toEqual([
      { kind: 'agreements.endingSoon', count: 1, overdue: 0, link: 'agreements?endsSoon=true' },
      { kind: 'agreements.drafts', count: 3, overdue: 0, link: 'agreements?status=draft' },
    ]);
  });
});

describe('a cursor of the list', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64url');

  test.each([
    ['no cursor at all', 'x'],
    ['an empty text', ''],
    ['a name and a number alone', encoded('Stadt\nV-1')],
    ['an id that is none', encoded("Stadt\nV-1\n' or true --")],
    ['a character that no text of the database has', encoded(`Sta\u0000dt\nV-1\n${KEY}`)],
    ['the cursor of a list of charges', encoded(`2026-10-20 ${KEY}`)],
    ['bytes that are no text', Buffer.from([0, 255, 10, 254]).toString('base64url')],
  ])('%s is refused', async (_kind, after) => {
    const { officer } = await scene();
    await expect(world.ask(officer, listAgreements, { after })).rejects.toMatchObject({ code: 'INVALID_INPUT', message: 'NOT_A_CURSOR' });
  });

  test("from another association is a place in one's own list, and shows nothing of the other", async () => {
    const here = await scene();
    const there = await scene();
    for (const number of ['V-2', 'V-3']) {
      unwrap(await world.run(here.officer, draftAgreement, draft(here.other.tenantId, { number })));
      unwrap(await world.run(there.officer, draftAgreement, draft(there.other.tenantId, { number })));
    }
    const { nextCursor } = await world.ask(there.officer, listAgreements, { first: 1 });
    expect(nextCursor).not.toBeNull();
    const own = new Set((await world.ask(here.officer, listAgreements, {})).items.map(({ id }) => id));
    const { items, total } = await world.ask(here.officer, listAgreements, { after: nextCursor ?? '' });
    expect(items.filter(({ id }) => !own.has(id))).toEqual([]);
    expect(total === 0 || total === own.size).toBe(true);
  });
});

describe('the reminder', () => {
  test('tells each end once, and a new end again', async () => {
    const { association, member, other, officer, signed } = await scene();
    const end = addDays(today, 90);
    const agreementId = await signed({ validTo: end, noticeMonths: 0 });
    const later = unwrap(await world.run(officer, draftAgreement, draft(other.tenantId, { validTo: addDays(today, 91) }))).agreementId;
    unwrap(await world.run(officer, signAgreement, { agreementId: later, concludedOn: today, expectedVersion: 1 }));
    const clock = serviceActor({
      service: 'agreements',
      associationId: association.associationId,
      centreId: association.centreId,
      tenantIds: [association.centreId, ...association.members.map(({ tenantId }) => tenantId)],
      causeAccountId: null,
      correlationId: world.newId(),
    });
    const remind = async () => unwrap(await world.run(clock, remindOfEnds, {})).reminded;
    expect(await Promise.all([remind(), remind()]).then((counts) => counts.sort())).toEqual([0, 1]);
    expect(await remind()).toBe(0);
    unwrap(await world.run(officer, giveNotice, { agreementId, noticeGivenOn: today, endsOn: addDays(today, 60), expectedVersion: 2 }));
    expect(await remind()).toBe(1);
    const messages = await world.database.read(world.scope(association), (reads) =>
      reads.selectFrom('outbox_message').selectAll().where('name', '=', 'AgreementEndsSoon.v1').orderBy('id').execute(),
    );
    expect(messages.map(({ tenant_id, payload }) => [tenant_id, payload])).toEqual([
      [member.tenantId, { agreementId, endsOn: end }],
      [member.tenantId, { agreementId, endsOn: addDays(today, 60) }],
    ]);
    const row = messages[0];
    const handler = agreements.handlers?.['AgreementEndsSoon.v1']?.[0];
    if (!row || !handler) throw new Error('no message');
    const message: Message = {
      id: row.id,
      name: row.name,
      tenantId: member.tenantId,
      associationId: association.associationId,
      payload: row.payload as Message['payload'],
      causeAccountId: null,
      correlationId: row.correlation_id,
    };
    await handleMessage(world.platform, handler, message, association.centreId);
    await handleMessage(world.platform, handler, message, association.centreId);
    const told = await world.database.read(world.scope(association), (reads) =>
      reads.selectFrom('notification').select(['user_id', 'topic', 'params', 'link']).execute(),
    );
    expect(told).toEqual([
      { user_id: officer.userId, topic: 'agreements.endsSoon', params: { endsOn: end }, link: `agreements/${agreementId}` },
    ]);
  });
});

test('every role can do what the table says, and the schema can be built', () => {
  const book = roleBook(ROLES, [agreements, { actions: { 'tenancy.manageRoles': { de: '', en: '' } }, roles: {} }]);
  const matrix = Object.fromEntries(
    [...ROLES.map(({ name }) => name), 'service:agreements'].map((role) => [role, book.actionsOf(role).map(String).sort()]),
  );
  expect(matrix).toMatchSnapshot();
  const builder = createBuilder();
  agreements.graphql?.(builder);
  builder.subscriptionField('anything', (t) => t.boolean({ subscribe: () => ({}) as never, resolve: () => true }));
  expect(Object.keys(builder.toSchema().getMutationType()?.getFields() ?? {})).toHaveLength(8);
});
