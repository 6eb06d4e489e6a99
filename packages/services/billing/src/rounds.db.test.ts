// SPDX-License-Identifier: EUPL-1.2
import { documentsPort, takenOffPort } from '@contracts/billing';
import { readInvoice } from '@formats/einvoice';
import type { CivilDate } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { createBuilder } from '@platform/graphql';
import { handleMessage, orderOf } from '@platform/use-case';
import type { TestMember, World } from '@testkit/core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { billing } from './index.ts';
import { de } from './messages/de.ts';
import { checkIssue } from './queries/check-issue.ts';
import { documentSettings } from './queries/document-settings.ts';
import { draftLetter } from './queries/draft-letter.ts';
import { findDocument } from './queries/find-document.ts';
import { listIssuerChanges } from './queries/issuer-changes.ts';
import { listDocuments } from './queries/list-documents.ts';
import { listDrafts } from './queries/list-drafts.ts';
import { listNumbers } from './queries/list-numbers.ts';
import { listObjections } from './queries/list-objections.ts';
import { listReceipts } from './queries/list-receipts.ts';
import { listRecipients } from './queries/list-recipients.ts';
import { listIssuers } from './queries/settings.ts';
import { waitingDocuments, waitingIssuer, waitingIssues, waitingPreparations } from './queries/waiting.ts';
import {
  announced,
  atDay,
  billingWorld,
  code,
  faults,
  fresh,
  ISSUER,
  issue,
  kept,
  line,
  perform,
  prepared,
  recipientOf,
  release,
  roundOf,
  type Town,
  town,
  value,
} from './testing/billing-world.ts';
import { advances, carryOvers } from './testing/neighbours.ts';
import { announceRound } from './use-cases/announce-round.ts';
import { answerObjection } from './use-cases/answer-objection.ts';
import { discardIssuer, rejectIssuer } from './use-cases/discard-issuer.ts';
import { discardRound } from './use-cases/discard-round.ts';
import { foldCorrection } from './use-cases/fold-correction.ts';
import { issueRound } from './use-cases/issue-round.ts';
import { noteRemedy } from './use-cases/note-remedy.ts';
import { prepareRound } from './use-cases/prepare-round.ts';
import { proposeIssuer } from './use-cases/propose-issuer.ts';
import { raiseObjection } from './use-cases/raise-objection.ts';
import { receiveDocument } from './use-cases/receive-document.ts';
import { releaseIssuer } from './use-cases/release-issuer.ts';
import { setRecipient } from './use-cases/set-recipient.ts';
import { setBillingRule } from './use-cases/set-rule.ts';
import { setText } from './use-cases/set-text.ts';
import { voidNumber } from './use-cases/void-number.ts';
import { waiveCorrection } from './use-cases/waive-correction.ts';

let world: World;
beforeAll(async () => {
  world = await billingWorld();
});
beforeEach(() => {
  atDay(world, '2027-02-16');
  faults.store = false;
  faults.typeset = () => false;
  faults.meanwhile = async () => {};
  advances.length = 0;
});

const treasurerOf = ({ association }: Town, member: TestMember) => world.actor(association, 'memberTreasurer', { member });
const documentsOf = async (place: Town, roundId: string) =>
  (await world.ask(place.finance, listDocuments, { roundId: roundId as never })).items;

/** Three members: a notice and an invoice for the first, an invoice each for the others. */
function yearOf(place: Town) {
  return release(
    world,
    place.members.map((member, index) => [
      member,
      [line('a', 100_000n * BigInt(index + 1)), ...(index === 0 ? [line('levy', 70_000n, 'O', 'statutes')] : [])],
    ]),
  );
}

/** As the worker does it: what the message tells, and to whom. */
async function toldOf({ association }: Town, name: string) {
  const scope = world.scope(association);
  const left = await world.database.read(scope, (reads) =>
    reads
      .selectFrom('outbox_message')
      .selectAll()
      .where('name', '=', name)
      .where('association_id', '=', association.associationId)
      .execute(),
  );
  for (const row of left)
    for (const handler of world.assembly.handlersOf(row.name)) {
      const ids = { id: row.id, name: row.name, tenantId: row.tenant_id as never, associationId: row.association_id };
      const message = { ...ids, payload: row.payload as never, causeAccountId: row.cause_account_id, correlationId: row.correlation_id };
      await handleMessage(world.platform, handler, message, association.centreId);
    }
  return world.database.read(scope, (reads) => reads.selectFrom('notification').select(['user_id', 'params']).execute());
}

test('the process documentation tells who issues documents, with which texts, remedies and terms', async () => {
  const { finance } = await town(world);
  const tables = await world.ask(finance, documentSettings, {});
  expect(tables.map(({ title }) => title)).toEqual([
    'Aussteller der Dokumente',
    'Texte der Bescheide und Rechnungen',
    'Frist für Einwendungen und Zahlungsziele',
  ]);
  const [issuers, texts, rules] = tables;
  expect(issuers?.rows.at(-1)?.join(' ')).toContain(ISSUER.name);
  expect(texts?.rows.find(([, kind]) => kind === 'Rechtsbehelfsbelehrung')).toHaveLength(texts?.columns.length ?? 0);
  // The court stands where the text names it, and nowhere else.
  const byCourt = (texts?.rows ?? []).map((row) => [row[4]?.includes('{gericht'), row.at(-1) !== '']);
  expect(byCourt).toContainEqual([true, true]);
  expect(byCourt.filter(([names, told]) => names !== told)).toEqual([]);
  expect(rules?.rows[0]).toContain('14 Tage ab der Vorlage des Entwurfs');
  const { association: other } = await town(world);
  const foreign = await world.ask(await world.actor(other, 'finance'), documentSettings, {});
  expect(foreign[0]?.rows).toHaveLength(1);
});

