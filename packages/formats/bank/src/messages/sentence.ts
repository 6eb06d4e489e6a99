// SPDX-License-Identifier: EUPL-1.2
import type { RefusalParams } from '@kernel/core';
import type { BankFileRefusal } from '../file-refusal.ts';
import type { StatementFinding } from '../finding.ts';
import type { BankCatalogue } from './catalogue.ts';
import { de } from './de.ts';
import { en } from './en.ts';

type Locale = 'de' | 'en';
const CATALOGUES: Readonly<Record<Locale, BankCatalogue>> = { de, en };

const fill = (sentence: string, params: RefusalParams): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => String(params[name] ?? '?'));

/** What a refusal of a whole file says to people. */
export const bankFileSentence = ({ code, params = {} }: BankFileRefusal, locale: Locale): string =>
  fill(CATALOGUES[locale].refusals[code], params);

/** What a finding in a statement or a report says to people. */
export const bankFindingSentence = ({ code, params }: StatementFinding, locale: Locale): string =>
  fill(CATALOGUES[locale].findings[code], params);
