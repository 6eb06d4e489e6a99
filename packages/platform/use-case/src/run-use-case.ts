// SPDX-License-Identifier: EUPL-1.2
import {
  businessDayOf,
  err,
  type Instant,
  instant,
  ok,
  type Refusal,
  type Result,
  refusal,
  type TenantId,
  type UserId,
} from '@kernel/core';
import { type AuditDraft, appendAudit, parseAuditContent, shownName, sideOf } from '@platform/audit';
import { type Actor, deciderOf, inPlaceOf, may, mayAnywhere } from '@platform/authorization';
import { isRetryable, narrowWrites, statementsOn, type Writes } from '@platform/database';
import { claimKey, hashOf, storeAnswer } from './idempotency.ts';
import { inChargeOfAll } from './in-charge.ts';
import { isIdempotencyKey, parseInput } from './input.ts';
import type { Message } from './messages.ts';
import { appendMessages } from './outbox.ts';
import { fieldsOf, filesOf, type Platform } from './platform.ts';
import { invalidInput, NOT_ALL_MEMBERS, NOT_IN_PERSON } from './refusals.ts';
import { scopeFor } from './scopes.ts';
import { secondPersonRefusal } from './second-person.ts';
import type { AnyUseCase, DecisionRecord, InputOf, OutcomeOf, TargetRow } from './use-case.ts';

export interface Call<Input> {
  readonly actor: Actor;
  readonly input: Input;
  readonly idempotencyKey?: string;
  /** The message whose effect this is; marked in the same transaction, so that it takes place once. */
  readonly handling?: { readonly message: Message; readonly handler: string };
}

const ATTEMPTS = 4;
const STEP_UP_MS = 5 * 60_000;

/** Runs a use case: validate, permit, one transaction, decide, save, audit, outbox, commit. */
export async function runUseCase<U extends AnyUseCase>(
  platform: Platform,
  useCase: U,
  call: Call<InputOf<U>>,
): Promise<Result<OutcomeOf<U>, Refusal>> {
  const { actor, idempotencyKey } = call;
  const parsed = parseInput(useCase.input, call.input);
  if (!parsed.success) return err(invalidInput(parsed.error));
  if (idempotencyKey !== undefined && !isIdempotencyKey(idempotencyKey))
    return err(refusal('INVALID_INPUT', { field: 'idempotencyKey', params: { problem: 'NOT_A_KEY', count: 1 } }));
  const denied = mayNot(platform, useCase, actor);
  if (denied) return err(denied);
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await once(platform, useCase, call, parsed.data);
      await platform.reached('afterCommit', useCase.name);
      return answer as Result<OutcomeOf<U>, Refusal>;
    } catch (error) {
      if (error instanceof HandledByTwin) return ok(null) as Result<OutcomeOf<U>, Refusal>;
      if (!isRetryable(error) || attempt >= ATTEMPTS) throw error;
    }
  }
}

function mayNot(platform: Platform, useCase: AnyUseCase, actor: Actor): Refusal | null {
  if (useCase.twoPeople && actor.kind !== 'user') return refusal('TWO_PEOPLE_NEEDED');
  if (!mayAnywhere(actor, platform.book, useCase.action)) {
    platform.noteSecurityEvent({
      kind: 'ACTION_REFUSED',
      accountId: actor.accountId,
      associationId: actor.associationId,
      detail: { action: useCase.action, useCase: useCase.name },
    });
    return refusal('FORBIDDEN', { params: { action: useCase.action } });
  }
  if (useCase.stepUp && actor.kind === 'user' && !freshlySteppedUp(actor, platform.clock())) return refusal('STEP_UP_NEEDED');
  return null;
}

function freshlySteppedUp(actor: Actor, now: Date): boolean {
  const at = actor.session?.steppedUpAt;
  return at != null && now.getTime() - Date.parse(at) <= STEP_UP_MS;
}