test('what concerns all members is refused to who is in charge of some for it, whatever another role reaches', async () => {
  const { association, first, finance, releaser, ...place } = await town(world);
  const set = yearOf({ association, first, finance, releaser, ...place });
  const { roundId } = await prepared(world, { association, finance }, set);
  const everywhere = finance.grants.map((grant) => ({ ...grant, role: 'teamLead' }));
  const someOf = async (role: 'finance' | 'financeReleaser') => {
    const some = fresh(world, await world.actor(association, role, { tenants: [first] }));
    return { ...some, grants: [...everywhere, ...some.grants] };
  };
  const [clerk, second] = [await someOf('finance'), await someOf('financeReleaser')];
  const round = { roundId: roundId as never, expectedVersion: 1 };
  const sourceId = release(world, [[first, [line('a', 100n)]]]).sourceId as never;
  const issuer = { ...ISSUER, validFrom: '2027-02-17', expectedVersion: 1 };
  const { issuerChangeId } = value(await world.run(fresh(world, finance), proposeIssuer, issuer));
  const change = { issuerChangeId: issuerChangeId as never, expectedVersion: 1 };
  const text = { family: 'notice', kind: 'legalRemedy', text: 'Neu', court: '', courtAddress: '' } as const;
  const dates = { validFrom: '2027-03-01', expectedVersion: 1 };
  const days = { objectionDays: 14, noticeDueDays: 30, invoiceDueDays: 30, dayRule: 'asStated', advanceWay: 'remainder' } as const;
  const refused = {
    announceRound: await world.run(clerk, announceRound, round),
    discardRound: await world.run(clerk, discardRound, { ...round, reason: 'Test' }),
    foldCorrection: await world.run(clerk, foldCorrection, { ...round, sourceId }),
    issueRound: await world.run(second, issueRound, round),
    prepareRound: await world.run(clerk, orderOf(prepareRound), { source: 'run', sourceId }),
    proposeIssuer: await world.run(clerk, proposeIssuer, { ...issuer, expectedVersion: 1 }),
    discardIssuer: await world.run(clerk, discardIssuer, change),
    rejectIssuer: await world.run(second, rejectIssuer, change),
    releaseIssuer: await world.run(second, releaseIssuer, change),
    setBillingRule: await world.run(clerk, setBillingRule, { ...days, ...dates, expectedVersion: 0 }),
    setText: await world.run(clerk, setText, { ...text, ...dates }),
  };
  expect(Object.entries(refused).filter(([, answer]) => code(answer) !== 'NOT_ALL_MEMBERS')).toEqual([]);
  expect(await roundOf(world, finance, roundId)).toMatchObject({ status: 'prepared' });
});

