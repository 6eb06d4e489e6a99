// SPDX-License-Identifier: EUPL-1.2
import { type Cents, cents, invariant, sumCents } from '@kernel/core';
import { euroText } from '../exact-text.ts';
import { both } from '../key-rule/weight-phrase.ts';
import type { Bilingual } from '../metric.ts';
import { taxText } from '../participation.ts';
import { byText } from '../reading.ts';
import type { RunInput } from '../run-input.ts';
import type { RunResult } from '../run-result.ts';
import { type Statement, type StatementLine, statementsOf } from '../statement.ts';
import { type InputChange, inputChanges, touches } from './input-changes.ts';

/** A line as it was charged, by the regular run or by a correction of it (then a difference). */
export type ChargedLine = Pick<
  StatementLine,
  'lineKey' | 'serviceFamilyCode' | 'label' | 'from' | 'to' | 'amountCents' | 'agreement' | 'clause' | 'resolution' | 'basis'
> & {
  /** The line of the regular run that a correction belongs to; left out: the line's own key. */
  readonly chargeKey?: string;
  /** null: a direct charge. */
  readonly poolId: string | null;
};

/** What one statement charged a member with. */
export interface ChargedStatement extends Pick<Statement, 'tenantId' | 'ags' | 'memberName'> {
  readonly lines: readonly ChargedLine[];
}

/**
 * new: charged for the first time; gone: taken back, or moved to another tax rule or form of agreement (then a line of its own charges it
 * anew); amount: the same charge with another amount.
 */
export type CorrectionKind = 'new' | 'gone' | 'amount';

export interface CorrectionLine extends ChargedLine {
  /** Unique in the correction of the member. */
  readonly lineKey: string;
  readonly chargeKey: string;
  readonly kind: CorrectionKind;
  /** Under this tax rule and form: what was charged until now, and what is right. */
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  /** after − before; never zero. */
  readonly amountCents: Cents;
  readonly calculation: Bilingual;
  /** Which inputs differ, as far as both are known. */
  readonly reasons: readonly Bilingual[];
}

/** A change of the inputs as it is told to people. */
export type ToldChange = Pick<InputChange, 'kind' | 'label' | 'text' | 'before' | 'after'>;

interface Difference {
  readonly beforeCents: Cents;
  readonly afterCents: Cents;
  readonly differenceCents: Cents;
}

export interface MemberCorrection extends Difference {
  readonly tenantId: string;
  readonly ags: string;
  readonly memberName: string;
  readonly lines: readonly CorrectionLine[];
}

/** The differences between what is right and what was charged. */
export interface RunCorrection {
  /** Everybody whose lines change, by AGS. */
  readonly members: readonly MemberCorrection[];
  /** By pool; null stands for the direct charges. */
  readonly pools: readonly (Difference & { readonly poolId: string | null })[];
  /** Everything that differs in the inputs, where those before are known. */
  readonly changes: readonly ToldChange[];
  /** charged + lines = recomputed: for each member, each pool and the whole. */
  readonly proof: Difference & { readonly linesCents: Cents; readonly members: number; readonly lines: number };
}

type OfMember<Line> = Line & Pick<Statement, 'tenantId' | 'ags' | 'memberName'>;

const taxOf = ({ agreement }: Pick<ChargedLine, 'agreement'>): string => (agreement ? taxText(agreement) : '');
const poolOf = (line: StatementLine): string | null => (line.kind === 'pool' ? line.poolId : null);

function difference(before: bigint, after: bigint): Difference {
  return { beforeCents: cents(before), afterCents: cents(after), differenceCents: cents(after - before) };
}

/** What stands under one tax rule: all that was charged, and the line that is right. */
interface Group {
  readonly charged: OfMember<ChargedLine>[];
  right: (OfMember<ChargedLine> & { readonly calculation: Bilingual }) | null;
}

