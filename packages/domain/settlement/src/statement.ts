// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, firstDay, formatCivilDate, formatEnglishDate, lastDay } from '@kernel/core';
import { calculationSentence } from './calculation.ts';
import type { AgreementBasis, SourceRef } from './direct-charge.ts';
import { monthsText } from './exact-text.ts';
import type { RuleNames } from './key-rule/weight-phrase.ts';
import type { Bilingual } from './metric.ts';
import type { MonthSpan } from './reading.ts';
import type { KindAmounts } from './run-input.ts';
import type { PoolAllocation, PoolShare, RunResult } from './run-result.ts';
import type { VatCode } from './vat-rule.ts';

/** Stands on every statement: it informs, it neither levies nor bills. */
export const STATEMENT_LABEL: Bilingual = {
  de: 'Kosteninformation, kein Bescheid, keine Rechnung',
  en: 'Cost information, neither a notice of assessment nor an invoice',
};

/** What a code of the invoice standard means to those who read a statement. */
export const VAT_TEXTS: Readonly<Record<VatCode, Bilingual>> = {
  O: { de: 'nicht steuerbar', en: 'not taxable' },
  E: { de: 'steuerfrei nach § 4 Nr. 29 UStG', en: 'exempt by § 4 no. 29 UStG' },
  S: { de: 'steuerpflichtig', en: 'taxable' },
};

interface LineBase {
  /** The same for the same charge in every recomputation of its period; unique in a statement. */
  readonly lineKey: string;
  readonly serviceFamilyCode: string;
  readonly label: Bilingual;
  /** First and last day of the service. */
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly amountCents: Cents;
  /** With form, resolution and VAT rule; null on a line of nothing. */
  readonly agreement: AgreementBasis | null;
  /** What orders the charge: the clause and the resolution of the agreement, else those of the key. */
  readonly clause: string;
  readonly resolution: string | null;
  /** How the amount came about, in one sentence; empty where the label says all. */
  readonly calculation: Bilingual;
  /** Everything that orders this charge, as it is printed beside the line; how it is taxed stands in a column of its own. */
  readonly basis: Bilingual;
}
export interface PoolLine extends LineBase {
  readonly kind: 'pool';
  readonly poolId: string;
  readonly months: MonthSpan;
  readonly byKind: KindAmounts;
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly clause: string;
    readonly resolution: string;
  };
}
export interface DirectLine extends LineBase {
  readonly kind: 'direct';
  readonly directChargeId: string;
  readonly occurredOn: CivilDate;
  readonly sourceRef: SourceRef | null;
}
export type StatementLine = PoolLine | DirectLine;

/** What a member bears in a period. Home: the member. */
export interface Statement {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly association: { readonly id: string; readonly name: string };
  readonly period: MonthSpan;
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate;
  readonly label: Bilingual;
  /** Pools in the order of the run, then direct charges by date. */
  readonly lines: readonly StatementLine[];
  /** Sum of the lines. */
  readonly totalCents: Cents;
}

function agreementText(agreement: AgreementBasis | null): Bilingual {
  if (agreement === null) return { de: '', en: '' };
  const { agreementNumber, clause, resolution } = agreement;
  const resolved = resolution ? `; ${resolution}` : '';
  return { de: `Vereinbarung ${agreementNumber}, ${clause}${resolved}`, en: `Agreement ${agreementNumber}, ${clause}${resolved}` };
}

/** Under which a line of a pool is known: also where its months are cut otherwise in a recomputation, its first month tells. */
export const poolLineKey = (poolId: string, months: MonthSpan): string => `pool:${poolId}:${months.from}`;
export const chargeLineKey = (directChargeId: string): string => `charge:${directChargeId}`;

function poolLine(allocation: PoolAllocation, share: PoolShare, names: RuleNames): PoolLine {
  const { poolId, poolName, serviceFamilyCode, months, key } = allocation;
  const agreement = agreementText(share.basis);
  return {
    kind: 'pool',
    lineKey: poolLineKey(poolId, months),
    poolId,
    serviceFamilyCode,
    label: { de: `${poolName}, ${monthsText(months, 'de')}`, en: `${poolName}, ${monthsText(months, 'en')}` },
    months,
    from: firstDay(months.from),
    to: lastDay(months.to),
    amountCents: share.amountCents,
    byKind: share.byKind,
    agreement: share.basis,
    clause: share.basis?.clause ?? key.clause,
    resolution: share.basis?.resolution ?? key.resolution,
    calculation: calculationSentence(allocation, share, names),
    key: { id: key.id, name: key.name, version: key.version, clause: key.clause, resolution: key.resolution },
    basis: {
      de: `Schlüssel „${key.name}“, Fassung ${key.version}: ${key.clause}; ${key.resolution}. ${agreement.de}`,
      en: `Key “${key.name}”, version ${key.version}: ${key.clause}; ${key.resolution}. ${agreement.en}`,
    },
  };
}

/** Where a correction is at work the line stands also at nothing: its explanation says what is still open. */
const hasPart = ({ fraction, amountCents, uses }: PoolShare): boolean =>
  fraction.n !== 0n ||
  amountCents !== 0n ||
  uses.some(({ broughtForward, carriedForward }) => broughtForward !== 0n || carriedForward !== 0n);

/** The statement of a member (see statementsOf); null if the run does not know the tenant. Pools that it has no part in make no line. */
export function statementFor(result: RunResult, tenantId: string, bases: RuleNames['bases'] & object = {}): Statement | null {
  const total = result.totals.find((candidate) => candidate.tenantId === tenantId);
  if (total === undefined) return null;
  const pools = result.allocations.flatMap((allocation) =>
    allocation.shares
      .filter((share) => share.tenantId === tenantId && hasPart(share))
      .map((share) => poolLine(allocation, share, { bases })),
  );
  const direct = result.directCharges
    .filter((charge) => charge.tenantId === tenantId)
    .map(
      ({ id, serviceFamilyCode, label, occurredOn, amountCents, basis, sourceRef }): DirectLine => ({
        kind: 'direct',
        lineKey: chargeLineKey(id),
        directChargeId: id,
        serviceFamilyCode,
        label: { de: `${label}, ${formatCivilDate(occurredOn)}`, en: `${label}, ${formatEnglishDate(occurredOn)}` },
        occurredOn,
        from: occurredOn,
        to: occurredOn,
        amountCents,
        agreement: basis,
        clause: basis.clause,
        resolution: basis.resolution,
        calculation: { de: '', en: '' },
        basis: agreementText(basis),
        sourceRef,
      }),
    );
  return {
    tenantId,
    ags: total.ags,
    memberName: total.memberName,
    association: result.association,
    period: result.period,
    firstDay: result.firstDay,
    lastDay: result.lastDay,
    label: STATEMENT_LABEL,
    lines: [...pools, ...direct],
    totalCents: total.totalCents,
  };
}

/**
 * The statements of all members, by AGS.
 * @param bases names of population bases by their code; a code without a name is shown as it is
 */
export const statementsOf = (result: RunResult, bases: RuleNames['bases'] & object = {}): Statement[] =>
  result.totals.flatMap(({ tenantId }) => {
    const statement = statementFor(result, tenantId, bases);
    return statement ? [statement] : [];
  });