test('another account that members pay to holds when a second person has released it, and the old one until then', async () => {
  const { finance, releaser, association } = await town(world);
  atDay(world, '2027-02-17');
  const input = { ...ISSUER, iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', validFrom: '2027-02-17', expectedVersion: 1 };
  expect(code(await world.run(finance, proposeIssuer, input))).toBe('STEP_UP_NEEDED');
  expect(code(await world.run(fresh(world, finance), proposeIssuer, { ...input, expectedVersion: 0 }))).toBe('CHANGED_MEANWHILE');
  const { issuerChangeId } = value(await world.run(fresh(world, finance), proposeIssuer, input));
  expect(code(await world.run(fresh(world, finance), proposeIssuer, input))).toBe('ISSUER_CHANGE_WAITING');
  const iban = ISSUER.iban.replaceAll(' ', '');
  const held = async () => (await world.ask(finance, listIssuers, {})).map((one) => [one.version, one.iban, one.releasedBy]);
  expect(await held()).toEqual([[1, iban, releaser.name]]);
  expect(await world.ask(releaser, waitingIssuer, {})).toMatchObject([{ kind: 'billing.issuer', count: 1 }]);
  const [change] = await world.ask(releaser, listIssuerChanges, {});
  expect(change).toMatchObject({ status: 'proposed', mine: false });
  expect(change?.facts[0]).toEqual({ field: 'iban', from: iban, to: 'DE89370400440532013000' });
  const decision = { issuerChangeId: issuerChangeId as never, expectedVersion: 1 };
  const both = fresh(world, { ...finance, grants: [...finance.grants, ...releaser.grants] });
  expect(await world.run(both, releaseIssuer, decision)).toMatchObject({ error: { code: 'SAME_PERSON', params: { of: 'issuer' } } });
  const { SAME_PERSON: sentence } = de;
  expect(typeof sentence === 'function' && [sentence({ of: 'issuer' }), sentence({})]).toEqual([
    expect.stringContaining('Änderung des Ausstellers'),
    expect.stringContaining('diesen Lauf'),
  ]);
  expect(code(await world.run({ ...fresh(world, releaser), accountId: finance.accountId }, releaseIssuer, decision))).toBe('SAME_PERSON');
  expect(code(await world.run(releaser, releaseIssuer, decision))).toBe('STEP_UP_NEEDED');
  // By the time of the release the wished day is past: it holds from that day on, not before.
  atDay(world, '2027-02-19');
  const answers = await Promise.all([1, 2].map(() => world.run(fresh(world, releaser), releaseIssuer, decision)));
  expect(answers.map(code).filter((one) => one === 'ok')).toHaveLength(1);
  expect(await held()).toEqual([
    [2, 'DE89370400440532013000', releaser.name],
    [1, iban, releaser.name],
  ]);
  expect((await world.ask(finance, listIssuers, {}))[0]?.validFrom).toBe('2027-02-19');
  const again = value(await world.run(fresh(world, finance), proposeIssuer, { ...input, validFrom: '2027-02-19', expectedVersion: 2 }));
  value(await world.run(releaser, rejectIssuer, { issuerChangeId: again.issuerChangeId as never, expectedVersion: 1 }));
  await expect(
    world.database.write(world.scope(association), (writes) =>
      writes.issuerChange.updateMany({
        where: { tenantId: association.centreId },
        data: { status: 'released', decidedByUser: finance.userId as never, decidedAt: world.clock.now },
      }),
    ),
  ).rejects.toThrow('issuer_change_two_people');
});

test('what the centre says of a recipient does not replace what the member has said meanwhile, and is told who it was', async () => {
  const place = await town(world);
  const treasurer = await treasurerOf(place, place.first);
  const input = { ...recipientOf(place.first), expectedVersion: 1 };
  const answers = await Promise.all([
    world.run(treasurer, setRecipient, { ...input, orderNumber: 'B-1' }),
    world.run(place.finance, setRecipient, { ...input, costUnit: '4711' }),
  ]);
  expect(answers.map(code).sort()).toEqual(['CHANGED_MEANWHILE', 'ok']);
  value(await world.run(treasurer, setRecipient, { ...input, orderNumber: 'B-2', expectedVersion: 2 }));
  expect(await world.run(place.finance, setRecipient, { ...input, expectedVersion: 2 })).toMatchObject({
    error: { code: 'CHANGED_MEANWHILE', params: { by: treasurer.name, version: 3 } },
  });
  const shown = (await world.ask(place.finance, listRecipients, {})).find(({ tenantId }) => tenantId === place.first.tenantId);
  expect(shown).toMatchObject({ version: 3, orderNumber: 'B-2' });
});

describe('a round', () => {
  test('is prepared unseen, announced to the members, issued by somebody else and handed over with its files', async () => {
    const place = await town(world);
    const treasurer = await treasurerOf(place, place.first);
    const set = yearOf(place);
    const { roundId } = await prepared(world, place, set);
    expect((await prepared(world, place, set)).failure).toBe('ROUND_EXISTS');
    expect((await world.ask(treasurer, listDocuments, {})).items).toEqual([]);
    const [drafted] = await documentsOf(place, roundId ?? '');
    const asLetter = (actor: Actor) => world.ask(actor, draftLetter, { documentId: (drafted?.id ?? '') as never });
    expect(await asLetter(place.finance)).toMatchObject({
      version: 1,
      objectionsUntil: null,
      association: expect.stringContaining('Testverband'),
    });
    expect(await asLetter(treasurer)).toBeNull();
    expect(await world.ask(place.finance, waitingPreparations, {})).toMatchObject([{ kind: 'billing.announce', count: 1 }]);
    value(await world.run(place.finance, announceRound, { roundId: roundId as never, expectedVersion: 1 }));
    expect(await toldOf(place, 'DraftAnnounced.v1')).toContainEqual({ user_id: treasurer.userId, params: { year: 2026 } });
    const drafts = await world.ask(treasurer, listDocuments, {});
    expect(drafts.items.map(({ family, status, objectionsUntil, objectable }) => [family, status, objectionsUntil, objectable])).toEqual(
      expect.arrayContaining([
        ['notice', 'announced', '2027-03-02', true],
        ['invoice', 'announced', '2027-03-02', true],
      ]),
    );
    expect(drafts.total).toBe(2);
    expect(await asLetter(treasurer)).toMatchObject({ objectionsUntil: '2027-03-02', recipient: { name: 'Stadt Bedburg' } });
    expect(await asLetter(await treasurerOf(place, place.second))).toBeNull();
    expect(await world.ask(treasurer, waitingDocuments, {})).toMatchObject([{ kind: 'billing.draft', count: 2 }]);
    expect(code(await issue(world, place.releaser, roundId ?? ''))).toBe('OBJECTION_PERIOD_RUNS');
    atDay(world, '2027-03-03');
    expect(await world.ask(place.releaser, waitingIssues, {})).toMatchObject([{ count: 1 }]);
    const issued = value(await issue(world, place.releaser, roundId ?? ''));
    expect(issued).toMatchObject({ issued: 4, blocked: 0 });
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issuing', numbered: 4, issued: 0 });
    await perform(world, place.association, issued.commandId);
    expect(await asLetter(treasurer)).toBeNull();
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issued', numbered: 0, issued: 4 });
    const found = await documentsOf(place, roundId ?? '');
    expect(found.map(({ memberName, number, hasPdf, hasXml, dueOn }) => [memberName, number, hasPdf, hasXml, dueOn])).toEqual([
      ['Bedburg', 'R-2027-000001', true, true, '2027-04-07'],
      ['Bedburg', 'B-2027-000001', true, false, '2027-04-07'],
      ['Bergheim', 'R-2027-000002', true, true, '2027-04-07'],
      ['Brühl', 'R-2027-000003', true, false, '2027-04-07'],
    ]);
    const told = await world.database.write(world.scope(place.association), (writes) =>
      writes.outboxMessage.count({ where: { name: 'DocumentIssued.v1' } }),
    );
    expect(told).toBe(4);
  });

  test('gives e-invoices that say what the documents say', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const read = [...kept.entries()]
      .filter(([key]) => place.members.some(({ tenantId }) => key.startsWith(tenantId)))
      .map(([, bytes]) => bytes)
      .filter((bytes) => new TextDecoder().decode(bytes.subarray(0, 5)) === '<?xml')
      .map((bytes) => value(readInvoice(bytes)));
    expect(read.map(({ syntax, invoice }) => [syntax, invoice.number, invoice.totals?.due, invoice.orderReference]).sort()).toEqual([
      ['CII', 'R-2027-000002', 238_000n, 'B-2026-0815'],
      ['UBL', 'R-2027-000001', 119_000n, 'B-2026-0815'],
    ]);
    expect(read.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'fatal'))).toEqual([]);
  });

  test('gives an instalment of the levy back by a notice where nothing but invoices is charged, and takes it off once', async () => {
    const place = await town(world);
    const advance = { tenantId: place.first.tenantId, year: 2026, number: 1, dueOn: '2026-05-15' as CivilDate };
    const order = { de: 'Umlage 2026: § 16', en: 'Levy 2026: § 16' };
    const vat = { code: 'O' as const, ratePermille: 0, basis: '§ 2b UStG' };
    const amounts = { dueCents: 59_500n as never, paidCents: 40_000n as never };
    const whole = { ...advance, ...amounts, family: 'notice' as const, vat, order, documentNumber: null };
    advances.push(whole);
    const roundId = await announced(world, place, release(world, [[place.first, [line('a', 100_000n)]]]));
    const found = [...(await documentsOf(place, roundId))].sort((a, b) => Number(a.assessed - b.assessed));
    const shown = found.map(({ gross, advances: off, assessed }) => [gross, off, assessed]);
    expect(shown).toEqual([
      [0n, 59_500n, -59_500n],
      [119_000n, 0n, 119_000n],
    ]);
    const view = await world.ask(place.finance, findDocument, { documentId: (found[0]?.id ?? '') as never });
    expect(view?.content.totals.arrearsCents).toBe(19_500n);
    expect(view?.content.advances).toMatchObject([{ code: 'O', order, dueCents: 59_500n, wholeCents: 59_500n }]);
    // Meanwhile the instalment is another one: what is left of it would go off twice.
    advances[0] = { ...whole, dueCents: 50_000n as never };
    atDay(world, '2027-03-16');
    expect(await issue(world, place.releaser, roundId)).toMatchObject({
      error: { code: 'TAKES_OFF_TOO_MUCH', params: { member: place.first.name, number: 1, over: '95.00' } },
    });
    advances[0] = whole;
    const another = await announced(world, place, release(world, [[place.first, [line('a', 100_000n)]]]));
    expect((await documentsOf(place, another)).map(({ gross, assessed }) => [gross, assessed])).toEqual([[119_000n, 119_000n]]);
  });

  test('that closes a year takes in what was carried over, taxed as the service is, and tells the books', async () => {
    const place = await town(world);
    const words = { de: 'Ausgleich der Unterdeckung 2025: Leitstelle', en: 'Balancing of the deficit 2025: Leitstelle' };
    const share = {
      ...{
        balancingId: 'c:2026:1',
        label: words,
        basis: words,
        resolution: 'Verbandsversammlung vom 20.03.2026, TOP 8',
        calculation: words,
      },
    };
    const of = ({ tenantId, ags, name }: typeof place.first) => ({ tenantId, ags, memberName: name });
    const serviceFamilyCode = line('a', 1n).serviceFamilyCode;
    carryOvers.push(
      { ...share, ...of(place.first), serviceFamilyCode, amountCents: 10_000n as never },
      // Of the whole association, to somebody who is charged nothing else.
      { ...share, ...of(place.second), serviceFamilyCode: null, amountCents: -500n as never },
    );
    const set = release(world, [[place.first, [line('a', 100_000n)]]]);
    const roundId = await announced(world, place, set);
    carryOvers.length = 0;
    const found = [...(await documentsOf(place, roundId))].sort((a, b) => Number(b.assessed - a.assessed));
    expect(found.map(({ family, net, assessed }) => [family, net, assessed])).toEqual([
      ['invoice', 110_000n, 130_900n],
      ['notice', -500n, -500n],
    ]);
    atDay(world, '2027-03-03');
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const told = await world.database.read(world.scope(place.association), (reads) =>
      world.platform.ports.get(documentsPort).carriedOver(reads, set.sourceId),
    );
    const ends = (except: string | null) =>
      world.database.read(world.scope(place.association), (reads) => world.platform.ports.get(takenOffPort).yearEnds(reads, except));
    const all = { rounds: new Map([[2026, 'issued']]), taken: new Set(['carryOver:c:2026:1']) };
    expect([await ends(null), await ends(roundId)]).toEqual([all, { rounds: new Map(), taken: new Set() }]);
    expect(told.map(({ tenantId, family, netCents, vatCode }) => [tenantId, family, netCents, vatCode]).sort()).toEqual(
      [
        [place.first.tenantId, 'invoice', 10_000n, 'S'],
        [place.second.tenantId, 'notice', -500n, 'O'],
      ].sort(),
    );
  });

  test('is not issued by who prepared it, by machines, without a fresh second factor, or for some members alone', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    const input = { roundId: roundId as never, expectedVersion: 2 };
    const releaser = fresh(world, place.releaser);
    const { grants } = releaser;
    const finance = fresh(world, place.finance);
    expect(code(await world.run(finance, issueRound, input))).toBe('FORBIDDEN');
    expect(code(await world.run({ ...finance, grants }, issueRound, input))).toBe('SAME_PERSON');
    expect(code(await world.run({ ...releaser, accountId: finance.accountId }, issueRound, input))).toBe('SAME_PERSON');
    const deputy = { ...releaser, grants: [...grants, ...finance.grants.map((grant) => ({ ...grant, deputyFor: finance.userId }))] };
    expect(
      code(
        await world.run({ ...deputy, grants: deputy.grants.map((grant) => ({ ...grant, deputyFor: finance.userId })) }, issueRound, input),
      ),
    ).toBe('SAME_PERSON_BY_DEPUTY');
    for (const kind of ['operator', 'service'] as const)
      expect(code(await world.run({ ...releaser, kind }, issueRound, input))).toBe('TWO_PEOPLE_NEEDED');
    expect(code(await world.run(place.releaser, issueRound, input))).toBe('STEP_UP_NEEDED');
    const some = fresh(world, await world.actor(place.association, 'financeReleaser', { tenants: [place.first] }));
    expect(code(await world.run(some, issueRound, input))).toBe('NOT_ALL_MEMBERS');
    expect(code(await world.run(releaser, issueRound, { ...input, expectedVersion: 1 }))).toBe('CHANGED_MEANWHILE');
    expect(code(await world.run(releaser, issueRound, input))).toBe('ok');
  });

  test('a document that an official rule forbids stays, with the rule; the others go, and it follows once it is mended', async () => {
    const place = await town(world);
    value(await world.run(place.finance, setRecipient, { ...recipientOf(place.second), routingId: '', expectedVersion: 1 }));
    const roundId = await announced(world, place, yearOf(place));
    expect(
      (await world.ask(place.finance, checkIssue, { roundId: roundId as never })).map(({ memberName, findings }) => [
        memberName,
        findings.map(({ rule }) => rule),
      ]),
    ).toEqual([['Bergheim', ['BR-DE-15']]]);
    atDay(world, '2027-03-03');
    const first = value(await issue(world, place.releaser, roundId));
    expect(first).toMatchObject({ issued: 3, blocked: 1 });
    await perform(world, place.association, first.commandId);
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issuing', blocked: 1, issued: 3 });
    expect(await issue(world, place.releaser, roundId)).toMatchObject({
      error: { code: 'NOTHING_TO_ISSUE', params: { findings: ['Bergheim: BR-DE-15'] } },
    });
    value(await world.run(place.finance, setRecipient, { ...recipientOf(place.second), expectedVersion: 2 }));
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issued', blocked: 0, issued: 4 });
    const [invoices] = await world.ask(place.finance, listNumbers, { family: 'invoice' });
    expect(invoices).toMatchObject({ last: 3, missing: [], voided: 0 });
  });

  test('two rounds that are issued at once draw numbers without a gap or a double', async () => {
    const place = await town(world);
    const rounds: string[] = [];
    for (let count = 0; count < 4; count += 1) rounds.push(await announced(world, place, yearOf(place)));
    atDay(world, '2027-03-03');
    const answers = await Promise.all(rounds.map((roundId) => issue(world, place.releaser, roundId)));
    expect(answers.map(code)).toEqual(['ok', 'ok', 'ok', 'ok']);
    const series = await world.ask(place.finance, listNumbers, {});
    expect(
      series.map(({ family, last, missing, numbers }) => [family, last, missing, new Set(numbers.map(({ number }) => number)).size]),
    ).toEqual([
      ['invoice', 12, [], 12],
      ['notice', 4, [], 4],
    ]);
    const twice = await Promise.all([issue(world, place.releaser, rounds[0] ?? ''), issue(world, place.releaser, rounds[0] ?? '')]);
    expect(twice.map(code)).toEqual(['NOTHING_TO_ISSUE', 'NOTHING_TO_ISSUE']);
  });

  test('the worker dies while it makes files: no number is drawn again, what is left follows with the same bytes', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    const { commandId } = value(await issue(world, place.releaser, roundId));
    const before = await documentsOf(place, roundId);
    faults.store = true;
    await expect(perform(world, place.association, commandId)).rejects.toThrow('the disk is gone');
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issuing', numbered: 4, issued: 0 });
    faults.store = false;
    const size = kept.size;
    await perform(world, place.association, commandId);
    const made = kept.size;
    expect(made).toBeGreaterThan(size);
    const after = await documentsOf(place, roundId);
    expect(after.map(({ id, number }) => [id, number])).toEqual(before.map(({ id, number }) => [id, number]));
    expect(after.every(({ status }) => status === 'issued')).toBe(true);
    await perform(world, place.association, commandId);
    expect(kept.size).toBe(made);
  });

  test('files that are made on a later day ask to be paid later, and midnight between two of them counts', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    const { commandId } = value(await issue(world, place.releaser, roundId));
    const daysOf = async () => (await documentsOf(place, roundId)).map(({ issuedOn, dueOn }) => [issuedOn, dueOn]);
    expect(await daysOf()).toEqual(Array(4).fill(['2027-03-03', '2027-04-07']));
    // Made from Friday on; the last file is ready on Saturday: delivered on Wednesday the 10th.
    atDay(world, '2027-03-05');
    faults.meanwhile = async () => atDay(world, '2027-03-06');
    await perform(world, place.association, commandId);
    expect(await daysOf()).toEqual(Array(4).fill(['2027-03-03', '2027-04-09']));
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issued', issued: 4 });
    const [first] = await documentsOf(place, roundId);
    const { content } = (await world.ask(place.finance, findDocument, { documentId: first?.id ?? '' })) ?? {};
    const said = content?.issue?.texts.map(({ text }) => text).join(' ');
    expect(said).toContain('bis zum 09.04.2027');
    expect(said).not.toContain('07.04.2027');
  });

  test('a document that cannot be set says why; its number is voided with a reason and a new one drawn', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    faults.typeset = (title) => title.includes('R-2027-000002');
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const failed = (await documentsOf(place, roundId)).find(({ status }) => status === 'numbered');
    expect(failed).toMatchObject({ number: 'R-2027-000002', findings: [{ rule: 'LETTER_TOO_SLOW' }] });
    const other = (await documentsOf(place, roundId)).find(({ status }) => status === 'issued');
    const releaser = fresh(world, place.releaser);
    const give = (documentId: string, version: number, reason: string) =>
      world.run(releaser, voidNumber, { documentId: documentId as never, reason, expectedVersion: version });
    expect(code(await give(other?.id ?? '', other?.version ?? 0, 'x'))).toBe('DOCUMENT_HANDED_OVER');
    expect(code(await give(failed?.id ?? '', failed?.version ?? 0, ' '))).toBe('REASON_MISSING');
    value(await give(failed?.id ?? '', failed?.version ?? 0, 'Datei ließ sich nicht erzeugen'));
    faults.typeset = () => false;
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const [invoices] = await world.ask(place.finance, listNumbers, { family: 'invoice' });
    expect(invoices?.numbers.map(({ number, voidReason }) => [number, voidReason])).toEqual([
      ['R-2027-000004', null],
      ['R-2027-000003', null],
      ['R-2027-000002', 'Datei ließ sich nicht erzeugen'],
      ['R-2027-000001', null],
    ]);
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issued' });
  });

  test('a number that is voided and drawn anew while its file is being made does not get the file of the old number', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    const { commandId } = value(await issue(world, place.releaser, roundId));
    const numbered = (await documentsOf(place, roundId)).find(({ number }) => number === 'R-2027-000002');
    const documentId = (numbered?.id ?? '') as never;
    let anew = '';
    faults.meanwhile = async (title) => {
      if (!title.includes('R-2027-000002') || anew !== '') return;
      const reason = 'Falscher Empfänger';
      const input = { documentId, reason, expectedVersion: numbered?.version ?? 0 };
      value(await world.run(fresh(world, place.releaser), voidNumber, input));
      anew = value(await issue(world, place.releaser, roundId)).commandId;
    };
    await perform(world, place.association, commandId);
    const found = async () => (await documentsOf(place, roundId)).find(({ id }) => id === documentId);
    expect(await found()).toMatchObject({ status: 'numbered', number: 'R-2027-000004', hasPdf: false });
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issuing', numbered: 1, issued: 3 });
    await perform(world, place.association, anew);
    expect(await found()).toMatchObject({ status: 'issued', number: 'R-2027-000004', hasPdf: true });
    expect(await roundOf(world, place.finance, roundId)).toMatchObject({ status: 'issued', issued: 4 });
    const names = await world.database.write(world.scope(place.association), async (writes) => {
      const { pdfFileId } = await writes.billingDocument.findFirstOrThrow({ where: { id: documentId } });
      return writes.storedFile.findMany({ where: { id: pdfFileId ?? '' }, select: { name: true } });
    });
    expect(names).toEqual([{ name: 'R-2027-000004.pdf' }]);
  });

  test('issued documents and drawn numbers refuse every change in the table itself', async () => {
    const place = await town(world);
    const roundId = await announced(world, place, yearOf(place));
    atDay(world, '2027-03-03');
    const { commandId } = value(await issue(world, place.releaser, roundId));
    const update = (sql: string) => world.database.write(world.scope(place.association), (writes) => writes.$executeRawUnsafe(sql));
    const where = `where round_id = '${roundId}'`;
    await expect(update(`update billing_document set gross_cents = 1, advances_cents = 0, assessed_cents = 1 ${where}`)).rejects.toThrow();
    await expect(update(`update billing_document set due_on = due_on - 1 ${where}`)).rejects.toThrow();
    const elsewise = `content = jsonb_set(content, '{year}', '2020')`;
    await expect(update(`update billing_document set due_on = due_on + 1, ${elsewise} ${where}`)).rejects.toThrow();
    await perform(world, place.association, commandId);
    await expect(update(`update billing_document set findings = '[]' ${where}`)).rejects.toThrow();
    await expect(
      update(`update document_number set position = position + 100 where tenant_id = '${place.association.centreId}'`),
    ).rejects.toThrow();
    await expect(update(`update number_series set last_number = 0 where tenant_id = '${place.association.centreId}'`)).rejects.toThrow();
  });

  test('is discarded with a reason once the members have seen it', async () => {
    const place = await town(world);
    const set = yearOf(place);
    const roundId = await announced(world, place, set);
    const give = (reason: string) => world.run(place.finance, discardRound, { roundId: roundId as never, reason, expectedVersion: 2 });
    expect(code(await give(''))).toBe('REASON_MISSING');
    value(await give('Falsches Jahr'));
    expect((await prepared(world, place, set)).failure).toBeNull();
  });
});