function groupsOf(charged: readonly ChargedStatement[], recomputed: readonly Statement[]): Map<string, Map<string, Group>> {
  const charges = new Map<string, Map<string, Group>>();
  const groupFor = (tenantId: string, chargeKey: string, tax: string): Group => {
    const id = JSON.stringify([tenantId, chargeKey]);
    const charge = charges.get(id) ?? new Map<string, Group>();
    charges.set(id, charge);
    const group = charge.get(tax) ?? { charged: [], right: null };
    charge.set(tax, group);
    return group;
  };
  for (const { tenantId, ags, memberName, lines } of charged) {
    for (const line of lines) {
      if (line.amountCents === 0n) continue;
      groupFor(tenantId, line.chargeKey ?? line.lineKey, taxOf(line)).charged.push({ ...line, tenantId, ags, memberName });
    }
  }
  for (const { tenantId, ags, memberName, lines } of recomputed) {
    for (const line of lines) {
      if (line.amountCents === 0n) continue;
      const group = groupFor(tenantId, line.lineKey, taxOf(line));
      group.right = { ...line, poolId: poolOf(line), tenantId, ags, memberName };
    }
  }
  return charges;
}

function calculationText(before: Cents, after: Cents, right: Group['right']): Bilingual {
  return both((language) => {
    const [was, is] = [euroText(before, language), euroText(after, language)];
    const head = language === 'de' ? `Bisher ${was}, richtig ${is}.` : `Charged until now ${was}, right is ${is}.`;
    return `${head} ${right?.calculation[language] ?? ''}`.trim();
  });
}

function correctionLine(chargeKey: string, { charged, right }: Group, changes: readonly InputChange[]): OfMember<CorrectionLine> | null {
  const beforeCents = sumCents(charged.map(({ amountCents }) => amountCents));
  const afterCents = right?.amountCents ?? cents(0n);
  const shown = right ?? charged.at(-1);
  if (!shown || beforeCents === afterCents) return null;
  const { tenantId, ags, memberName, serviceFamilyCode, label, from, to, agreement, clause, resolution, basis, poolId } = shown;
  return {
    ...{ tenantId, ags, memberName, serviceFamilyCode, label, from, to, agreement, clause, resolution, basis, poolId },
    lineKey: chargeKey,
    chargeKey,
    kind: right === null ? 'gone' : beforeCents === 0n ? 'new' : 'amount',
    beforeCents,
    afterCents,
    amountCents: cents(afterCents - beforeCents),
    calculation: calculationText(beforeCents, afterCents, right),
    reasons: changes.filter((change) => touches(change, { chargeKey, poolId, serviceFamilyCode, tenantId })).map(({ text }) => text),
  };
}

/** The line that charges anew keeps the key of the charge; what is taken back under another tax rule stands beside it. */
function withUniqueKeys(lines: readonly OfMember<CorrectionLine>[]): OfMember<CorrectionLine>[] {
  let taken = 0;
  const hasOther = lines.length > 1;
  return lines.map((line) => {
    if (!hasOther || line.kind !== 'gone') return line;
    taken += 1;
    return { ...line, lineKey: `${line.chargeKey}:before${taken === 1 ? '' : taken}` };
  });
}

const sumBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string | null, amountOf: (item: Item) => bigint) => {
  const sums = new Map<string | null, bigint>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0n) + amountOf(item));
  return sums;
};

export interface CorrectRunInput {
  /** Everything that the regular run and earlier corrections of it charged. */
  readonly charged: readonly ChargedStatement[];
  /** The same period as it is right with what is known now. */
  readonly recomputed: RunResult;
  /** What the regular run or the last correction was made from, and what the recomputation is: tells reasons; left out: none. */
  readonly inputs?: { readonly before: RunInput; readonly after: RunInput };
  /** Names of population bases by their code, see statementsOf. */
  readonly bases?: Readonly<Record<string, string>>;
}

/**
 * The correction of a released run: what each member is still to be charged, or gets back, line by line, so that everything charged adds up
 * to the recomputation, to the cent, for each member and each pool. What was charged is never changed. Pure; the order of the lists means
 * nothing.
 */
