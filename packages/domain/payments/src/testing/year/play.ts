// SPDX-License-Identifier: EUPL-1.2
import { byText, cents } from '@kernel/core';
import type { Candidate } from '../../matching/candidate.ts';
import { type Match, type MatchRules, matchLine } from '../../matching/match.ts';
import { type MatchItem, OpenItemIndex } from '../../matching/open-items.ts';
import type { MachineItem } from './machine-lines.ts';
import type { TownClaim } from './town.ts';
import type { Truth } from './truth.ts';
import type { TownYear, YearLine } from './year.ts';

/** What became of the lines of one rule. */
export interface Tally {
  lines: number;
  /** Booked without a person, and as it really was. */
  right: number;
  /** Booked without a person, and not as it really was. */
  wrong: number;
  /** Left to a person, who finds the truth among the suggestions. */
  offered: number;
}
export interface Played {
  readonly byRule: Map<string, Tally>;
  readonly byMaking: Map<string, Tally>;
  readonly all: Tally;
  /** For a look at what went wrong. */
  readonly wrong: { readonly line: YearLine; readonly match: Match }[];
}

const RULES: MatchRules = {
  tenantId: 'town',
  currency: 'EUR',
  scheme: { length: 12, check: 'mod11-10' },
  learned: [
    {
      ...{ id: 'charges', tenantId: 'town', bankAccountId: 'giro', gvc: '808', iban: null, textHolds: 'ENTGELTE', direction: 'out' },
      ...{ accountId: 'charges', automatic: true },
    },
  ],
};

const claimItem = ({ id, reference, payer, cents: amount, dueOn, what }: TownClaim): MatchItem => ({
  ...{
    id,
    tenantId: 'town',
    kind: 'claim',
    accountId: 'debtor',
    openCents: cents(amount),
    dueOn,
    reference,
    subject: what.split(' ')[0] ?? null,
  },
  ...{ endToEndId: null, paymentInfoId: null, name: payer.name, ibans: payer.known ? [payer.iban] : [] },
});
const machineItem = (item: MachineItem): MatchItem => ({
  ...{ id: item.id, tenantId: 'town', kind: item.kind, accountId: 'transit', openCents: cents(item.cents), dueOn: item.since },
  ...{ reference: null, subject: null, endToEndId: item.endToEndId, paymentInfoId: item.paymentInfoId, name: null, ibans: [] },
});

const said = (parts: readonly (readonly [target: string, amount: bigint])[], rest: bigint): string =>
  `${parts
    .map(([target, amount]) => `${target}:${amount}`)
    .sort()
    .join()}|${rest}`;
const truthOf = ({ parts, restCents }: Truth): string =>
  said(
    parts.map(({ target, cents: amount }) => [target, BigInt(amount)]),
    BigInt(restCents),
  );
const answerOf = ({ parts, restCents }: Candidate): string =>
  said(
    parts.map(({ itemId, accountId, amountCents }) => [itemId ?? accountId, amountCents]),
    restCents,
  );

const tallyOf = (tallies: Map<string, Tally>, key: string): Tally => {
  const own = tallies.get(key) ?? { lines: 0, right: 0, wrong: 0, offered: 0 };
  tallies.set(key, own);
  return own;
};

function count({ outcome, candidates }: Match, truth: Truth, tallies: readonly Tally[]): boolean {
  const expected = truthOf(truth);
  const hit = candidates[0] !== undefined && answerOf(candidates[0]) === expected;
  for (const tally of tallies) {
    tally.lines += 1;
    if (outcome === 'automatic' && hit) tally.right += 1;
    else if (outcome === 'automatic') tally.wrong += 1;
    else if (candidates.some((candidate) => answerOf(candidate) === expected)) tally.offered += 1;
  }
  return outcome === 'automatic' && !hit;
}

/** Lets the year pass day by day: claims arise, lines are matched, and what is not booked by itself a person books as it really was. */
export function play(year: TownYear): Played {
  const index = new OpenItemIndex('town');
  const arising = [
    ...year.town.claims.map((claim) => ({ on: claim.noticeOn, item: claimItem(claim) })),
    ...year.machine.flatMap(({ items }) => items.map((item) => ({ on: item.since, item: machineItem(item) }))),
  ].sort((a, b) => byText(a.on, b.on) || byText(a.item.id, b.item.id));
  let next = 0;
  const played: Played = { byRule: new Map(), byMaking: new Map(), all: { lines: 0, right: 0, wrong: 0, offered: 0 }, wrong: [] };
  for (const yearLine of year.lines) {
    const { line, truth, made } = yearLine;
    for (let item = arising[next]; item !== undefined && item.on <= line.bookingDay; item = arising[next]) {
      index.add(item.item);
      next += 1;
    }
    const match = matchLine(line, index, RULES);
    const rule = match.outcome === 'unclear' ? 'none' : (match.rule ?? 'none');
    if (count(match, truth, [played.all, tallyOf(played.byRule, rule), tallyOf(played.byMaking, made)]))
      played.wrong.push({ line: yearLine, match });
    for (const { target, cents: amount } of truth.parts) index.settle(target, BigInt(amount));
  }
  return played;
}
