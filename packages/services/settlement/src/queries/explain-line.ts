// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { idInput, query } from '@platform/use-case';
import { sql } from 'kysely';
import { z } from 'zod';
import { type StoredBasis, shownBasis } from '../stored-basis.ts';
import { poolExplanation, type StoredPool, type StoredWeights, type Text } from './explanation-view.ts';

interface StoredDirect {
  readonly kind: 'direct';
  readonly line: {
    readonly amountCents: string;
    readonly label: Text;
    readonly basis: Text;
    readonly serviceFamilyCode: string;
    readonly agreement: StoredBasis | null;
  };
}
/** What a correction adds: the difference, and the runs whose entries stand behind what is right. */
interface StoredCorrection {
  readonly beforeCents: string;
  readonly afterCents: string;
  readonly change: string;
  readonly label: Text;
  readonly calculation: Text;
  readonly reasons: readonly Text[];
  readonly behind: readonly string[];
}
/** A charge that is taken back: what is right is nothing. */
interface StoredGone {
  readonly kind: 'gone';
}
export type StoredExplanation = (StoredPool | StoredDirect | StoredGone) & { readonly correction?: StoredCorrection };

const differenceOf = ({ beforeCents, afterCents, change, label, calculation, reasons }: StoredCorrection) => {
  const [before, after] = [BigInt(beforeCents), BigInt(afterCents)];
  return { before, after, difference: after - before, change, label, calculation, reasons };
};

interface ChargeRecord {
  readonly id: string;
  readonly label: string;
  readonly occurredOn: CivilDate;
  readonly agreementNumber: string;
  readonly clause: string;
  readonly createdAt: string;
  readonly reverses: string | null;
}

/** Why this amount: the snapshot that was kept with the statement. */
export const explainLine = query({
  name: 'settlement.explainLine',
  action: 'settlement.readStatements',
  input: z.object({ statementId: idInput<'StatementId'>(), lineKey: z.string().max(120) }),
  run: async (reads, { input, actor }) => {
    const { rows } = await sql<{
      content: StoredExplanation;
      number: string;
      tenant_id: string;
      charge: ChargeRecord | null;
      weights: readonly StoredWeights[] | null;
    }>`
      select explanation.content, statement.number, statement.tenant_id,
        (select weights.tables from pool_weights as weights where weights.tenant_id = ${actor.centreId}::uuid
          and weights.run_id = statement.run_id and weights.line_key = explanation.content -> 'section' ->> 'weightsOf') as weights,
        (select jsonb_build_object('id', charge.id, 'label', charge.label, 'occurredOn', charge.occurred_on, 'agreementNumber', charge.agreement_number,
            'clause', charge.clause, 'createdAt', charge.created_at, 'reverses', charge.reverses)
          from direct_charge as charge where charge.tenant_id = explanation.tenant_id and 'charge:' || charge.id = split_part(explanation.line_key, ':before', 1)) as charge
      from explanation join statement on statement.tenant_id = explanation.tenant_id and statement.id = explanation.statement_id
      where explanation.statement_id = ${input.statementId}::uuid and explanation.line_key = ${input.lineKey}`.execute(reads);
    const [row] = rows;
    if (!row) return null;
    const { content, charge, number } = row;
    const base = {
      statementId: input.statementId,
      statementNumber: number,
      lineKey: input.lineKey,
      kind: content.kind,
      correction: content.correction ? differenceOf(content.correction) : null,
    };
    if (content.kind === 'gone') return { ...base, pool: null, charge: null };
    if (content.kind === 'pool') return { ...base, pool: poolExplanation(content, row.tenant_id, row.weights), charge: null };
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
        ...shownBasis(line.agreement, charge.occurredOn),
        clause: charge.clause,
        title: line.label,
      },
    };
  },
});

export type ExplanationView = NonNullable<Awaited<ReturnType<typeof explainLine.run>>>;
export type ChargeExplanation = NonNullable<ExplanationView['charge']>;
