// SPDX-License-Identifier: EUPL-1.2
import {
  type KeyRule,
  type NotApplied,
  parseKeyRule,
  type RuleFacts,
  type RuleNames,
  type RuleOutcome,
  type RuleParty,
  type RunInput,
  ruleSentence,
  shareByRule,
} from '@domain/settlement';
import { type Cents, err, firstDay, lastDay, type Refusal, type RefusalParams, type Result, refusal, type Validity } from '@kernel/core';
import { sentenceFor } from '@platform/graphql';
import { BASIS_NAMES } from './basis-names.ts';
import { ruleMessages } from './messages/rule/index.ts';

/** Where a finding comes from: the rule itself, or its trial on the facts of a period. A rule that is right can lack facts. */
type FindingSource = 'rule' | 'facts';

export interface RuleFinding {
  readonly source: FindingSource;
  /** The place in the rule's JSON: 'share.parts[1].share'; '' for the whole. */
  readonly path: string;
  readonly code: string;
  readonly params: RefusalParams;
  readonly message: { readonly de: string; readonly en: string };
}

/** How the reader calls the file as a whole. */
const WHOLE_FILE = '(file)';

const shown = (source: FindingSource, found: Refusal): RuleFinding => ({
  source,
  path: found.field === WHOLE_FILE ? '' : (found.field ?? ''),
  code: found.code,
  params: found.params ?? {},
  message: { de: sentenceFor(ruleMessages, 'de', found), en: sentenceFor(ruleMessages, 'en', found) },
});

/** One finding for all members that lack the same: a hundred lines of the same kind are read by nobody. */
export function gathered(source: FindingSource, found: readonly Refusal[], nameOf: (party: string) => string): RuleFinding[] {
  const groups = Map.groupBy(found, ({ code, field, params }) => {
    const { party: _party, parties: _parties, ...rest } = params ?? {};
    return JSON.stringify([code, field, rest]);
  });
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const parties = same.flatMap(({ params }) => params?.parties ?? params?.party ?? []).map((party) => nameOf(String(party)));
    if (parties.length === 0) return [shown(source, first)];
    const { party: _party, ...rest } = first.params ?? {};
    const named = parties.length === 1 ? { party: parties[0] ?? '', parties } : { parties };
    return [shown(source, { ...first, params: { ...rest, ...named } } as Refusal)];
  });
}

const NAMED = { 'party-unknown': 'NAMED_PARTY_UNKNOWN', 'outside-days': 'NAMED_OUTSIDE_DAYS', credit: 'NAMED_CREDIT' } as const;
const PLACES = { weight: 'share', group: 'share', exception: 'exceptions', limit: 'limits' } as const;

const namedForNothing = (named: readonly NotApplied[]): Refusal[] =>
  named.map(({ what, party, why }) => refusal(NAMED[why], { field: PLACES[what], params: { party } }));

/** Text → JSON → rule; what is no JSON at all is a finding like the others. */
export function readRule(text: string): Result<KeyRule, Refusal[]> {
  try {
    return parseKeyRule(JSON.parse(text));
  } catch {
    return err([refusal('NOT_JSON', { field: '' })]);
  }
}

export const ruleNames = (members: readonly Pick<RunInput['members'][number], 'tenantId' | 'name'>[]): RuleNames => ({
  bases: BASIS_NAMES,
  parties: Object.fromEntries(members.map(({ tenantId, name }) => [tenantId, name])),
});

export const sentencesOf = (rule: KeyRule, names: RuleNames) => ({
  de: ruleSentence(rule, 'de', names),
  en: ruleSentence(rule, 'en', names),
});

function overlap(a: Validity, b: Validity): Validity[] {
  const from = a.from > b.from ? a.from : b.from;
  const to = [a.to, b.to].filter((end) => end !== null).sort()[0] ?? null;
  return to !== null && to < from ? [] : [{ from, to }];
}

