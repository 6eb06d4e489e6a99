// SPDX-License-Identifier: EUPL-1.2
import {
  cancelRun,
  handOverFile,
  type LocalRules,
  makeFile,
  type PaymentOrder,
  type PaymentRun,
  type Person,
  type Release,
  type RunState,
  releaseFile,
  type VoidedRelease,
  type VopAnswer,
} from '@domain/payments';
import { type Cents, type Circumstances, type CivilDate, cents, err, type Iban, type Refusal, type Result, refusal } from '@kernel/core';
import { deciderOf } from '@platform/authorization';
import type { Reads } from '@platform/database';
import { sentenceFor } from '@platform/graphql';
import { historyOfRecord, idInput, type QueryContext, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { bankChannelPort } from '../exchange/bank-channel.ts';
import { fromJson } from '../json.ts';
import { messages } from './messages.ts';
import type { KeptConversion } from './pain-of-run.ts';

interface OrderJson {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly status: PaymentOrder['status'];
  readonly creditorName: string;
  readonly ibanShown: string;
  readonly ibanIndex: string;
  readonly detailsReplaced: boolean;
  readonly amount: string;
  readonly dueOn: CivilDate;
  readonly remittance: string;
  readonly voucher: string;
  readonly endToEndId: string;
  readonly reason: string | null;
  readonly involved: readonly Person[];
  readonly version: number;
  readonly recall: {
    readonly id: string;
    readonly status: string;
    readonly reason: string;
    readonly answer: string | null;
    readonly version: number;
  } | null;
}
interface ReleaseJson {
  readonly name: string | null;
  readonly userId: string;
  readonly accountId: string | null;
  readonly releasedAt: string;
  readonly fileHash: string;
  readonly voidedAt: string | null;
  readonly because: VoidedRelease['because'] | null;
}
interface Row {
  readonly id: string;
  readonly tenant_id: string;
  readonly member_name: string;
  readonly bank_account_id: string;
  readonly account_label: string;
  readonly iban: string;
  readonly execute_on: CivilDate;
  readonly urgent: boolean;
  readonly status: PaymentRun['status'];
  readonly file_hash: string | null;
  readonly message_id: string | null;
  readonly file_count: number | null;
  readonly control_sum_cents: bigint | null;
  readonly made_at: string | null;
  readonly conversions: unknown;
  readonly payee_checks: unknown;
  readonly involved: unknown;
  readonly involved_names: readonly string[];
  readonly handed_over_by: Person | null;
  readonly handed_over_name: string | null;
  readonly handed_over_at: string | null;
  readonly channel: string | null;
  readonly delivered_at: string | null;
  readonly delivery: { readonly place?: string } | null;
  readonly created_at: string;
  readonly version: number;
  readonly orders: readonly OrderJson[];
  readonly releases: readonly ReleaseJson[];
  readonly answers: readonly {
    readonly id: string;
    readonly kind: string;
    readonly takenInAt: string;
    readonly name: string | null;
    readonly count: number;
    readonly fileHash: string;
  }[];
  readonly rules: { clause: string; version: number; one: boolean; may: boolean; grants: unknown } | null;
}

const ORDERS = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'year', o.year, 'number', o.number, 'status', o.status,
    'creditorName', o.creditor_name, 'ibanShown', o.iban_shown, 'ibanIndex', o.iban_index, 'amount', o.amount_cents::text, 'dueOn', o.due_on,
    'remittance', o.remittance, 'voucher', o.voucher, 'endToEndId', o.end_to_end_id, 'reason', o.reason, 'involved', o.involved,
    'detailsReplaced', exists(select from payee_account as a where a.tenant_id = o.tenant_id and a.id = o.payee_account_id and a.status = 'replaced'),
    'version', o.version, 'recall', (select jsonb_build_object('id', r.id, 'status', r.status, 'reason', r.reason, 'answer', r.answer,
        'version', r.version) from payment_recall as r where r.tenant_id = o.tenant_id and r.order_id = o.id order by r.asked_at desc limit 1))
    order by o.year, o.number), '[]')
  from payment_order as o where o.tenant_id = it.tenant_id and o.run_id = it.id)`;
const RELEASES = sql`(select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'userId', r.user_id, 'accountId', r.account_id,
    'releasedAt', r.released_at, 'fileHash', r.file_hash, 'voidedAt', r.voided_at, 'because', r.voided_because) order by r.released_at, r.id), '[]')
  from payment_release as r left join tenant_user as p on p.id = r.user_id where r.tenant_id = it.tenant_id and r.run_id = it.id)`;
const ANSWERS = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'takenInAt', a.taken_in_at, 'name', p.name,
    'count', jsonb_array_length(a.answers), 'fileHash', a.file_hash) order by a.taken_in_at), '[]')
  from bank_answer as a left join tenant_user as p on p.id = (a.taken_in_by ->> 'userId')::uuid
  where a.tenant_id = it.tenant_id and a.run_id = it.id)`;
