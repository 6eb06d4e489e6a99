// SPDX-License-Identifier: EUPL-1.2
import {
  type Fraction,
  fractionFromDecimalText,
  type JsonAt,
  type JsonRefusal,
  jsonRoot,
  type Refusal,
  readAmount,
  readList,
  readObject,
  readOneOf,
  readOptional,
  readText,
  wrongAt,
  ZERO_FRACTION,
} from '@kernel/core';
import type { CentrePlan, CostCentre, ServiceFlow } from './plan.ts';

/** First member of every file of cost centres. */
const CENTRE_FILE_FORMAT = 'verbund-cost-centres/1';
/** More mutually serving centres than any centre of municipalities has; an exact solution of so many takes seconds. */
export const CENTRE_LIMIT = 100;

export type CentreFileRefusal = JsonRefusal | 'NOT_A_QUANTITY' | 'TOO_MANY_CENTRES';

const KINDS = ['support', 'final'] as const;

/** A number from zero up, or a text of one where decimals must stay exact: 120, "37.25". */
function readQuantity(at: JsonAt): Fraction {
  if (typeof at.value === 'number' && Number.isSafeInteger(at.value)) {
    const given = { n: BigInt(at.value), d: 1n };
    return given.n < 0n ? wrongAt(at, 'NEGATIVE_NUMBER', ZERO_FRACTION) : given;
  }
  const given = typeof at.value === 'string' ? fractionFromDecimalText(at.value.trim()) : null;
  if (given?.ok) return given.value;
  return wrongAt(at, at.value === undefined ? 'MISSING' : 'NOT_A_QUANTITY', ZERO_FRACTION, { value: String(at.value) });
}

function readCentre(at: JsonAt): CostCentre {
  const { id, name, kind, amount } = readObject(at, ['id', 'name', 'kind', 'amount']);
  return { id: readText(id), name: readText(name), kind: readOneOf(kind, KINDS, 'support'), amountCents: readAmount(amount) };
}

function readFlow(at: JsonAt): ServiceFlow {
  const { from, to, quantity } = readObject(at, ['from', 'to', 'quantity']);
  return { from: readText(from), to: readText(to), quantity: readQuantity(quantity) };
}

/**
 * Reads the JSON of `verbund settlement cost-centres`, already parsed. Amounts are texts in euro with at most two decimals; every refusal
 * names its path ('flows[2].quantity'). A stand-in is where a value was refused.
 */
export function readCentreFile(json: unknown): { readonly plan: CentrePlan; readonly refusals: Refusal<CentreFileRefusal>[] } {
  const root = jsonRoot(json);
  const file = readObject(root, ['format', 'centres', 'flows', 'order']);
  readOneOf(file.format, [CENTRE_FILE_FORMAT], CENTRE_FILE_FORMAT);
  const centres = readList(file.centres, readCentre);
  if (centres.length > CENTRE_LIMIT) wrongAt(file.centres, 'TOO_MANY_CENTRES', null, { limit: CENTRE_LIMIT, given: centres.length });
  const order = readOptional(file.order, (at) => readList(at, readText));
  const plan = { centres, flows: readList(file.flows, readFlow), ...(order ? { order } : {}) };
  return { plan, refusals: root.problems as Refusal<CentreFileRefusal>[] };
}
