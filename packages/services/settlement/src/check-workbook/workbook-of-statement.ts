// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import {
  type CheckShare,
  checkShareOf,
  checkWorkbook,
  explainShare,
  monthsText,
  RUN_RULES_VERSION,
  type RunResult,
} from '@domain/settlement';
import { writeWorkbook } from '@formats/workbook';
import { civilTimeOf, formatCivilDate, type Instant, type Language } from '@kernel/core';
import { BASIS_NAMES } from '../basis-names.ts';
import { settleInput } from '../settled.ts';
import type { SettledStatement } from '../settled-input.ts';

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
    all: 'ein Mitglied, alle Kostentöpfe mit einem Anteil; ohne Direktkosten',
    run: 'Abrechnungslauf',
    cut: 'Stand der Daten',
    input: 'SHA-256 der Eingaben des Laufs',
    result: 'SHA-256 des Ergebnisses',
    statementHash: 'SHA-256 der Kosteninformation',
    rules: 'Fassung der Rechenregeln',
    clock: 'Uhr',
  },
  en: {
    file: 'check-workbook',
    statement: 'Statement',
    filters: 'Filters',
    all: 'one member, all cost pools with a share; without direct charges',
    run: 'Settlement run',
    cut: 'Data as of',
    input: 'SHA-256 of the inputs of the run',
    result: 'SHA-256 of the result',
    statementHash: 'SHA-256 of the statement',
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

function sharesOf(result: RunResult, tenantId: string, language: Language): CheckShare[] {
  return result.allocations.flatMap((allocation) => {
    const own = allocation.shares.find((share) => share.tenantId === tenantId);
    if (!own || (own.amountCents === 0n && own.fraction.n === 0n)) return [];
    const sections = explainShare(result, tenantId, allocation.poolId, BASIS_NAMES)?.sections ?? [];
    const section = sections.find(({ months }) => months.from === allocation.months.from);
    if (!section) return [];
    const tables = section.weights.map(({ phrase, rows }) => ({ label: phrase[language], rows }));
    return [checkShareOf(allocation, tables, section.key.sentence[language], tenantId, language)];
  });
}

/** A workbook that works out a member's shares of the pools again; null where it has none. The same making gives the same bytes. */
export function workbookOf(found: SettledStatement, { at, by, language }: Making): MadeWorkbook | null {
  const { result } = settleInput(found.input);
  if (!result.ok) return null;
  const shares = sharesOf(result.value, found.tenantId, language);
  if (shares.length === 0) return null;
  const words = WORDS[language];
  const workbook = checkWorkbook(
    shares,
    {
      ...{ association: found.associationName, member: found.memberName },
      period: monthsText({ from: found.periodFrom, to: found.periodTo }, language),
      ...{ madeOn: civilTimeOf(at).date, madeAt: printed(at, language), madeBy: by },
      further: [
        { label: words.statement, value: found.number },
        { label: words.filters, value: words.all },
        { label: words.run, value: found.runId },
        { label: words.cut, value: printed(found.cut, language) },
        { label: words.input, value: found.inputHash },
        { label: words.result, value: found.resultHash },
        { label: words.statementHash, value: found.statementHash },
        { label: words.rules, value: String(RUN_RULES_VERSION) },
      ],
    },
    language,
  );
  const bytes = writeWorkbook(workbook);
  return { fileName: `${words.file}-${found.number}.xlsx`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
