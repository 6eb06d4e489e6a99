// SPDX-License-Identifier: EUPL-1.2
import {
  allocateCentres,
  CENTRE_METHODS,
  type CentreAllocation,
  type CentreMethod,
  type CentreRefusal,
  type FinalCentre,
  readCentreFile,
} from '@domain/settlement';
import { centsToDecimal, type Fraction, floorFraction, fractionToText, type Refusal } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import { unknownValue } from '../messages/index.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { placedFaults } from '../placed-faults.ts';

const CENTRE_FILE_LIMIT = 8 * 1024 * 1024;

const METHOD_NAMES: Readonly<Record<CentreMethod, Bilingual>> = {
  direct: both('Anbauverfahren', 'direct method'),
  'step-down': both('Stufenleiterverfahren', 'step-down method'),
  reciprocal: both('Gleichungsverfahren', 'reciprocal method'),
};

/** 'flows.2.from' of the plan is 'flows[2].from' in the file. */
const inFile = (one: Refusal<CentreRefusal>): Refusal<CentreRefusal> =>
  one.field === undefined ? one : { ...one, field: one.field.replace(/\.(\d+)/g, '[$1]') };

const isMethod = (text: string): text is CentreMethod => (CENTRE_METHODS as readonly string[]).includes(text);

/** `verbund settlement cost-centres FILE.json`: support cost centres laid on the final ones by one method, or by all that work. */
export async function costCentresCommand(file: string, { method }: { readonly method?: string }): Promise<Answer> {
  if (method !== undefined && !isMethod(method)) return unknownValue('--method', CENTRE_METHODS, method);
  const { json, text } = await readJsonFile(file, CENTRE_FILE_LIMIT);
  const { plan, refusals } = readCentreFile(json);
  if (refusals.length > 0) return placedFaults({ file, text }, refusals);
  const done: CentreAllocation[] = [];
  const refused: { readonly method: CentreMethod; readonly faults: readonly Refusal<CentreRefusal>[] }[] = [];
  for (const one of method === undefined ? CENTRE_METHODS : [method]) {
    const result = allocateCentres(plan, one);
    if (result.ok) done.push(result.value);
    else refused.push({ method: one, faults: result.error.map(inFile) });
  }
  if (done.length === 0) return placedFaults({ file, text }, onlyOnce(refused.flatMap(({ faults }) => faults)));
  const told = refused.flatMap(({ method: one, faults }) =>
    placedFaults({ file, text }, faults).lines.map((line) => joined(METHOD_NAMES[one], ': ', line)),
  );
  const lines = [...(method === undefined ? besideEachOther(done) : done.flatMap(linesOf)), ...told];
  const byMethod = refused.flatMap(({ method: one, faults }) =>
    faults.map((fault) => ({ ...fault, params: { ...fault.params, method: one } })),
  );
  return { code: EXIT.done, lines, json: { ok: true, methods: done.map(jsonOf), ...(byMethod.length > 0 && { refusals: byMethod }) } };
}

/** What is wrong with the plan itself is found by every method. */
const onlyOnce = (faults: readonly Refusal<CentreRefusal>[]): Refusal<CentreRefusal>[] => [
  ...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values(),
];

/** Cut to whole cents, with '…' where digits follow. */
const cutText = (exact: Fraction): Bilingual => joined(amountText(centsToDecimal(floorFraction(exact))), exact.d === 1n ? '' : '…');
const textOf = (cents: bigint): Bilingual => amountText(centsToDecimal(cents));

function linesOf({ method, support, finals, totalCents }: CentreAllocation): Line[] {
  return [
    METHOD_NAMES[method],
    ...support.map(({ id, name, burdened }) => joined(`${id}  ${name} `, both('gibt weiter: ', 'passes on: '), cutText(burdened), ' EUR')),
    ...finals.map(({ id, name, primaryCents, amountCents }) =>
      joined(`${id}  ${name}: `, textOf(amountCents), ' EUR (', both('eigene Kosten ', 'own cost '), textOf(primaryCents), ')'),
    ),
    joined(both('Summe: ', 'sum: '), textOf(totalCents)),
  ];
}

/** 'a | b | c' */
const beside = (texts: readonly Bilingual[]): Bilingual =>
  joined(...texts.flatMap((text, index) => (index === 0 ? [text] : [' | ', text])));

function besideEachOther(all: readonly CentreAllocation[]): Line[] {
  const [first] = all;
  if (!first) return [];
  const amount = (finals: readonly FinalCentre[], id: string): Bilingual =>
    textOf(finals.find((final) => final.id === id)?.amountCents ?? 0n);
  return [
    beside(all.map(({ method }) => METHOD_NAMES[method])),
    ...first.finals.map(({ id, name }) => joined(`${id}  ${name}: `, beside(all.map(({ finals }) => amount(finals, id))))),
    joined(both('Summe: ', 'sum: '), beside(all.map(({ totalCents }) => textOf(totalCents)))),
  ];
}

function jsonOf({ method, support, transfers, finals, totalCents }: CentreAllocation) {
  return {
    method,
    support: support.map(({ id, name, burdened, shares }) => ({
      id,
      name,
      passedOnCents: fractionToText(burdened),
      shares: shares.map(({ to, share }) => ({ to, share: fractionToText(share) })),
    })),
    transfers: transfers.map(({ from, to, share, amount }) => ({
      from,
      to,
      share: fractionToText(share),
      amountCents: fractionToText(amount),
    })),
    finals: finals.map(({ id, name, primaryCents, exact, roundingCents, amountCents }) => ({
      id,
      name,
      ownCost: centsToDecimal(primaryCents),
      exactCents: fractionToText(exact),
      roundingCents,
      amount: centsToDecimal(amountCents),
    })),
    total: centsToDecimal(totalCents),
  };
}
