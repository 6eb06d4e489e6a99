// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import { type TestAssociation, testWorld, type World } from '@testkit/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { payments } from '../service.ts';
import { neighbours } from '../testing/neighbours.ts';
import { putPaymentRulesInForce, rejectPaymentRules } from './decide-rules.ts';
import { endBankAccount, nameLedgerAccount } from './end-bank-account.ts';
import { bankAccountHistory, listBankAccounts, listLedgerAccounts, listPaymentMunicipalities } from './list-bank-accounts.ts';
import { openBankAccount, refuseBankAccount } from './open-bank-account.ts';
import { proposeBankAccount } from './propose-bank-account.ts';
import { proposePaymentRules } from './propose-rules.ts';
import { listDutyPeople, showPaymentRules } from './show-rules.ts';

let world: World;
let home: TestAssociation;
let [treasurer, second, lead, clerk]: Actor[] = [];
beforeAll(async () => {
  world = await testWorld([neighbours, payments]);
  home = await world.association({ members: 2 });
  const member = home.members[0]!;
  treasurer = await world.actor(home, 'memberTreasurer', { member, name: 'Karla Muster' });
  second = await world.actor(home, 'memberTreasurer', { member, name: 'Jonas Beispiel' });
  lead = await world.actor(home, 'teamLead', { name: 'Lena Leitung' });
  clerk = await world.actor(home, 'clerk', { name: 'Cem Zentrum' });
});

const tenantId = () => home.members[0]!.tenantId;
const code = (result: { ok: boolean; error?: { code: string } }): string => (result.ok ? 'ok' : (result.error?.code ?? ''));
const IBANS = ['DE02120300000000202051', 'DE02500105170137075030', 'DE02100500000054540402'];

const wish = (change: Record<string, unknown> = {}) => ({
  ...{ tenantId: tenantId(), label: 'Giro', holder: 'Stadt Musterstadt', iban: IBANS[0] as string, bankName: 'Musterbank' },
  ...{ cutOverOn: '2026-11-02', opening: '1000.00', openingProof: 'Auszug 201 vom 01.11.2026', openingItems: [] },
  ...change,
});
const ITEMS = [
  { kind: 'transit', amount: '-119.00', since: '2026-10-30', label: 'Datei vom 30.10.' },
  { kind: 'deposit', amount: '50.00', since: '2026-10-29', label: 'Einzahler unbekannt' },
  { kind: 'advance', amount: '-20.00', since: '2026-10-28', label: 'Abbuchung ohne Anordnung' },
] as const;

const propose = (actor: Actor | undefined, change: Record<string, unknown> = {}) =>
  world.run(actor!, proposeBankAccount, wish(change) as never);
const account = async (id: string) => (await world.ask(lead!, listBankAccounts, {})).find((one) => one.id === id);