describe('an objection', () => {
  async function objected() {
    const place = await town(world);
    const set = yearOf(place);
    const roundId = await announced(world, place, set);
    const treasurer = await treasurerOf(place, place.first);
    const [document] = (await world.ask(treasurer, listDocuments, { family: 'invoice' })).items;
    const documentId = (document?.id ?? '') as never;
    const raise = (lineKey = 'a', text = 'Die Stunden sind zu hoch.') =>
      world.run(treasurer, raiseObjection, { documentId, lineKey, text });
    return { place, set, roundId, treasurer, documentId, raise };
  }
  const versionOf = async (place: Town, objectionId: string) =>
    (await world.ask(place.finance, listObjections, {})).find(({ id }) => id === objectionId)?.version ?? 0;

  test('is raised until the last day, not after; the refusal names the day', async () => {
    const { place, raise, treasurer, documentId } = await objected();
    const other = await treasurerOf(place, place.second);
    expect(code(await world.run(other, raiseObjection, { documentId, lineKey: 'a', text: 'Fremd' }))).toBe('NOT_FOUND');
    expect(code(await world.run(place.finance, raiseObjection, { documentId, lineKey: 'a', text: 'Zentrum' }))).toBe('FORBIDDEN');
    atDay(world, '2027-03-02');
    value(await raise());
    expect(code(await raise())).toBe('OBJECTION_OPEN');
    atDay(world, '2027-03-03');
    expect(await raise('levy')).toMatchObject({ error: { code: 'OBJECTION_PERIOD_OVER', params: { until: '2027-03-02' } } });
    expect(await world.ask(other, listObjections, {})).toEqual([]);
    expect(await world.ask(treasurer, listObjections, {})).toMatchObject([{ lineKey: 'a', status: 'raised', amount: 100_000n }]);
  });

  test('holds the issue up until it is answered; accepted, until the correction is in the draft', async () => {
    const { place, set, roundId, raise, treasurer, documentId } = await objected();
    const { objectionId } = value(await raise());
    atDay(world, '2027-03-03');
    expect(code(await issue(world, place.releaser, roundId))).toBe('OBJECTIONS_OPEN');
    expect(await world.ask(place.finance, waitingPreparations, {})).toMatchObject([{ kind: 'billing.objection', count: 1, overdue: 1 }]);
    expect(await world.ask(place.finance, listObjections, {})).toMatchObject([{ runId: set.sourceId }]);
    expect(await world.ask(treasurer, listObjections, {})).toMatchObject([{ runId: null }]);
    const answer = { objectionId: objectionId as never, accepted: true, answer: 'Wir berichtigen.', expectedVersion: 1 };
    value(await world.run(place.finance, answerObjection, answer));
    expect(code(await issue(world, place.releaser, roundId))).toBe('OBJECTIONS_NOT_CORRECTED');
    const correction = release(world, [[place.first, [line('a', -20_000n)]]], set.sourceId);
    expect((await prepared(world, place, correction)).failure).toBe('FOLD_CORRECTION_INSTEAD');
    const { version } = await roundOf(world, place.finance, roundId);
    const fold = { roundId: roundId as never, sourceId: correction.sourceId as never, furtherDays: 7, expectedVersion: version };
    value(await world.run(place.finance, foldCorrection, fold));
    expect(code(await world.run(place.finance, foldCorrection, { ...fold, expectedVersion: version + 1 }))).toBe('FOLDED_ALREADY');
    expect(await world.ask(treasurer, listObjections, {})).toMatchObject([
      { status: 'accepted', correctedBySourceId: correction.sourceId },
    ]);
    const drafts = await world.ask(treasurer, listDrafts, { documentId });
    expect(drafts.map(({ draftVersion, net }) => [draftVersion, net])).toEqual([
      [1, 100_000n],
      [2, 80_000n],
    ]);
    const changed = await world.database.write(world.scope(place.association), (writes) =>
      writes.outboxMessage.count({ where: { name: 'DraftChanged.v1' } }),
    );
    expect(changed).toBe(1);
    expect(code(await issue(world, place.releaser, roundId))).toBe('OBJECTION_PERIOD_RUNS');
    atDay(world, '2027-03-11');
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const [document] = await documentsOf(place, roundId);
    expect(document).toMatchObject({ number: 'R-2027-000001', net: 80_000n, gross: 95_200n });
    expect(code(await raise('a', 'Noch einmal'))).toBe('LEGAL_REMEDY_APPLIES');
  });

  test('accepted, the member can do without the correction', async () => {
    const { place, roundId, raise, treasurer } = await objected();
    const { objectionId } = value(await raise());
    const answer = { objectionId: objectionId as never, accepted: true, answer: 'Ja.', expectedVersion: 1 };
    value(await world.run(place.finance, answerObjection, answer));
    const waive = { objectionId: objectionId as never, expectedVersion: await versionOf(place, objectionId) };
    expect(code(await world.run(place.finance, waiveCorrection, waive))).toBe('FORBIDDEN');
    value(await world.run(treasurer, waiveCorrection, waive));
    atDay(world, '2027-03-03');
    expect(code(await issue(world, place.releaser, roundId))).toBe('ok');
  });
});

