// SPDX-License-Identifier: EUPL-1.2
import { type Metric, meterOf, metricPhrase, metricUnit } from '@domain/settlement';
import type { CivilDate, CivilMonth } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { BASIS_NAMES } from '../basis-names.ts';
import { fractionText } from './list-run-shares.ts';
import { centCount } from './list-runs.ts';

type Text = { readonly de: string; readonly en: string };
type StoredFraction = { readonly n: string; readonly d: string };

export interface StoredSection {
  readonly months: { readonly from: CivilMonth; readonly to: CivilMonth };
  readonly amountCents: string;
  readonly byKind: { readonly staff: string; readonly material: string; readonly overhead: string };
  readonly costCents: string;
  readonly key: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly validFrom: CivilDate;
    readonly sentence: Text;
  };
  readonly clause: string;
  readonly resolution: string;
  readonly agreement: { readonly agreementNumber: string; readonly clause: string; readonly vatCode: string } | null;
  readonly sentence: Text;
  readonly steps: readonly { readonly kind: string; readonly value: StoredFraction; readonly text: Text }[];
  readonly weights: readonly {
    readonly metric: Metric;
    readonly sharePermyriad: number;
    readonly totalWeight: StoredFraction;
    readonly rows: readonly {
      readonly memberName: string;
      readonly own: boolean;
      readonly measured: string;
      readonly days: number;
      readonly ofDays: number;
      readonly weight: StoredFraction;
      readonly fraction: StoredFraction;
    }[];
  }[];
  readonly sources: readonly {
    readonly meter: string;
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly readings: number;
    readonly lateReadings: number;
    readonly quantity: string;
  }[];
  readonly rounding: {
    readonly roundingCents: string;
    readonly remainder: StoredFraction;
    readonly rank: number | null;
    readonly leftoverCents: number;
    readonly reason: Text;
  };
}

interface StoredPool {
  readonly kind: 'pool';
  readonly poolName: string;
  readonly serviceFamilyCode: string;
  readonly section: StoredSection;
}
interface StoredDirect {
  readonly kind: 'direct';
  readonly line: { readonly amountCents: string; readonly label: Text; readonly basis: Text; readonly serviceFamilyCode: string };
}
export type StoredExplanation = StoredPool | StoredDirect;

const weightTable = (table: StoredSection['weights'][number]) => ({
  kind: table.metric.kind,
  meter: meterOf(table.metric),
  phrase: { de: metricPhrase(table.metric, 'de', BASIS_NAMES), en: metricPhrase(table.metric, 'en', BASIS_NAMES) },
  unitName: { de: metricUnit(table.metric, 'de'), en: metricUnit(table.metric, 'en') },
  sharePermyriad: table.sharePermyriad,
  totalWeight: fractionText(table.totalWeight),
  rows: table.rows.map((row) => ({ ...row, weight: fractionText(row.weight), fraction: fractionText(row.fraction) })),
});

const poolExplanation = ({ poolName, serviceFamilyCode, section }: StoredPool) => ({
  poolName,
  serviceFamilyCode,
  monthsFrom: section.months.from,
  monthsTo: section.months.to,
  amount: BigInt(section.amountCents),
  cost: BigInt(section.costCents),
  sentence: section.sentence,
  keyId: section.key.id,
  keyName: section.key.name,
  keyVersion: section.key.version,
  keyValidFrom: section.key.validFrom,
  keySentence: section.key.sentence,
  clause: section.clause,
  resolution: section.resolution,
  agreementNumber: section.agreement?.agreementNumber ?? null,
  agreementClause: section.agreement?.clause ?? null,
  vatCode: section.agreement?.vatCode ?? null,
  steps: section.steps.map(({ kind, value, text }) => ({ kind, value: fractionText(value), text })),
  weights: section.weights.map(weightTable),
  sources: section.sources.map((source) => ({ ...source, quantity: Number(source.quantity) })),
  roundingCents: centCount(section.rounding.roundingCents),
  rank: section.rounding.rank,
  leftoverCents: section.rounding.leftoverCents,
  roundingReason: section.rounding.reason,
});

interface ChargeRecord {
  readonly id: string;
  readonly label: string;
  readonly occurredOn: CivilDate;
  readonly agreementNumber: string;
  readonly clause: string;
  readonly vatCode: string;
  readonly createdAt: string;
  readonly reverses: string | null;
}

/** Why this amount: the snapshot that was kept with the statement. */
export const explainLine = query({
  name: 'settlement.explainLine',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>(), lineKey: z.string().max(120) }),
  run: async (reads, { input }) => {
    const { rows } = await sql<{ content: StoredExplanation; number: string; charge: ChargeRecord | null }>`
      select explanation.content, statement.number,
        (select jsonb_build_object('id', charge.id, 'label', charge.label, 'occurredOn', charge.occurred_on, 'agreementNumber', charge.agreement_number,
            'clause', charge.clause, 'vatCode', charge.vat_code, 'createdAt', charge.created_at, 'reverses', charge.reverses)
          from direct_charge as charge where charge.tenant_id = explanation.tenant_id and 'charge:' || charge.id = explanation.line_key) as charge
      from explanation join statement on statement.tenant_id = explanation.tenant_id and statement.id = explanation.statement_id
      where explanation.statement_id = ${input.statementId}::uuid and explanation.line_key = ${input.lineKey}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { content, charge, number } = row;
    const base = { statementId: input.statementId, statementNumber: number, lineKey: input.lineKey, kind: content.kind };
    if (content.kind === 'pool') return { ...base, pool: poolExplanation(content), charge: null };
    const { line } = content;
    return {
      ...base,
      pool: null,
      charge: charge && {
        ...charge,
        createdAt: new Date(charge.createdAt).toISOString(),
        amount: BigInt(line.amountCents),
        serviceFamilyCode: line.serviceFamilyCode,
        basis: line.basis,
        title: line.label,
      },
    };
  },
});

export type ExplanationView = NonNullable<Awaited<ReturnType<typeof explainLine.run>>>;
export type PoolExplanation = NonNullable<ExplanationView['pool']>;
export type ChargeExplanation = NonNullable<ExplanationView['charge']>;