async function once(platform: Platform, useCase: AnyUseCase, call: Call<unknown>, input: unknown): Promise<Result<unknown, Refusal>> {
  const { actor, idempotencyKey } = call;
  const now = platform.clock();
  const scope = scopeFor(platform, actor, useCase.action, 'permitted');
  const options = {
    isolation: useCase.isolation ?? ('readCommitted' as const),
    ...(useCase.timeoutMs ? { timeoutMs: useCase.timeoutMs } : {}),
  };
  return platform.database.write(
    scope,
    async (writes) => {
      if (idempotencyKey) {
        const claimed = await claimKey(writes, actor, idempotencyKey, hashOf([useCase.name, call.input]), now);
        if (claimed.kind === 'otherInput') return err(refusal('KEY_USED_FOR_OTHER_INPUT'));
        if (claimed.kind === 'answered') return claimed.answer;
      }
      if (call.handling && (await isHandled(writes, call.handling))) return ok(null);
      const answer = await decideAndSave(platform, useCase, writes, actor, input, instant(now));
      if (call.handling && answer.ok) {
        await narrowWrites(writes, [call.handling.message.tenantId]);
        await markHandled(writes, call.handling, now);
      }
      if (idempotencyKey) {
        await narrowWrites(writes, [actor.body.tenantId]);
        await storeAnswer(writes, actor, idempotencyKey, answer);
      }
      await platform.reached('beforeCommit', useCase.name);
      return answer;
    },
    options,
  );
}

type Handling = NonNullable<Call<unknown>['handling']>;

/** Another delivery of the message has already had its effect. */
async function isHandled(writes: Writes, { message, handler }: Handling): Promise<boolean> {
  const id = { tenantId: message.tenantId, messageId: message.id, handler };
  return (await writes.handledMessage.findUnique({ where: { tenantId_messageId_handler: id } })) !== null;
}

/** The effect that another delivery had at the same time; this one is rolled back. */
class HandledByTwin extends Error {}

/** Only an effect is marked: a refused message is tried again. The key lets one of two deliveries through. */
async function markHandled(writes: Writes, { message, handler }: Handling, now: Date): Promise<void> {
  const { count } = await writes.handledMessage.createMany({
    data: [{ tenantId: message.tenantId, messageId: message.id, handler, at: now }],
    skipDuplicates: true,
  });
  if (count === 0) throw new HandledByTwin();
}

async function decideAndSave(
  platform: Platform,
  useCase: AnyUseCase,
  writes: Writes,
  actor: Actor,
  input: unknown,
  at: Instant,
): Promise<Result<unknown, Refusal>> {
  const today = businessDayOf(at);
  const { ports, book, newId } = platform;
  const fields = fieldsOf(platform);
  const repositories = useCase.repositories(writes, ports, fields, filesOf(platform));
  const state = await useCase.load(repositories, { input, actor, ports, book, fields, at, today });
  if (state === null) return err(refusal('NOT_FOUND'));
  const row = useCase.row(state, input);
  if (!may(actor, platform.book, useCase.action, row)) {
    platform.noteSecurityEvent({
      kind: 'ROW_REFUSED',
      accountId: actor.accountId,
      associationId: actor.associationId,
      detail: { action: useCase.action, useCase: useCase.name },
    });
    return err(refusal('FORBIDDEN', { params: { action: useCase.action } }));
  }
  const expected = (input as { expectedVersion?: number }).expectedVersion;
  if (expected !== undefined && row.version !== undefined && expected !== row.version)
    return err(await changedMeanwhile(writes, row, actor));

  // The operator founds and admits: whom there is to be in charge of comes of that.
  const ofSome =
    useCase.ofAll === true && actor.kind !== 'operator' && !(await inChargeOfAll(statementsOn(writes), { actor, book }, useCase.action));
  const answer: Result<unknown, Refusal> = ofSome
    ? err(refusal(NOT_ALL_MEMBERS))
    : useCase.decide(state, input, { by: deciderOf(actor), at, today, newId }, actor);
  const others: readonly TenantId[] = answer.ok ? (useCase.alsoWrites?.(state, answer.value) ?? []) : [];
  const rows = [row.tenantId, ...others].map((tenantId) => ({ ...row, tenantId }));
  const hands = { userId: actor.userId, accountId: actor.accountId, inPlaceOf: inPlaceOf(actor, book, useCase.action, rows) };
  const deputised = useCase.inPerson === true && hands.inPlaceOf.length > 0 ? refusal(NOT_IN_PERSON) : null;
  const shared = deputised ?? (answer.ok ? await secondPersonRefusal(writes, useCase, state, row, hands) : null);
  const decided = shared ? err(shared) : answer;
  if (!decided.ok) {
    await narrowWrites(writes, [row.tenantId]);
    await appendAudit(writes, [
      draft(useCase, actor, hands.inPlaceOf, row.tenantId, at, decided.error.code, refused(useCase, row, decided.error, newId)),
    ]);
    return decided;
  }
  const decision = decided.value;
  await narrowWrites(writes, [...new Set([row.tenantId, ...others])]);
  await useCase.save(repositories, decision, state);
  await platform.reached('afterSave', useCase.name);
  const recorded = useCase.record(decision, state);
  const records: readonly DecisionRecord[] = Array.isArray(recorded) ? recorded : [recorded as DecisionRecord];
  await appendMessages(
    writes,
    platform,
    actor,
    at,
    records.flatMap((record) =>
      (record.messages ?? []).map((message) => ({ ...message, tenantId: message.tenantId ?? record.tenantId ?? row.tenantId })),
    ),
  );
  await appendAudit(
    writes,
    records.map((record) => draft(useCase, actor, hands.inPlaceOf, record.tenantId ?? row.tenantId, at, 'done', record)),
  );
  await platform.reached('afterAudit', useCase.name);
  return ok(useCase.outcome(decision, state));
}

