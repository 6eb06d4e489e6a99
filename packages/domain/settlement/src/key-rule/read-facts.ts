// SPDX-License-Identifier: EUPL-1.2
import {
  err,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  ok,
  type Refusal,
  type Result,
  readAmount,
  readDate,
  readList,
  readObject,
  readOptional,
  readText,
  readWhole,
  wrongAt,
} from '@kernel/core';
import { checkExceptions, checkPartyLimits, type RuleCheckRefusal } from './check-rule.ts';
import type { KeyRuleRefusal } from './read-rule.ts';
import { readException, readPartyLimits } from './read-terms.ts';
import { readNumber, readValidity } from './read-values.ts';
import type { NonMemberUse, PartyCount, PartyReservation, PartyUse, RuleFacts, RuleParty } from './rule-facts.ts';

export type RuleFactsRefusal = JsonRefusal | RuleCheckRefusal | KeyRuleRefusal;

function readParty(at: JsonAt): RuleParty {
  const { party, tieKey, name, participation } = readObject(at, ['party', 'tieKey', 'name', 'participation']);
  const spans = readList(participation, (item) => {
    const { from, to } = readObject(item, ['from', 'to']);
    return readValidity(from, to);
  });
  return { party: readText(party), tieKey: readText(tieKey), name: readText(name), participation: spans };
}

function readUse(at: JsonAt): PartyUse {
  const { party, meter, quantity } = readObject(at, ['party', 'meter', 'quantity']);
  return { party: readText(party), meter: readText(meter), quantity: readWhole(quantity) };
}

function readCount(at: JsonAt): PartyCount {
  const { party, of, on, value } = readObject(at, ['party', 'of', 'on', 'value']);
  return { party: readText(party), of: readText(of), on: readDate(on), value: readNumber(value) };
}

function readReservation(at: JsonAt): PartyReservation {
  const { party, capacity, quantity, from, to } = readObject(at, ['party', 'capacity', 'quantity', 'from', 'to']);
  return { party: readText(party), capacity: readText(capacity), quantity: readNumber(quantity), validity: readValidity(from, to) };
}

function readNonMemberUse(at: JsonAt): NonMemberUse {
  const { customer, name, meter, quantity } = readObject(at, ['customer', 'name', 'meter', 'quantity']);
  return { customer: readText(customer), name: readText(name), meter: readText(meter), quantity: readWhole(quantity) };
}

const FACTS = ['amount', 'period', 'parties', 'uses', 'counts', 'reservations', 'exceptions', 'limits', 'nonMemberUses'] as const;

function readRuleFacts(at: JsonAt): RuleFacts {
  const facts = readObject(at, FACTS);
  const { from, to } = readObject(facts.period, ['from', 'to']);
  const list = <T>(of: JsonAt, read: (item: JsonAt) => T): T[] => readOptional(of, (given) => readList(given, read)) ?? [];
  const period = { from: readDate(from), to: readDate(to) };
  if (period.to < period.from) wrongAt(to, 'DATES_REVERSED', null, { ...period });
  return {
    amountCents: readAmount(facts.amount),
    period,
    parties: readList(facts.parties, readParty),
    uses: list(facts.uses, readUse),
    counts: list(facts.counts, readCount),
    reservations: list(facts.reservations, readReservation),
    exceptions: list(facts.exceptions, readException),
    limits: list(facts.limits, readPartyLimits),
    nonMemberUses: list(facts.nonMemberUses, readNonMemberUse),
  };
}

/** Reads what a rule is applied to from parsed JSON, in the same forms as a rule, with every refusal at its path. */
export function parseRuleFacts(json: unknown): Result<RuleFacts, Refusal<RuleFactsRefusal>[]> {
  const root = jsonRoot(json);
  const facts = readRuleFacts(root);
  if (root.problems.length > 0) return err(root.problems as Refusal<RuleFactsRefusal>[]);
  const wrong = [...checkExceptions(facts.exceptions ?? [], 'exceptions'), ...checkPartyLimits(facts.limits ?? [], 'limits')];
  return wrong.length > 0 ? err(wrong) : ok(facts);
}
