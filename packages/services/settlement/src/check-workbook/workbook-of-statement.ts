// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import {
  type CheckCharge,
  type CheckShare,
  chargeLineKey,
  chargesBehind,
  checkShareOf,
  checkWorkbook,
  costsBehind,
  explainShare,
  monthsText,
  poolLineKey,
  RUN_RULES_VERSION,
  type RunResult,
} from '@domain/settlement';
import { writeWorkbook } from '@formats/workbook';
import { civilTimeOf, formatCivilDate, type Instant, type Language } from '@kernel/core';
import { BASIS_NAMES } from '../basis-names.ts';
import { settleInput } from '../settled.ts';
import type { WorkbookFacts } from './workbook-facts.ts';

/** Who takes the workbook along, and when: it stands in the file. */
export interface Making {
  readonly at: Instant;
  readonly by: string;
  readonly language: Language;
}

export interface MadeWorkbook {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

const WORDS = {
  de: {
    file: 'pruefmappe',
    statement: 'Kosteninformation',
    filters: 'Auswahl',
    all: 'ein Mitglied, alle Kostentöpfe mit einem Anteil und alle Direktkosten',
    corrected: 'ein Mitglied, alle Positionen der Berichtigung',
    costs: 'Kosten der Töpfe',
    sums: 'Summen nach Monat und Kostenart, wie sie in den Lauf eingingen; ihr Hash ist der der Eingaben',
    entries: 'jede einzelne Buchung, die der Lauf festgeschrieben hat',
    run: 'Abrechnungslauf',
    cut: 'Stand der Daten',
    input: 'SHA-256 der Eingaben des Laufs',
    result: 'SHA-256 des Ergebnisses',
    statementHash: 'SHA-256 des Ergebnisses der Abrechnung',
    rules: 'Fassung der Rechenregeln',
    clock: 'Uhr',
  },
  en: {
    file: 'check-workbook',
    statement: 'Statement',
    filters: 'Filters',
    all: 'one member, all cost pools with a share and all direct charges',
    corrected: 'one member, all lines of the correction',
    costs: 'Costs of the pools',
    sums: 'sums by month and kind of cost, as they went into the run; their hash is that of the inputs',
    entries: 'every single entry that the run has frozen',
    run: 'Settlement run',
    cut: 'Data as of',
    input: 'SHA-256 of the inputs of the run',
    result: 'SHA-256 of the result',
    statementHash: 'SHA-256 of the result of the settlement',
    rules: 'Version of the rules',
    clock: '',
  },
} as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** '15.03.2027, 09:30 Uhr' on the clock of Europe/Berlin. */
function printed(at: Instant, language: Language): string {
  const { date, minute } = civilTimeOf(at);
  return `${formatCivilDate(date)}, ${two(Math.floor(minute / 60))}:${two(minute % 60)} ${WORDS[language].clock}`.trim();
}

/** Under which a line of the recomputation is known, for whatever stands in the workbook. */
interface Keyed<Of> {
  readonly lineKey: string;
  readonly of: Of;
}

function sharesOf(result: RunResult, { settled, entries }: WorkbookFacts, language: Language): Keyed<CheckShare>[] {
  const { tenantId, input } = settled;
  return result.allocations.flatMap((allocation) => {
    const own = allocation.shares.find((share) => share.tenantId === tenantId);
    if (!own || (own.amountCents === 0n && own.fraction.n === 0n)) return [];
    const sections = explainShare(result, tenantId, allocation.poolId, BASIS_NAMES)?.sections ?? [];
    const section = sections.find(({ months }) => months.from === allocation.months.from);
    if (!section) return [];
    const tables = section.weights.map(({ phrase, rows }) => ({ label: phrase[language], rows }));
    const share = checkShareOf(allocation, tables, section.key.sentence[language], tenantId, language);
    const costs = costsBehind(allocation, input, result, entries, language);
    return [{ lineKey: poolLineKey(allocation.poolId, allocation.months), of: { ...share, costs } }];
  });
}

/** Of a correction those shares and charges alone that its lines are about. */
function partsOf(result: RunResult, facts: WorkbookFacts, language: Language) {
  const { correction, settled } = facts;
  const wanted = correction && new Set(correction.lines.map(({ chargeKey }) => chargeKey));
  const isWanted = ({ lineKey }: Keyed<unknown>): boolean => wanted === null || wanted.has(lineKey);
  const shares = sharesOf(result, facts, language).filter(isWanted);
  const charges = chargesBehind(result, settled.tenantId)
    .map((charge): Keyed<CheckCharge> => ({ lineKey: chargeLineKey(charge.id), of: charge }))
    .filter(isWanted);
  const placed = (kind: 'share' | 'charge', list: readonly Keyed<unknown>[], key: string) => {
    const at = list.findIndex(({ lineKey }) => lineKey === key);
    return at < 0 ? null : { kind, at };
  };
  const lines = correction?.lines.map(({ chargeKey, label, change, beforeCents, afterCents, amountCents }) => ({
    ...{ label: label[language], beforeCents, afterCents, differenceCents: amountCents },
    right: change === 'gone' ? null : (placed('share', shares, chargeKey) ?? placed('charge', charges, chargeKey)),
  }));
  return {
    shares: shares.map(({ of }) => of),
    charges: charges.map(({ of }) => of),
    ...(correction && lines ? { correction: { reason: correction.reason, lines } } : {}),
  };
}

/** A workbook that works out what a member bears again; null where that is nothing. The same making gives the same bytes. */
export function workbookOf(facts: WorkbookFacts, { at, by, language }: Making): MadeWorkbook | null {
  const { settled: found, entries, correction } = facts;
  const { result } = settleInput(found.input);
  if (!result.ok) return null;
  const { shares, ...more } = partsOf(result.value, facts, language);
  if (shares.length === 0 && more.charges.length === 0 && !correction) return null;
  const words = WORDS[language];
  const workbook = checkWorkbook(
    shares,
    {
      ...{ association: found.associationName, member: found.memberName },
      period: monthsText({ from: found.periodFrom, to: found.periodTo }, language),
      ...{ madeOn: civilTimeOf(at).date, madeAt: printed(at, language), madeBy: by },
      further: [
        { label: words.statement, value: found.number },
        { label: words.filters, value: correction ? words.corrected : words.all },
        { label: words.costs, value: entries === null ? words.sums : words.entries },
        { label: words.run, value: found.runId },
        { label: words.cut, value: printed(found.cut, language) },
        { label: words.input, value: found.inputHash },
        { label: words.result, value: found.resultHash },
        { label: words.statementHash, value: found.statementHash },
        { label: words.rules, value: String(RUN_RULES_VERSION) },
      ],
    },
    language,
    more,
  );
  const bytes = writeWorkbook(workbook);
  return { fileName: `${words.file}-${found.number}.xlsx`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