describe('an issued document', () => {
  async function issued() {
    const place = await town(world);
    const set = yearOf(place);
    const roundId = await announced(world, place, set);
    atDay(world, '2027-03-03');
    await perform(world, place.association, value(await issue(world, place.releaser, roundId)).commandId);
    const treasurer = await treasurerOf(place, place.first);
    const documents = (await world.ask(treasurer, listDocuments, {})).items;
    const of = (family: string) => (documents.find((document) => document.family === family)?.id ?? '') as never;
    return { place, set, roundId, treasurer, notice: of('notice'), invoice: of('invoice') };
  }

  test('is received once, by a person of the member; its files open with it', async () => {
    const { place, treasurer, invoice } = await issued();
    const { downloads } = world.assembly;
    const file = downloads.get('billing-document');
    if (!file) throw new Error('a download');
    const take = (actor: typeof treasurer, kind: string) =>
      world.ask(actor, file.query as never, { documentId: invoice, file: kind } as never);
    expect(await take(treasurer, 'pdf')).toBeNull();
    expect(code(await world.run(place.finance, receiveDocument, { documentId: invoice, kind: 'opened' }))).toBe('FORBIDDEN');
    value(await world.run(treasurer, receiveDocument, { documentId: invoice, kind: 'pdf' }));
    atDay(world, '2027-03-09');
    value(await world.run(treasurer, receiveDocument, { documentId: invoice, kind: 'opened' }));
    value(await world.run(treasurer, receiveDocument, { documentId: invoice, kind: 'confirmed' }));
    const receipts = await world.ask(treasurer, listReceipts, { documentId: invoice });
    expect(receipts.map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
      ['opened', '2027-03-03'],
      ['pdf', '2027-03-03'],
      ['confirmed', '2027-03-09'],
    ]);
    expect(await take(treasurer, 'pdf')).toMatchObject({ name: 'R-2027-000001.pdf', media_type: 'application/pdf' });
    expect(await take(await treasurerOf(place, place.second), 'pdf')).toBeNull();
    const auditor = await world.actor(place.association, 'auditor');
    expect(await take(auditor, 'xml')).toMatchObject({ name: 'R-2027-000001.xml' });
  });

  test('is told to those who collect the money, as far as they see the member', async () => {
    const { place, treasurer, invoice, set } = await issued();
    const book = world.platform.ports.get(documentsPort);
    const ask = (tenantId: string) =>
      world.database.read(world.scope(place.association), (reads) => book.findIssued(reads, tenantId as never, invoice));
    expect(await ask(place.first.tenantId)).toEqual({
      documentId: invoice,
      tenantId: place.first.tenantId,
      number: 'R-2027-000001',
      family: 'invoice',
      kind: 'annual',
      year: 2026,
      issuedOn: '2027-03-03',
      dueOn: '2027-04-07',
      grossCents: 119_000n,
      advancesCents: 0n,
      assessedCents: 119_000n,
      basis: 'V-1, § 5 Abs. 2',
      sourceId: set.sourceId,
      replaced: [],
      instalmentsFrom: null,
    });
    expect(await ask(place.second.tenantId)).toBeNull();
    expect(await world.ask(treasurer, findDocument, { documentId: invoice })).toMatchObject({
      content: { issue: { number: 'R-2027-000001' } },
    });
    expect(await world.ask(await treasurerOf(place, place.second), findDocument, { documentId: invoice })).toBeNull();
  });

  test('is corrected by a document that names it; together they charge what the recomputation gives', async () => {
    const { place, set, roundId } = await issued();
    const correction = release(
      world,
      [
        [place.first, [line('a', -20_000n)]],
        [place.second, [line('a', 5_000n)]],
      ],
      set.sourceId,
    );
    const second = await announced(world, place, correction);
    atDay(world, '2027-03-20');
    await perform(world, place.association, value(await issue(world, place.releaser, second)).commandId);
    const documents = await documentsOf(place, second);
    expect(documents.map(({ number, typeCode, correctsNumber, assessed }) => [number, typeCode, correctsNumber, assessed])).toEqual([
      ['R-2027-000004', '384', 'R-2027-000001', -23_800n],
      ['R-2027-000005', '384', 'R-2027-000002', 5_950n],
    ]);
    const firsts = await documentsOf(place, roundId);
    const original = firsts.find(({ number }) => number === 'R-2027-000001');
    const byMember = await world.ask(await treasurerOf(place, place.first), findDocument, { documentId: original?.id as never });
    expect(byMember?.corrections.map(({ number, correctsId }) => [number, correctsId])).toEqual([['R-2027-000004', original?.id]]);
    const all = [...firsts, ...documents];
    expect(all.reduce((sum, { net }) => sum + net, 0n)).toBe(600_000n + 70_000n - 15_000n);
  });

  test('takes notes of formal remedies where it is a notice', async () => {
    const { place, notice, invoice } = await issued();
    const note = { kind: 'action' as const, on: '2027-03-03', reference: '4 K 123/27', text: 'Klage eingegangen.' };
    expect(code(await world.run(place.finance, noteRemedy, { ...note, documentId: invoice }))).toBe('NOT_A_NOTICE');
    expect(code(await world.run(place.finance, noteRemedy, { ...note, documentId: notice, on: '2027-03-02' }))).toBe('DATE_BEFORE_ISSUE');
    value(await world.run(place.finance, noteRemedy, { ...note, documentId: notice }));
  });
});

test('the interface says all of it', () => {
  const builder = createBuilder();
  billing.graphql?.(builder);
  builder.queryField('none', (t) => t.boolean({ resolve: () => true }));
  expect(() => builder.toSchema()).not.toThrow();
});
