// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { BillableLine, BillableSet } from '@contracts/billing';
import { PROPOSED_TEXTS } from '@domain/billing';
import { routingIdWithCheckDigits } from '@formats/einvoice';
import { type CivilDate, cents, ok, sumCents } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import type { FileStore } from '@platform/files';
import type { Typesetter } from '@platform/typesetting';
import { LONG_WORK_ORDERED, orderOf, performLongWork } from '@platform/use-case';
import { type TestAssociation, type TestMember, testWorld, type World } from '@testkit/core';
import { billing } from '../index.ts';
import { findRound } from '../queries/list-rounds.ts';
import { billingProgress } from '../queries/progress.ts';
import { announceRound } from '../use-cases/announce-round.ts';
import { issueRound } from '../use-cases/issue-round.ts';
import { prepareRound } from '../use-cases/prepare-round.ts';
import { proposeIssuer } from '../use-cases/propose-issuer.ts';
import { releaseIssuer } from '../use-cases/release-issuer.ts';
import { renderRound } from '../use-cases/render-round.ts';
import { setRecipient } from '../use-cases/set-recipient.ts';
import { setText } from '../use-cases/set-text.ts';
import { neighbours, released } from './neighbours.ts';

/** Bytes by their hash; a crash test lets the store fail. */
export const kept = new Map<string, Uint8Array>();
export const faults = { store: false, typeset: (_title: string): boolean => false, meanwhile: async (_title: string): Promise<void> => {} };

const files: FileStore = {
  async storeStream(tenantId, stream, { fileName, allowedTypes }) {
    if (faults.store) throw new Error('the disk is gone');
    const parts: Uint8Array[] = [];
    for await (const part of stream) parts.push(part);
    const bytes = Buffer.concat(parts);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    kept.set(`${tenantId} ${sha256}`, bytes);
    const type = allowedTypes[0] ?? 'pdf';
    return ok({ sha256, sizeBytes: bytes.length, type, mediaType: `application/${type}`, fileName, scanState: 'unscanned' as const });
  },
  async openStream(tenantId, sha256) {
    const bytes = kept.get(`${tenantId} ${sha256}`);
    return bytes ? { sizeBytes: bytes.length, stream: Readable.from([bytes]) } : null;
  },
  exists: async (tenantId, sha256) => kept.has(`${tenantId} ${sha256}`),
  sweep: async () => ({ removed: 0 }) as never,
};

/** The letter as its own text: setting type is another package's test. */
const typesetter: Typesetter = {
  render: async (letter, options) => {
    if (faults.typeset(letter.title)) return { ok: false, error: { code: 'LETTER_TOO_SLOW', params: { seconds: 30 } } };
    await faults.meanwhile(letter.title);
    const pdf = new TextEncoder().encode(JSON.stringify([letter, options?.attachment?.name ?? null]));
    return ok({ pdf, pages: 1, substitutions: [] });
  },
  close: async () => {},
};

export async function billingWorld(): Promise<World> {
  const world = await testWorld([neighbours, billing]);
  Object.assign(world.platform, { files, typesetter });
  world.clock.now = new Date('2027-02-16T09:00:00.000Z');
  return world;
}

export function value<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const code = (result: { ok: true } | { ok: false; error: { code: string } }): string => (result.ok ? 'ok' : result.error.code);

export const ISSUER = {
  name: 'Zweckverband Musterland',
  line1: 'Am Markt 1',
  line2: '',
  postCode: '52000',
  city: 'Musterstadt',
  country: 'DE',
  vatId: 'DE123456789',
  taxNumber: '5358/1234/5678',
  iban: 'DE02 1203 0000 0000 2020 51',
  bic: 'BYLADEM1001',
  accountName: '',
  creditorId: '',
  contactName: 'Team Abrechnung',
  contactPhone: '+49 2400 12345',
  contactEmail: 'abrechnung@zweckverband.example',
  representedBy: 'Verbandsvorsteherin Mara Musterfrau',
};

export const recipientOf = (member: TestMember, format: 'ubl' | 'cii' | 'hybrid' = 'ubl') => {
  const routing = routingIdWithCheckDigits(member.ags, 'KAEMMEREI');
  return {
    tenantId: member.tenantId,
    name: `Stadt ${member.name}`,
    department: 'Kämmerei',
    line1: 'Rathausplatz 1',
    line2: '',
    postCode: '50126',
    city: member.name,
    country: 'DE',
    email: `rechnung@${member.ags}.example`,
    routingId: routing.ok ? routing.value : '',
    orderNumber: 'B-2026-0815',
    costUnit: '1112-54310',
    format,
    expectedVersion: 0,
  };
};

const RULES = {
  O: { code: 'O', ratePermille: 0, basis: '§ 2b UStG' },
  E: { code: 'E', ratePermille: 0, basis: '§ 4 Nr. 29 UStG' },
  S: { code: 'S', ratePermille: 190, basis: '§ 12 Abs. 1 UStG' },
} as const;

