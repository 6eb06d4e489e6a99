// SPDX-License-Identifier: EUPL-1.2
import {
  canonicalRunInput,
  canonicalRunResult,
  normaliseRunInput,
  type RunInput,
  type RunRefusal,
  type RunResult,
  settle,
} from '@domain/settlement';
import { type Refusal, type RefusalParams, type Result, refusal } from '@kernel/core';
import { sha256 } from './plain-json.ts';

/** A run as it was worked out from its inputs. */
export interface Settled {
  /** In its normal form, so that what is kept does not depend on the order in which it was found. */
  readonly input: RunInput;
  readonly inputHash: string;
  readonly result: Result<RunResult, Refusal<RunRefusal>[]>;
  /** Empty where the inputs were refused. */
  readonly resultHash: string;
}

export function settleInput(given: RunInput): Settled {
  const input = normaliseRunInput(given);
  const result = settle(input);
  return {
    input,
    inputHash: sha256(canonicalRunInput(input)),
    result,
    resultHash: result.ok ? sha256(canonicalRunResult(result.value)) : '',
  };
}

const NAMED = [
  ...(['pool', 'member', 'metric', 'unit', 'from', 'to', 'key', 'family', 'label', 'date', 'month', 'charge'] as const),
  ...(['party', 'parties', 'measure', 'on', 'group', 'lacks', 'meter', 'customer', 'centre', 'centres', 'sum', 'path'] as const),
];

/** Rules know members by their ids; who reads a refusal knows names. */
export function withMemberNames<Code extends string>(found: Refusal<Code>, members: RunInput['members']): Refusal<Code> {
  if (!found.params) return found;
  const names = new Map<string, string>(members.map(({ tenantId, name }) => [tenantId, name]));
  const named = (value: unknown): unknown => (Array.isArray(value) ? value.map(named) : (names.get(String(value)) ?? value));
  return { ...found, params: Object.fromEntries(Object.entries(found.params).map(([key, value]) => [key, named(value)])) as RefusalParams };
}

/** One refusal for all that stands in the way: the first one, and how many more there are. */
export function firstOf(found: readonly Refusal<RunRefusal>[]): Refusal<RunRefusal> {
  const [first, ...more] = found;
  if (!first) return refusal('NO_MEMBERS');
  const params: RefusalParams = {
    ...first.params,
    ...(more.length > 0 ? { more: more.length, findings: found.slice(0, 50).map(lineOf) } : {}),
  };
  return { ...first, params };
}

const NAME_OF_PARAM = [...NAMED, 'familyDe', 'familyEn'].join('|');

/** All that firstOf holds: the refusals themselves, each with what its sentence names. */
export function allOf({ params: { findings, more: _more, ...params } = {}, ...first }: Refusal): Refusal[] {
  if (!Array.isArray(findings)) return [{ ...first, params }];
  return findings.map((line) => {
    const [code = '', ...named] = String(line).split(new RegExp(`\\|(?=(?:${NAME_OF_PARAM})=)`));
    const cut = (pair: string): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    return refusal(code, { params: Object.fromEntries(named.map(cut)) });
  });
}

/** Who reads it knows services by their names; the code stands only where there is none. */
const namesOf = (params: RefusalParams): readonly string[] =>
  params.familyDe === undefined ? NAMED : NAMED.flatMap((name) => (name === 'family' ? ['familyDe', 'familyEn'] : [name]));

const lineOf = ({ code, params = {} }: Refusal): string =>
  [code, ...namesOf(params).flatMap((name) => (params[name] === undefined ? [] : [`${name}=${String(params[name])}`]))].join('|');
