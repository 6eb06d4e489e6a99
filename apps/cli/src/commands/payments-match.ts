// SPDX-License-Identifier: EUPL-1.2
import {
  type Candidate,
  type Match,
  type MatchOutcome,
  type MatchRule,
  matchFile,
  type Repair,
  readMatchFile,
  type Signal,
  type SignalCode,
} from '@domain/payments';
import { centsToDecimal } from '@kernel/core';
import { readJsonFile } from '../input-file.ts';
import { amountText, type Bilingual, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { placedFaults } from '../placed-faults.ts';

const MATCH_FILE_LIMIT = 256 * 1024 * 1024;

const OUTCOMES: Readonly<Record<MatchOutcome, Bilingual>> = {
  automatic: both('ohne Rückfrage zugeordnet', 'matched without a person'),
  suggested: both('vorgeschlagen', 'suggested'),
  unclear: both('ungeklärt, gehört auf das Verwahrkonto', 'unclear, belongs on the deposit account'),
};

const RULES: Readonly<Record<MatchRule, Bilingual>> = {
  ownEndToEndId: both('eigene End-to-End-Kennung', 'own end-to-end id'),
  paymentInfoId: both('Kennung der Sammlung', 'id of the batch'),
  batchSum: both('Summe der Sammlung', 'sum of the batch'),
  reference: both('Kassenzeichen', 'reference number'),
  repairedReference: both('verbessertes Kassenzeichen', 'repaired reference number'),
  ibanAmount: both('IBAN und Betrag', 'IBAN and amount'),
  ibanSubset: both('IBAN und mehrere Posten', 'IBAN and several items'),
  nameAmount: both('Name und Betrag', 'name and amount'),
  learnedRule: both('gelernte Regel', 'learned rule'),
};

const SIGNALS: Readonly<Record<SignalCode, Bilingual>> = {
  endToEndId: both('End-to-End-Kennung', 'end-to-end id'),
  paymentInfoId: both('Kennung der Sammlung', 'id of the batch'),
  batch: both('Sammlung', 'batch'),
  reference: both('Kassenzeichen', 'reference number'),
  referenceRepaired: both('Kassenzeichen mit einem Fehler', 'reference number with one mistake'),
  iban: both('IBAN bekannt', 'IBAN known'),
  name: both('Name', 'name'),
  amount: both('Betrag stimmt', 'amount agrees'),
  amountDistinctive: both('Betrag kommt kaum sonst vor', 'amount is rare'),
  subject: both('Zweck genannt', 'purpose named'),
  severalItems: both('mehrere Posten', 'several items'),
  partialPayment: both('Teilzahlung', 'partial payment'),
  overPayment: both('Überzahlung', 'overpayment'),
  learnedRule: both('Regel', 'rule'),
};

const REPAIRS: Readonly<Record<Repair, Bilingual>> = {
  asWritten: both('wie geschrieben', 'as written'),
  swapped: both('zwei Ziffern vertauscht', 'two digits swapped'),
  wrongDigit: both('eine Ziffer falsch', 'one digit wrong'),
  missingDigit: both('eine Ziffer fehlt', 'one digit missing'),
  extraDigit: both('eine Ziffer zu viel', 'one digit too many'),
};

function signalText({ code, detail }: Signal): Line {
  const [, kind, reference] = code === 'referenceRepaired' ? (/^(\w+) (\d+)$/.exec(detail) ?? []) : [];
  const repair = kind === undefined ? undefined : REPAIRS[kind as Repair];
  if (repair !== undefined) return joined(SIGNALS[code], ` ${reference}: `, repair);
  return joined(SIGNALS[code], detail === '' ? '' : ` ${detail}`);
}

function separated(lines: readonly Line[]): Bilingual {
  return joined(...lines.flatMap((line, index): Line[] => (index === 0 ? [line] : [', ', line])));
}

function candidateLine({ parts, restCents, signals }: Candidate): Line {
  const paid = parts.map(({ itemId, accountId, amountCents }) =>
    joined(`${itemId ?? accountId} `, amountText(centsToDecimal(amountCents))),
  );
  const rest = restCents === 0n ? '' : joined(both(', übrig ', ', left over '), amountText(centsToDecimal(restCents)));
  return joined('   ', separated(paid), rest, ' (', separated(signals.map(signalText)), ')');
}

const matchLines = ({ lineId, outcome, rule, candidates }: Match): readonly Line[] => [
  joined(`${lineId}: `, OUTCOMES[outcome], rule === null ? '' : joined(', ', RULES[rule])),
  ...candidates.map(candidateLine),
];

const candidateJson = ({ rule, parts, restCents, signals, sure }: Candidate) => ({
  rule,
  sure,
  parts: parts.map(({ itemId, accountId, amountCents }) => ({ item: itemId, account: accountId, amount: centsToDecimal(amountCents) })),
  rest: centsToDecimal(restCents),
  signals,
});

/** `verbund payments match FILE.json`: what each bank line pays, and why. */
export async function matchCommand(path: string): Promise<Answer> {
  const { json, text } = await readJsonFile(path, MATCH_FILE_LIMIT);
  const { file, refusals } = readMatchFile(json);
  if (refusals.length > 0) return placedFaults({ file: path, text }, refusals);
  const matches = matchFile(file);
  const count = (outcome: MatchOutcome): number => matches.filter((match) => match.outcome === outcome).length;
  const counts = { automatic: count('automatic'), suggested: count('suggested'), unclear: count('unclear') };
  return {
    code: EXIT.done,
    lines: [
      ...matches.flatMap(matchLines),
      both(
        `${counts.automatic} zugeordnet, ${counts.suggested} vorgeschlagen, ${counts.unclear} ungeklärt`,
        `${counts.automatic} matched, ${counts.suggested} suggested, ${counts.unclear} unclear`,
      ),
    ],
    json: {
      ok: true,
      counts,
      lines: matches.map(({ lineId, outcome, rule, candidates }) => ({
        line: lineId,
        outcome,
        rule,
        candidates: candidates.map(candidateJson),
      })),
    },
  };
}