const refused = (useCase: AnyUseCase, row: TargetRow, error: Refusal, newId: () => string): DecisionRecord => ({
  type: row.type ?? useCase.name.split('.')[0] ?? useCase.name,
  id: row.id ?? newId(),
  content: { refusal: error },
});

const draft = (
  useCase: AnyUseCase,
  actor: Actor,
  places: readonly UserId[],
  tenantId: TenantId,
  at: Instant,
  outcome: string,
  record: DecisionRecord,
): AuditDraft => ({
  tenantId,
  associationId: actor.associationId,
  at,
  action: useCase.name,
  outcome,
  subject: { type: record.type, id: record.id },
  actor: { kind: actor.kind, accountId: actor.accountId, actingTenantId: actor.body.tenantId },
  correlationId: actor.correlationId,
  content: {
    ...{ by: actor.name, byFunction: actor.functionTitle, decided: record.content },
    ...(places.length > 0 ? { inPlaceOf: places } : {}),
  },
});

/** Who was faster, and when: from the record's own history, the centre's staff as the association shows it to members. */
async function changedMeanwhile(
  writes: Writes,
  row: TargetRow,
  { body, associationId, centreId }: Actor,
): Promise<Refusal<'CHANGED_MEANWHILE'>> {
  const last = row.id
    ? await writes.auditEntry.findFirst({
        where: { tenantId: row.tenantId, subjectId: row.id, outcome: 'done' },
        orderBy: { sequence: 'desc' },
      })
    : null;
  const value = last
    ? await writes.auditValue.findUnique({ where: { tenantId_sequence: { tenantId: row.tenantId, sequence: last.sequence } } })
    : null;
  const association =
    last && body.side === 'member'
      ? await writes.association.findUnique({ where: { tenantId_id: { tenantId: centreId, id: associationId } } })
      : null;
  const actorSide = last ? sideOf({ actor_kind: last.actorKind, acting_tenant_id: last.actingTenantId, centre_id: centreId }) : 'service';
  const seen = { viewerSide: body.side, actorSide, staffShownAs: association?.staffShownAs ?? null };
  // A job bears the name of its service: colleagues know the person who ordered it, all others that nobody did it by hand.
  const automatic = last?.actorKind === 'service';
  const person =
    automatic && body.side === 'centre' && last.actorAccountId
      ? await writes.tenantUser.findFirst({ where: { tenantId: centreId, accountId: last.actorAccountId }, select: { name: true } })
      : null;
  const by = (automatic ? person?.name : shownName(parseAuditContent(value?.content ?? null), seen)) ?? '';
  const params = { by, at: last?.at.toISOString() ?? '', version: row.version ?? 0 };
  return refusal('CHANGED_MEANWHILE', { params: automatic && by === '' ? { ...params, automatic: 'yes' } : params });
}