export function correctRun({ charged, recomputed, inputs, bases = {} }: CorrectRunInput): RunCorrection {
  const right = statementsOf(recomputed, bases);
  const changes = inputs ? inputChanges(inputs.before, inputs.after) : [];
  const lines = [...groupsOf(charged, right)].flatMap(([id, groups]) => {
    const [, chargeKey = ''] = JSON.parse(id) as [string, string];
    const found = [...groups.entries()]
      .sort(([a], [b]) => byText(a, b))
      .map(([, group]) => correctionLine(chargeKey, group, changes))
      .filter((line) => line !== null);
    return withUniqueKeys(found);
  });
  const charges = sumBy(
    charged,
    ({ tenantId }) => tenantId,
    (statement) => sumCents(statement.lines.map(({ amountCents }) => amountCents)),
  );
  const after = new Map<string | null, bigint>(right.map(({ tenantId, totalCents }) => [tenantId, totalCents]));
  const members = [...Map.groupBy(lines, ({ tenantId }) => tenantId)]
    .map(([tenantId, own]): MemberCorrection => {
      const { ags = '', memberName = '' } = own[0] ?? {};
      const sorted = own
        .map(({ tenantId: _tenant, ags: _ags, memberName: _name, ...line }): CorrectionLine => line)
        .sort((a, b) => byText(a.from, b.from) || byText(a.lineKey, b.lineKey));
      return { tenantId, ags, memberName, lines: sorted, ...difference(charges.get(tenantId) ?? 0n, after.get(tenantId) ?? 0n) };
    })
    .sort((a, b) => byText(a.ags, b.ags) || byText(a.tenantId, b.tenantId));
  const pools = poolDifferences(charged, right);
  const whole = difference(
    [...charges.values()].reduce((sum, amount) => sum + amount, 0n),
    [...after.values()].reduce((sum, amount) => sum + amount, 0n),
  );
  const linesCents = sumCents(lines.map(({ amountCents }) => amountCents));
  prove(members, pools, lines, whole.differenceCents, linesCents);
  return {
    members,
    pools,
    changes: changes.map(({ kind, label, text, before, after }) => ({ kind, label, text, before, after })),
    proof: { ...whole, linesCents, members: members.length, lines: lines.length },
  };
}

function poolDifferences(charged: readonly ChargedStatement[], right: readonly Statement[]): RunCorrection['pools'] {
  const was = sumBy(
    charged.flatMap(({ lines }) => lines),
    ({ poolId }) => poolId,
    ({ amountCents }) => amountCents,
  );
  const is = sumBy(
    right.flatMap(({ lines }) => lines),
    poolOf,
    ({ amountCents }) => amountCents,
  );
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort((a, b) => byText(a ?? '', b ?? ''))
    .map((poolId) => ({ poolId, ...difference(was.get(poolId) ?? 0n, is.get(poolId) ?? 0n) }));
}

/** A correction that lost a cent would be a wrong document: it must not come out at all. */
function prove(
  members: readonly MemberCorrection[],
  pools: RunCorrection['pools'],
  lines: readonly OfMember<CorrectionLine>[],
  wholeCents: Cents,
  linesCents: Cents,
): void {
  invariant(linesCents === wholeCents, `the corrections differ from the recomputation by ${wholeCents - linesCents} cents`);
  for (const { memberName, lines: own, differenceCents } of members) {
    const sum = sumCents(own.map(({ amountCents }) => amountCents));
    invariant(sum === differenceCents, `the corrections of ${memberName} differ from the recomputation`);
  }
  const byPool = sumBy(
    lines,
    ({ poolId }) => poolId,
    ({ amountCents }) => amountCents,
  );
  for (const { poolId, differenceCents } of pools) {
    invariant((byPool.get(poolId) ?? 0n) === differenceCents, `the corrections of pool ${poolId} differ from the recomputation`);
  }
}

/** A statement of a run as something charged, for its first correction. */
export const chargedBy = (statements: readonly Statement[]): ChargedStatement[] =>
  statements.map(({ tenantId, ags, memberName, lines }) => ({
    tenantId,
    ags,
    memberName,
    lines: lines.map((line) => ({ ...line, poolId: poolOf(line) })),
  }));

/** A correction as something charged, for the next one. */
export const chargedByCorrection = ({ members }: RunCorrection): ChargedStatement[] =>
  members.map(({ tenantId, ags, memberName, lines }) => ({ tenantId, ags, memberName, lines }));