const INVOLVED = sql`(select coalesce(jsonb_agg(distinct p.name), '[]') from jsonb_array_elements(it.involved) as one
  join tenant_user as p on p.id = (one ->> 'userId')::uuid)`;
const RULES = sql`(select jsonb_build_object('clause', r.clause, 'version', r.rules_version, 'one', r.one_determiner,
    'may', r.determiner_may_order, 'grants', r.grants)
  from payment_rules as r where r.tenant_id = it.tenant_id and r.status = 'inForce')`;

async function rowOf(reads: Reads, { permitted }: QueryContext<unknown>, runId: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select it.id, it.tenant_id, member.name as member_name, it.bank_account_id, account.label as account_label, account.iban,
      it.execute_on, it.urgent, it.status, it.file_hash, it.message_id, it.file_count, it.control_sum_cents, it.made_at, it.conversions,
      it.payee_checks, it.involved, ${INVOLVED} as involved_names, it.handed_over_by, over.name as handed_over_name, it.handed_over_at,
      it.channel, it.delivered_at, it.delivery, it.created_at, it.version, ${ORDERS} as orders, ${RELEASES} as releases, ${ANSWERS} as answers,
      ${RULES} as rules
    from payment_run as it
    join tenant as member on member.id = it.tenant_id
    join bank_account as account on account.tenant_id = it.tenant_id and account.id = it.bank_account_id
    left join tenant_user as over on over.id = (it.handed_over_by ->> 'userId')::uuid
    where it.id = ${runId}::uuid and ${permitted({ tenantId: 'it.tenant_id' })}`.execute(reads);
  return rows[0] ?? null;
}

/** As the rules look at it; what they do not look at, such as the payee's account, is not opened for that. */
function stateOf(row: Row): RunState {
  const { id, tenant_id: tenantId, bank_account_id: bankAccountId, rules } = row;
  const orders = row.orders.map((one): PaymentOrder => {
    const content = {
      bankAccountId,
      creditorName: one.creditorName,
      creditorIban: '' as Iban,
      remittance: one.remittance,
      voucher: one.voucher,
    };
    return {
      ...{ id: one.id, tenantId, status: one.status, endToEndId: one.endToEndId, steps: [], involved: one.involved, runId: id },
      ...{ reason: one.reason, bankLineId: null, content: { ...content, amountCents: cents(BigInt(one.amount)), dueOn: one.dueOn } },
    };
  });
  const releases = row.releases.map((one) => ({
    ...{ by: { userId: one.userId, accountId: one.accountId } as Person, at: one.releasedAt as Release['at'], fileHash: one.fileHash },
    ...{ voidedAt: one.voidedAt as Release['at'] | null, because: one.because },
  }));
  const file =
    row.file_hash === null
      ? null
      : {
          hash: row.file_hash,
          messageId: row.message_id ?? '',
          count: row.file_count ?? 0,
          controlSumCents: cents(row.control_sum_cents ?? 0n),
        };
  const local: LocalRules = {
    ...{ tenantId, version: rules?.version ?? 0, clause: rules?.clause ?? '', oneDeterminer: rules?.one ?? false },
    ...{ determinerMayOrder: rules?.may ?? false, grants: fromJson(rules?.grants ?? []) },
  };
  const run: PaymentRun = {
    ...{ id, tenantId, bankAccountId, executeOn: row.execute_on, status: row.status, orderIds: orders.map((order) => order.id), file },
    releases: releases.filter(({ voidedAt }) => voidedAt === null),
    voided: [],
    payeeChecks: fromJson<readonly VopAnswer[]>(row.payee_checks),
    involved: fromJson<readonly Person[]>(row.involved),
    handedOverBy: row.handed_over_by,
  };
  return { run, orders, rules: local };
}

interface RunStep {
  readonly step: 'makeFile' | 'release' | 'handOver' | 'cancel';
  readonly allowed: boolean;
  readonly whyDe: string | null;
  readonly whyEn: string | null;
}

const stepOf = (step: RunStep['step'], result: Result<unknown, Refusal>): RunStep => ({
  ...{ step, allowed: result.ok },
  whyDe: result.ok ? null : sentenceFor(messages, 'de', result.error),
  whyEn: result.ok ? null : sentenceFor(messages, 'en', result.error),
});

/** What this person may do now, or what speaks against it: asked of the rules themselves. */
function stepsFor(state: RunState, replaced: OrderJson | undefined, { actor, at, today }: QueryContext<unknown>): RunStep[] {
  const circumstances: Circumstances = { by: deciderOf(actor), at, today, newId: () => '' };
  const { run, orders } = state;
  const sum = orders.reduce((total, { content }) => total + content.amountCents, 0n) as Cents;
  const anew = { hash: 'another', messageId: 'another', count: orders.length, controlSumCents: sum };
  const fileHash = run.file?.hash ?? '';
  const toSee = run.payeeChecks.map(({ orderId }) => orderId);
  const name = replaced && `${replaced.year}-${String(replaced.number).padStart(5, '0')}`;
  const gone = replaced && refusal('DETAILS_REPLACED', { params: { order: name ?? '', name: replaced.creditorName } });
  const unless = (result: Result<unknown, Refusal>): Result<unknown, Refusal> => (result.ok && gone ? err(gone) : result);
  return [
    stepOf('makeFile', unless(makeFile(state, anew, circumstances))),
    stepOf('release', unless(releaseFile(state, { fileHash, seenPayees: toSee }, circumstances))),
    stepOf('handOver', unless(handOverFile(state, { fileHash }, circumstances))),
    stepOf('cancel', cancelRun(state, {}, circumstances)),
  ];
}

function ordersOf(row: Row, checks: readonly VopAnswer[]) {
  const checkOf = new Map(checks.map((one) => [one.orderId, one]));
  const seen = new Map<string, number>();
  for (const { ibanIndex, amount } of row.orders) seen.set(`${ibanIndex} ${amount}`, (seen.get(`${ibanIndex} ${amount}`) ?? 0) + 1);
  return row.orders.map(({ involved: _involved, ibanIndex, recall, ...order }) => ({
    ...order,
    ...{ amount: cents(BigInt(order.amount)), vop: checkOf.get(order.id)?.result ?? null, vopName: checkOf.get(order.id)?.name ?? null },
    twin: (seen.get(`${ibanIndex} ${order.amount}`) ?? 0) > 1,
    ...{ recallId: recall?.id ?? null, recallStatus: recall?.status ?? null, recallReason: recall?.reason ?? null },
    ...{ recallAnswer: recall?.answer ?? null, recallVersion: recall?.version ?? null },
  }));
}

/** Instants within jsonb come as PostgreSQL writes them. */
const instantOf = (text: string): string => new Date(text).toISOString();

/** A payment run with everything that speaks for or against releasing it. */
export const findPaymentRun = query({
  name: 'payments.findPaymentRun',
  action: 'payments.readRuns',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>() }),
  run: async (reads, context) => {
    const row = await rowOf(reads, context, context.input.paymentRunId);
    if (!row) return null;
    const state = stateOf(row);
    return {
      ...{ id: row.id, tenantId: row.tenant_id, memberName: row.member_name, accountLabel: row.account_label, accountIban: row.iban },
      ...{ executeOn: row.execute_on, urgent: row.urgent, status: row.status, version: row.version, createdAt: row.created_at },
      ...{
        fileHash: row.file_hash,
        messageId: row.message_id,
        fileCount: row.file_count,
        controlSum: row.control_sum_cents,
        madeAt: row.made_at,
      },
      sum: state.orders.reduce((total, { content }) => total + content.amountCents, 0n),
      conversions: row.file_hash === null ? [] : fromJson<readonly KeptConversion[]>(row.conversions ?? []),
      involved: row.involved_names,
      releases: row.releases.map((one) => ({
        ...one,
        releasedAt: instantOf(one.releasedAt),
        voidedAt: one.voidedAt && instantOf(one.voidedAt),
      })),
      answers: row.answers.map((one) => ({ ...one, takenInAt: instantOf(one.takenInAt) })),
      ...{ handedOverBy: row.handed_over_name, handedOverAt: row.handed_over_at, channel: row.channel },
      ...{ deliveredAt: row.delivered_at, deliveredTo: row.delivery?.place ?? null },
      folderThere: context.ports.get(bankChannelPort)?.kind === 'folder',
      payeesChecked: state.run.payeeChecks.length,
      orders: ordersOf(row, state.run.payeeChecks),
      steps: stepsFor(
        state,
        row.orders.find(({ detailsReplaced }) => detailsReplaced),
        context,
      ),
    };
  },
});

export type PaymentRunView = NonNullable<Awaited<ReturnType<typeof findPaymentRun.run>>>;

/** What happened to a run, newest first. */
export const paymentRunHistory = query({
  name: 'payments.paymentRunHistory',
  action: 'payments.readRuns',
  input: z.object({ paymentRunId: idInput<'PaymentRunId'>() }),
  run: (reads, context) => historyOfRecord(reads, context, 'paymentRun', context.input.paymentRunId),
});