/** Who takes part: by agreements for the service; where there is none yet, everybody by the days of membership. */
function partiesOf({ members, agreements, period }: RunInput, family: string): { parties: RuleParty[]; byAgreement: boolean } {
  const days = { from: firstDay(period.from), to: lastDay(period.to) };
  const within = (validity: Validity): boolean => overlap(validity, days).length > 0;
  const citing = agreements.filter(({ serviceFamilyCode: code }) => code === null || code === family);
  const byAgreement = citing.some(({ validity }) => within(validity));
  const parties = members.map(({ tenantId, ags, name, validity }): RuleParty => {
    const own = citing.filter((citation) => citation.tenantId === tenantId).flatMap((citation) => overlap(citation.validity, validity));
    return { party: tenantId, tieKey: ags, name, participation: (byAgreement ? own : [validity]).filter(within) };
  });
  return { parties: parties.filter(({ participation }) => participation.length > 0), byAgreement };
}

/** What the members' agreements say of their own, as far as it holds for every pool of the service. */
function termsOf({ agreements }: RunInput, family: string, taking: ReadonlySet<string>) {
  const own = agreements.filter(({ tenantId, serviceFamilyCode: code }) => (code === null || code === family) && taking.has(tenantId));
  const named = <T extends object>(terms: (citation: (typeof own)[number]) => readonly T[]) =>
    own.flatMap((citation) => terms(citation).map((term) => ({ ...term, party: citation.tenantId })));
  return {
    limits: named(({ limits }) => limits.filter(({ poolId }) => poolId === null)),
    exceptions: named(({ exceptions }) => exceptions.filter(({ poolId }) => poolId === null)),
    reservations: named(({ reservations }) => reservations),
  };
}

/** What the rule is tried on: the use, counts and agreements of the period as they are known now. */
export function factsOf(input: RunInput, family: string, amountCents: Cents): { readonly facts: RuleFacts; readonly byAgreement: boolean } {
  const { parties, byAgreement } = partiesOf(input, family);
  const taking = new Set(parties.map(({ party }) => party));
  const uses = new Map<string, { party: string; meter: string; quantity: bigint }>();
  for (const { tenantId: party, serviceFamilyCode, meter, quantity } of input.readings) {
    if (serviceFamilyCode !== family || !taking.has(party)) continue;
    const id = `${meter} ${party}`;
    uses.set(id, { party, meter, quantity: (uses.get(id)?.quantity ?? 0n) + quantity });
  }
  const counts = input.members.flatMap(({ tenantId: party, populations }) =>
    populations.map(({ basis, referenceDate: on, inhabitants }) => ({ party, of: `inhabitants.${basis}`, on, value: BigInt(inhabitants) })),
  );
  const stocks = input.counts.map(({ tenantId: party, stock, on, value }) => ({ party, of: `stock.${stock}`, on, value }));
  return {
    byAgreement,
    facts: {
      amountCents,
      period: { from: firstDay(input.period.from), to: lastDay(input.period.to) },
      parties,
      // What was taken back exceeds what was used: a run carries that on; for a trial it was not used.
      uses: [...uses.values()].map((use) => (use.quantity < 0n ? { ...use, quantity: 0n } : use)),
      counts: [...counts, ...stocks].filter(({ party }) => taking.has(party)),
      ...termsOf(input, family, taking),
    },
  };
}

export interface Trial {
  readonly outcome: RuleOutcome | null;
  readonly findings: readonly RuleFinding[];
}

const LACKING: readonly string[] = ['COUNT_MISSING', 'WEIGHT_NOT_STATED', 'NO_REFERENCE_DATE'];

/** Where numbers are missing, nobody has weight: the first says it. */
const withoutEchoes = (found: readonly Refusal[]): Refusal[] => {
  const lacking = found.filter(({ code }) => LACKING.includes(code)).map(({ field = '' }) => field);
  return found.filter(({ code, field = '' }) => code !== 'NOBODY_HAS_WEIGHT' || !lacking.some((path) => path.startsWith(field)));
};

/** The rule applied to the facts, or what stands in the way, told by names. */
export function tryRule(rule: KeyRule, facts: RuleFacts, nameOf: (party: string) => string): Trial {
  const result = shareByRule(rule, facts);
  if (!result.ok) return { outcome: null, findings: gathered('facts', withoutEchoes(result.error), nameOf) };
  return { outcome: result.value, findings: gathered('facts', namedForNothing(result.value.proof.notApplied), nameOf) };
}