export function line(
  key: string,
  amount: bigint,
  code: 'O' | 'E' | 'S' = 'S',
  form: BillableLine['form'] = 'publicLawAgreement',
): BillableLine {
  return {
    lineKey: key,
    label: { de: `Leistung ${key}`, en: `Service ${key}` },
    serviceFamilyCode: 'support',
    from: '2026-01-01' as CivilDate,
    to: '2026-12-31' as CivilDate,
    amountCents: cents(amount),
    basis: { de: 'V-1, § 5 Abs. 2', en: 'V-1, § 5 (2)' },
    agreementNumber: 'V-1',
    clause: '§ 5 Abs. 2',
    resolution: null,
    form,
    vat: { ...RULES[code], validFrom: '2020-01-01' as CivilDate, validTo: null },
    calculation: { de: '12 Stunden von 100', en: '12 hours of 100' },
  };
}

/** A set that a neighbour has released: lines by member. */
export function release(
  world: World,
  members: readonly (readonly [TestMember, readonly BillableLine[]])[],
  corrects: string | null = null,
): BillableSet {
  const set: BillableSet = {
    sourceId: world.newId(),
    kind: corrects ? 'correction' : 'regular',
    corrects,
    from: '2026-01-01' as CivilDate,
    to: '2026-12-31' as CivilDate,
    hash: world.newId(),
    billables: members.map(([{ tenantId, ags, name }, lines]) => ({
      tenantId,
      ags,
      memberName: name,
      lines,
      totalCents: sumCents(lines.map(({ amountCents }) => amountCents)),
    })),
  };
  released.set(set.sourceId, set);
  return set;
}

/** An association that can issue: people, issuer, texts, recipients. */
export async function town(world: World, options: { members?: number; recipients?: boolean } = {}) {
  const association = await world.association({ members: options.members ?? 3 });
  const finance = await world.actor(association, 'finance');
  const releaser = await world.actor(association, 'financeReleaser');
  const validFrom = '2027-02-16';
  const { issuerChangeId } = value(await world.run(fresh(world, finance), proposeIssuer, { ...ISSUER, validFrom, expectedVersion: 0 }));
  const decision = { issuerChangeId: issuerChangeId as never, expectedVersion: 1 };
  value(await world.run(fresh(world, releaser), releaseIssuer, decision));
  for (const { family, kind, text } of PROPOSED_TEXTS) {
    const court = { court: 'Verwaltungsgericht Musterstadt', courtAddress: 'Gerichtsweg 1, 52000 Musterstadt' };
    value(await world.run(finance, setText, { family, kind, text, validFrom, expectedVersion: 0, ...court }));
  }
  if (options.recipients !== false)
    for (const [index, member] of association.members.entries())
      value(await world.run(finance, setRecipient, recipientOf(member, (['ubl', 'cii', 'hybrid'] as const)[index % 3])));
  const [first, second, third] = association.members;
  if (!first || !second) throw new Error('two members at least');
  return { association, members: association.members, first, second, third, finance, releaser };
}
export type Town = Awaited<ReturnType<typeof town>>;

/** Lets the worker's part of a command happen; after a crash once more. */
export async function perform(world: World, association: TestAssociation, commandId: string): Promise<void> {
  const { payload, causeAccountId } = await world.database.write(world.scope(association), (writes) =>
    writes.outboxMessage.findFirstOrThrow({ where: { name: LONG_WORK_ORDERED, payload: { path: ['commandId'], equals: commandId } } }),
  );
  const message = {
    id: world.newId(),
    name: LONG_WORK_ORDERED,
    tenantId: association.centreId,
    associationId: association.associationId,
    payload: payload as Record<string, unknown>,
    causeAccountId,
    correlationId: world.newId(),
  };
  await performLongWork(world.platform, [prepareRound, renderRound] as never, message, () => 'billing');
}

/** Orders a round and lets the worker's part happen. */
export async function prepared(world: World, { association, finance }: Pick<Town, 'association' | 'finance'>, set: BillableSet) {
  const order = await world.run(finance, orderOf(prepareRound), { source: 'run', sourceId: set.sourceId as never });
  if (!order.ok) return { roundId: null, failure: order.error.code };
  await perform(world, association, order.value.commandId);
  const progress = await world.ask(finance, billingProgress, { commandId: order.value.commandId as never });
  return { roundId: progress?.roundId ?? null, failure: progress?.failureCode ?? null };
}

export const roundOf = async (world: World, actor: Actor, roundId: string | null) => {
  const found = await world.ask(actor, findRound, { roundId: (roundId ?? '') as never });
  if (!found) throw new Error('a round');
  return found;
};

export async function announced(world: World, place: Pick<Town, 'association' | 'finance'>, set: BillableSet): Promise<string> {
  const { roundId, failure } = await prepared(world, place, set);
  if (!roundId) throw new Error(`no round: ${failure}`);
  value(await world.run(place.finance, announceRound, { roundId: roundId as never, expectedVersion: 1 }));
  return roundId;
}

export async function issue(world: World, releaser: Actor, roundId: string) {
  const { version } = await roundOf(world, releaser, roundId);
  return world.run(fresh(world, releaser), issueRound, { roundId: roundId as never, expectedVersion: version });
}

/** With a second factor of this very moment. */
export const fresh = (world: World, actor: Actor): Actor => ({
  ...actor,
  session: { id: world.newId(), steppedUpAt: world.clock.now.toISOString() },
});

export const atDay = (world: World, day: string): void => {
  world.clock.now = new Date(`${day}T09:00:00.000Z`);
};
