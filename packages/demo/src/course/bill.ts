// SPDX-License-Identifier: EUPL-1.2
import { PROPOSED_TEXTS } from '@domain/billing';
import { routingIdWithCheckDigits } from '@formats/einvoice';
import { businessDay, type CivilDate, type NewId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { type AnyUseCase, type InputOf, type OutcomeOf, type Platform, runUseCase } from '@platform/use-case';
import { announceRound, proposeIssuer, raiseObjection, releaseIssuer, saveRound, setRecipient, setText } from '@services/billing';
import { sql } from 'kysely';
import type { Staff } from '../person.ts';
import { decided, instantOf, type Member, type Scene, withRole } from '../scene.ts';

const DAY_MS = 86_400_000;
const OBJECTION_DAYS = 14;

/** People and ids of one moment. */
export interface Moment {
  readonly atMs: number;
  readonly newId: NewId;
}

export function actorOf({ association, centre, members }: Scene, staff: Staff, { atMs, newId }: Moment): Actor {
  const { userId, accountId, name, functionTitle, tenantId, side } = staff;
  const tenantIds = side === 'centre' ? [centre.id, ...members.map(({ tenant }) => tenant.id)] : [tenantId];
  return {
    ...{ kind: 'user', userId, accountId, name, functionTitle, associationId: association.id, centreId: centre.id, language: 'de' },
    body: { tenantId, side: side === 'member' ? 'member' : 'centre' },
    grants: staff.roles.map((role) => ({ role, tenantIds, familyCodes: null, deputyFor: null })),
    session: { id: newId(), steppedUpAt: instantOf(atMs) },
    correlationId: newId(),
  };
}

/** Lets somebody of the demo do something at a moment. */
export function doing(platform: Platform, scene: Scene, moment: Moment) {
  const then: Platform = { ...platform, newId: moment.newId, clock: () => new Date(moment.atMs) };
  return async <U extends AnyUseCase>(staff: Staff, useCase: U, input: InputOf<U>): Promise<OutcomeOf<U>> =>
    decided(await runUseCase(then, useCase, { actor: actorOf(scene, staff, moment), input }), useCase.name);
}

const COURT = { court: 'Verwaltungsgericht Musterstadt', courtAddress: 'Gerichtsweg 1, 50001 Musterstadt' };

/** An invented house number and post code: nobody's address. */
const addressOf = ({ municipality }: Member) => ({
  ...{ line1: 'Rathausplatz 1', line2: '', postCode: '50001', city: municipality.shortName, country: 'DE' },
});

/** The register writes 'Düren, Stadt' and 'Aldenhoven': an address says 'Stadt Düren' and 'Gemeinde Aldenhoven'. */
function addressed(name: string): string {
  const [place = name, form = 'Gemeinde'] = name.split(', ');
  return `${form} ${place}`;
}

function recipientOf(member: Member, index: number) {
  const { ags, shortName } = member.municipality;
  const routing = routingIdWithCheckDigits(ags, 'KAEMMEREI');
  return {
    ...addressOf(member),
    tenantId: member.tenant.id,
    name: addressed(member.municipality.name),
    department: 'Kämmerei',
    email: `rechnung@${member.slug}.example`,
    routingId: routing.ok ? routing.value : '',
    orderNumber: index % 4 === 0 ? `B-2026-${String(100 + index)}` : '',
    costUnit: index % 5 === 0 ? '1112-54310' : '',
    format: (['ubl', 'cii', 'hybrid'] as const)[shortName.length % 3] ?? 'ubl',
    expectedVersion: 0,
  };
}

/** What documents need before the first of them: who issues them, their texts, and where they go; also for who became a member since. */
export async function setUpBilling(platform: Platform, scene: Scene, moment: Moment): Promise<void> {
  const act = doing(platform, scene, moment);
  const finance = withRole(scene, 'finance');
  const readTenants = [scene.centre.id, ...scene.members.map(({ tenant }) => tenant.id)];
  const scope = { associationId: scene.association.id, readTenants, writeTenants: [], audience: 'centre' as const };
  const known = await platform.database.read(scope, (reads) =>
    sql<{ id: string }>`select tenant_id as id from issuer_profile union select tenant_id from recipient_profile`.execute(reads),
  );
  const have = new Set(known.rows.map(({ id }) => id));
  if (!have.has(scene.centre.id)) await setUpIssuer(scene, moment, act);
  for (const [index, member] of scene.members.entries())
    if (!have.has(member.tenant.id)) await act(finance, setRecipient, recipientOf(member, index));
}

async function setUpIssuer(scene: Scene, moment: Moment, act: ReturnType<typeof doing>): Promise<void> {
  const finance = withRole(scene, 'finance');
  const validFrom = businessDay(new Date(moment.atMs));
  const { issuerChangeId } = await act(finance, proposeIssuer, {
    expectedVersion: 0,
    ...{ name: scene.association.name, line1: 'Musterallee 5', line2: '', postCode: '50001', city: 'Musterstadt', country: 'DE' },
    ...{ vatId: 'DE123456789', taxNumber: '5358/1234/5678', iban: 'DE02120300000000202051', bic: 'BYLADEM1001', accountName: '' },
    ...{ creditorId: 'DE98ZZZ09999999999', contactName: 'Team Abrechnung', contactPhone: '+49 2400 12345' },
    ...{ contactEmail: 'abrechnung@zentrum.example', representedBy: '', validFrom },
  });
  await act(withRole(scene, 'financeReleaser'), releaseIssuer, { issuerChangeId: issuerChangeId as never, expectedVersion: 1 });
  for (const { family, kind, text } of PROPOSED_TEXTS)
    await act(finance, setText, { family, kind, text, validFrom, expectedVersion: 0, ...COURT });
}

type RoundId = InputOf<typeof announceRound>['roundId'];

/** Drafts of a released run, shown to the members. */
export async function announceDrafts(platform: Platform, scene: Scene, runId: string, moment: Moment): Promise<RoundId> {
  const act = doing(platform, scene, moment);
  const finance = withRole(scene, 'finance');
  const { roundId } = await act(finance, saveRound, { source: 'run', sourceId: runId as never });
  const id = roundId as RoundId;
  await act(finance, announceRound, { roundId: id, objectionDays: OBJECTION_DAYS, expectedVersion: 1 });
  return id;
}

/** When nobody may object any more. */
export const afterObjections = (announcedMs: number): number => announcedMs + (OBJECTION_DAYS + 1) * DAY_MS;

/** A member objects to the largest line of its draft. */
export async function objectToDraft(platform: Platform, scene: Scene, roundId: RoundId, moment: Moment): Promise<void> {
  const [, second, first] = scene.members;
  const member = second ?? first;
  if (!member) return;
  const tenantId = member.tenant.id;
  const scope = { associationId: scene.association.id, readTenants: [tenantId], writeTenants: [], audience: 'member' as const };
  const { rows } = await platform.database.read(scope, (reads) =>
    sql<{ id: string; line_key: string }>`
      select document.id, line ->> 'lineKey' as line_key from billing_document as document,
        jsonb_array_elements(document.content -> 'lines') as line
      where document.round_id = ${roundId}::uuid and document.tenant_id = ${tenantId}::uuid
      order by (line ->> 'amountCents')::bigint desc, line ->> 'lineKey' limit 1`.execute(reads),
  );
  const [line] = rows;
  if (!line) return;
  await doing(platform, scene, moment)(member.treasurer, raiseObjection, {
    documentId: line.id as never,
    lineKey: line.line_key,
    text: 'Die Menge kommt uns zu hoch vor: Im September war die Außenstelle geschlossen. Bitte prüfen Sie die Belege.',
  });
}

export const dayBefore = (today: CivilDate, days: number): number => Date.parse(`${today}T09:40:00.000Z`) - days * DAY_MS;
