// SPDX-License-Identifier: EUPL-1.2
import { type Cents, type CivilDate, formatCivilDate, formatEnglishDate } from '@kernel/core';
import type { AgreementBasis, SourceRef, VatCode } from './direct-charge.ts';
import { monthsText } from './exact-text.ts';
import type { Bilingual } from './metric.ts';
import type { MonthSpan } from './reading.ts';
import type { KindAmounts } from './run-input.ts';
import type { PoolAllocation, PoolShare, RunResult } from './run-result.ts';

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
  readonly serviceFamilyCode: string;
  readonly label: Bilingual;
  readonly amountCents: Cents;
  readonly agreement: AgreementBasis | null;
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
  const { agreementNumber, clause } = agreement;
  return { de: `Vereinbarung ${agreementNumber}, ${clause}`, en: `Agreement ${agreementNumber}, ${clause}` };
}

function poolLine({ poolId, poolName, serviceFamilyCode, months, key }: PoolAllocation, share: PoolShare): PoolLine {
  const agreement = agreementText(share.basis);
  return {
    kind: 'pool',
    poolId,
    serviceFamilyCode,
    label: { de: `${poolName}, ${monthsText(months, 'de')}`, en: `${poolName}, ${monthsText(months, 'en')}` },
    months,
    amountCents: share.amountCents,
    byKind: share.byKind,
    agreement: share.basis,
    key: { id: key.id, name: key.name, version: key.version, clause: key.clause, resolution: key.resolution },
    basis: {
      de: `Schlüssel „${key.name}“, Fassung ${key.version}: ${key.clause}; ${key.resolution}. ${agreement.de}`,
      en: `Key “${key.name}”, version ${key.version}: ${key.clause}; ${key.resolution}. ${agreement.en}`,
    },
  };
}

/** Where a correction is at work the line stands also at nothing: its explanation says what is still open. */
const hasPart = ({ fraction, parts }: PoolShare): boolean =>
  fraction.n !== 0n || parts.some(({ broughtForward, carriedForward }) => broughtForward !== 0n || carriedForward !== 0n);

/** The statement of a member; null if the run does not know the tenant. Pools that the member has no part in make no line. */
export function statementFor(result: RunResult, tenantId: string): Statement | null {
  const total = result.totals.find((candidate) => candidate.tenantId === tenantId);
  if (total === undefined) return null;
  const pools = result.allocations.flatMap((allocation) =>
    allocation.shares.filter((share) => share.tenantId === tenantId && hasPart(share)).map((share) => poolLine(allocation, share)),
  );
  const direct = result.directCharges
    .filter((charge) => charge.tenantId === tenantId)
    .map(
      ({ id, serviceFamilyCode, label, occurredOn, amountCents, basis, sourceRef }): DirectLine => ({
        kind: 'direct',
        directChargeId: id,
        serviceFamilyCode,
        label: { de: `${label}, ${formatCivilDate(occurredOn)}`, en: `${label}, ${formatEnglishDate(occurredOn)}` },
        occurredOn,
        amountCents,
        agreement: basis,
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

/** The statements of all members, by AGS. */
export const statementsOf = (result: RunResult): Statement[] =>
  result.totals.flatMap(({ tenantId }) => {
    const statement = statementFor(result, tenantId);
    return statement ? [statement] : [];
  });