describe('bank accounts', () => {
  it('are proposed by one person and opened by another, with the books they need and the opening entry', async () => {
    const proposed = await propose(treasurer, { openingItems: ITEMS });
    const id = proposed.ok ? proposed.value.bankAccountId : '';
    const open = (actor: Actor | undefined, expectedVersion = 1) =>
      world.run(actor!, openBankAccount, { bankAccountId: id as never, expectedVersion });
    expect(code(await open(treasurer))).toBe('SAME_PERSON');
    expect(code(await open(lead))).toBe('FORBIDDEN');
    const stale = { ...second!, session: { ...second!.session!, steppedUpAt: null } } as Actor;
    expect(code(await open(stale))).toBe('STEP_UP_NEEDED');
    expect(code(await open(second, 2))).toBe('CHANGED_MEANWHILE');
    expect(code(await open(second))).toBe('ok');
    expect(code(await open(second, 2))).toBe('ACCOUNT_STATUS');
    const found = await account(id);
    expect(found).toMatchObject({ status: 'open', opening: 100_000n, proposedBy: 'Karla Muster', decidedBy: 'Jonas Beispiel' });
    expect(found?.ledgerAccounts.map(({ kind }) => kind)).toEqual(['advance', 'bank', 'deposit', 'transit']);
    const common = await world.ask(lead!, listLedgerAccounts, { tenantId: tenantId() });
    expect(common.map(({ kind }) => kind).sort()).toEqual(['charges', 'creditor', 'debtor', 'foreign', 'opening', 'passing']);
    const postings = await world.database.read(world.scope(home), (reads) =>
      reads
        .selectFrom('ledger_posting as p')
        .innerJoin('ledger_account as a', (join) => join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'))
        .where('p.tenant_id', '=', tenantId())
        .select(['a.kind', 'p.amount_cents', 'p.booked_on'])
        .orderBy('a.kind')
        .execute(),
    );
    expect(postings).toEqual([
      { kind: 'advance', amount_cents: 2_000n, booked_on: '2026-11-01' },
      { kind: 'bank', amount_cents: 100_000n, booked_on: '2026-11-01' },
      { kind: 'deposit', amount_cents: -5_000n, booked_on: '2026-11-01' },
      { kind: 'opening', amount_cents: -85_100n, booked_on: '2026-11-01' },
      { kind: 'transit', amount_cents: -11_900n, booked_on: '2026-11-01' },
    ]);
    const history = await world.ask(second!, bankAccountHistory, { bankAccountId: id as never });
    expect(history.map(({ action }) => action)).toEqual(['payments.proposeBankAccount', 'payments.openBankAccount']);
    const end = { bankAccountId: id as never, expectedVersion: 2, endedOn: '2026-11-16', reason: 'Kontowechsel' };
    expect(code(await world.run(second!, endBankAccount, end))).toBe('ACCOUNT_NOT_EMPTY');
    const own = common.find(({ kind }) => kind === 'creditor')!;
    const named = { ledgerAccountId: own.id as never, expectedVersion: 1, number: '3511', label: 'Kreditoren' };
    expect(code(await world.run(treasurer!, nameLedgerAccount, named))).toBe('ok');
    expect((await world.ask(lead!, listLedgerAccounts, { tenantId: tenantId() })).map(({ number }) => number)).toContain('3511');
  });

  it.each([
    ['IBAN_INVALID', { iban: 'DE03120300000000202051' }],
    ['BIC_INVALID', { iban: IBANS[1], bic: 'KURZ' }],
    ['CREDITOR_ID_INVALID', { iban: IBANS[1], creditorId: 'DE97ZZZ09999999999' }],
    ['ACCOUNT_TAKEN', { iban: 'de02 1203 0000 0000 2020 51' }],
    ['CUT_OVER_IN_FUTURE', { iban: IBANS[1], cutOverOn: '2026-11-17' }],
    ['CUT_OVER_TOO_EARLY', { iban: IBANS[1], cutOverOn: '1950-01-01' }],
    ['INVALID_INPUT', { iban: IBANS[1], holder: 'Stadt\tMuster' }],
    ['OPENING_ITEM_ZERO', { iban: IBANS[1], openingItems: [{ ...ITEMS[0], amount: '0.00' }] }],
    ['OPENING_ITEM_SIGN', { iban: IBANS[1], openingItems: [{ ...ITEMS[1], amount: '-1.00' }] }],
    ['OPENING_ITEM_LATE', { iban: IBANS[1], openingItems: [{ ...ITEMS[0], since: '2026-11-02' }] }],
    ['NOT_FOUND', { tenantId: '019a0000-0000-7000-8000-000000000000' }],
  ])('%s is said', async (expected, change) => {
    await propose(treasurer);
    expect(code(await propose(treasurer, change))).toBe(expected);
  });

  it('are refused with a reason, and end when they are empty', async () => {
    const refused = await propose(lead, { iban: IBANS[1], opening: '0.00', creditorId: 'DE98ZZZ09999999999' });
    const one = refused.ok ? refused.value.bankAccountId : '';
    const refuse = { bankAccountId: one as never, expectedVersion: 1, reason: 'Falsches Institut' };
    expect(code(await world.run(treasurer!, refuseBankAccount, refuse))).toBe('ok');
    const empty = await propose(lead, { iban: IBANS[1], opening: '0.00' });
    const other = empty.ok ? empty.value.bankAccountId : '';
    expect(code(await world.run(treasurer!, openBankAccount, { bankAccountId: other as never, expectedVersion: 1 }))).toBe('ok');
    const end = { bankAccountId: other as never, expectedVersion: 2, endedOn: '2026-11-16', reason: 'Nicht gebraucht' };
    expect(code(await world.run(treasurer!, endBankAccount, { ...end, endedOn: '2026-11-01' }))).toBe('ENDED_BEFORE_BEGUN');
    expect(code(await world.run(treasurer!, endBankAccount, end))).toBe('ok');
    expect(await account(other)).toMatchObject({ status: 'ended', endedOn: '2026-11-16' });
    const foreign = await world.actor(home, 'memberTreasurer', { member: home.members[1]! });
    expect(await world.ask(foreign, listBankAccounts, {})).toEqual([]);
    expect(await world.ask(foreign, listPaymentMunicipalities, {})).toEqual([]);
    expect(await world.ask(lead!, listPaymentMunicipalities, {})).toHaveLength(1);
    expect(code(await world.run(foreign, openBankAccount, { bankAccountId: one as never, expectedVersion: 2 }))).toBe('NOT_FOUND');
  });
});

const grant = (actor: Actor | undefined, duty: string, limit?: string) => ({
  ...{ userId: actor!.userId as never, duty: duty as never, from: '2026-11-01' },
  ...(limit ? { limit } : {}),
});
const rules = (grants: object[], change: Record<string, unknown> = {}) => ({
  ...{ tenantId: tenantId(), clause: '§ 4 DA Zahlungsabwicklung', validFrom: '2026-11-01', oneDeterminer: true, determinerMayOrder: false },
  ...{ grants, referenceLength: 12, referenceCheck: 'mod10', tolerance: '0.50', toleranceBorneBy: 'Budget 20' },
  ...change,
});

describe('local rules', () => {
  it('are proposed, shown old and new with what is odd, and put into force by a second person', async () => {
    const run = (actor: Actor | undefined, grants: object[], change: Record<string, unknown> = {}) =>
      world.run(actor!, proposePaymentRules, rules(grants, change) as never);
    const put = async (actor: Actor | undefined, warningsSeen: boolean) => {
      const { proposed } = await world.ask(actor!, showPaymentRules, { tenantId: tenantId() });
      const input = { rulesId: proposed!.id as never, expectedVersion: proposed!.version, warningsSeen };
      return code(await world.run(actor!, putPaymentRulesInForce, input));
    };
    expect(code(await run(treasurer, []))).toBe('NO_GRANTS');
    expect(code(await run(treasurer, [grant(treasurer, 'release')]))).toBe('GRANT_OTHER_SIDE');
    expect(code(await run(treasurer, [{ ...grant(lead, 'release'), userId: world.newId() }]))).toBe('GRANT_PERSON_UNKNOWN');
    expect(code(await run(treasurer, [grant(treasurer, 'draft', '0.00')]))).toBe('GRANT_LIMIT');
    expect(code(await run(treasurer, [grant(treasurer, 'draft'), grant(treasurer, 'draft')]))).toBe('GRANT_TWICE');
    expect(code(await run(treasurer, [{ ...grant(treasurer, 'draft'), to: '2026-10-01' }]))).toBe('GRANT_PERIOD');
    expect(code(await run(treasurer, [grant(treasurer, 'draft')], { referenceLength: 3 }))).toBe('SCHEME_LENGTH');
    expect(code(await run(treasurer, [grant(treasurer, 'draft')], { tolerance: '10.01' }))).toBe('TOLERANCE_RANGE');
    expect(code(await run(treasurer, [grant(treasurer, 'draft')], { toleranceBorneBy: '' }))).toBe('TOLERANCE_BEARER_MISSING');
    expect(code(await run(treasurer, [grant(treasurer, 'draft')], { unclearOwnerId: world.newId() }))).toBe('OWNER_UNKNOWN');
    const first = [grant(treasurer, 'draft'), grant(second, 'order', '5000.00'), grant(lead, 'release'), grant(lead, 'run')];
    expect(code(await run(lead, first, { unclearOwnerId: clerk!.userId }))).toBe('ok');
    expect(code(await run(treasurer, first))).toBe('PROPOSAL_OPEN');
    const { proposed, inForce, warnings } = await world.ask(second!, showPaymentRules, { tenantId: tenantId() });
    expect(inForce).toBeNull();
    expect(proposed).toMatchObject({ rulesVersion: 1, unclearOwner: 'Cem Zentrum', tolerance: 50n, proposedByMe: false });
    expect(warnings.map((one) => one.code)).toEqual([
      'TOO_FEW_RELEASERS',
      'TOO_FEW_CLOSERS',
      ...Array(5).fill('DUTY_WITHOUT_HOLDER'),
      'RELEASES_AND_PREPARES',
    ]);
    expect(await put(lead, true)).toBe('FORBIDDEN');
    expect(await put(second, false)).toBe('WARNINGS_NOT_SEEN');
    expect(await put(second, true)).toBe('ok');
    // A municipality names people of the centre whose roles reach it, without seeing the centre's staff otherwise.
    expect(
      (await world.ask(treasurer!, listDutyPeople, { tenantId: tenantId() })).map(({ name, side, duties }) => [name, side, duties.length]),
    ).toEqual([
      ['Cem Zentrum', 'centre', 5],
      ['Jonas Beispiel', 'member', 4],
      ['Karla Muster', 'member', 4],
      ['Lena Leitung', 'centre', 6],
    ]);
    const elsewhere = await world.actor(home, 'memberTreasurer', { member: home.members[1]! });
    expect(await world.ask(elsewhere, listDutyPeople, { tenantId: tenantId() })).not.toContainEqual(
      expect.objectContaining({ name: 'Karla Muster' }),
    );
    expect(code(await run(treasurer, [...first, grant(treasurer, 'factual')], { validFrom: '2026-12-01' }))).toBe('ok');
    expect(await put(treasurer, true)).toBe('SAME_PERSON');
    expect(await put(second, true)).toBe('RULES_NOT_YET');
    const waiting = await world.ask(second!, showPaymentRules, { tenantId: tenantId() });
    const input = { rulesId: waiting.proposed!.id as never, expectedVersion: 1, reason: 'Noch zu früh' };
    expect(code(await world.run(second!, rejectPaymentRules, input))).toBe('ok');
    expect(code(await run(treasurer, [...first, grant(treasurer, 'factual')]))).toBe('ok');
    expect(await put(second, true)).toBe('ok');
    const alone = ['draft', 'factual', 'arithmetical', 'order'].map((duty) => grant(treasurer, duty));
    expect(code(await run(treasurer, [...alone, grant(clerk, 'release')], { determinerMayOrder: true }))).toBe('ok');
    const odd = await world.ask(second!, showPaymentRules, { tenantId: tenantId() });
    expect(odd.warnings).toContainEqual(expect.objectContaining({ code: 'ORDERS_ALONE', name: 'Karla Muster' }));
    expect(odd.warnings).toContainEqual(expect.objectContaining({ code: 'DUTY_WITHOUT_RIGHT', name: 'Cem Zentrum', duties: ['release'] }));
    const gone = { rulesId: odd.proposed!.id as never, expectedVersion: 1, reason: 'zu viel in einer Hand' };
    expect(code(await world.run(second!, rejectPaymentRules, gone))).toBe('ok');
    const after = await world.ask(second!, showPaymentRules, { tenantId: tenantId() });
    expect(after.inForce?.rulesVersion).toBe(3);
    expect(after.earlier.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'replaced']);
  });
});
