// SPDX-License-Identifier: EUPL-1.2
import { type Finding, findingSentence, pathOfFinding, type Severity } from '@formats/einvoice';
import { type Bilingual, both, joined, type Line } from './language.ts';

const SEVERITIES: Readonly<Record<Severity, Bilingual>> = {
  fatal: both('Fehler', 'fatal'),
  warning: both('Warnung', 'warning'),
  information: both('Hinweis', 'information'),
};
const ORDER: readonly Severity[] = ['fatal', 'warning', 'information'];

export const isFatal = ({ severity }: Finding): boolean => severity === 'fatal';

/** The gravest first. */
export const bySeverity = (a: Finding, b: Finding): number => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);

/** 'BT-131, line 2', 'BG-20, no. 1': where in the invoice. */
function placeIn(finding: Finding): Line {
  const { at, position, invoiceLine } = finding;
  if (position === undefined) return at;
  const isLine = invoiceLine !== undefined || pathOfFinding(finding).startsWith('lines[');
  if (!isLine) return joined(at, both(`, Nr. ${position}`, `, no. ${position}`));
  return joined(at, both(`, Position ${invoiceLine ?? position}`, `, line ${invoiceLine ?? position}`));
}

/** 'fatal: BT-131, line 2: sentence [BR-24]' */
export const findingLine = (finding: Finding): Bilingual =>
  joined(SEVERITIES[finding.severity], ': ', placeIn(finding), ': ', says(finding));

const says = (finding: Finding): Bilingual =>
  joined(both(findingSentence(finding, 'de'), findingSentence(finding, 'en')), ` [${finding.rule}]`);

/** The same in every language, sentences in both. */
export const findingJson = (finding: Finding) => ({
  ...finding,
  sentence: { de: findingSentence(finding, 'de'), en: findingSentence(finding, 'en') },
});

const counted = (findings: readonly Finding[], severity: Severity): number => findings.filter((one) => one.severity === severity).length;
const number = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** '1 fatal, 2 warnings, 0 hints' */
export function tally(findings: readonly Finding[]): Bilingual {
  const [fatal, warnings, hints] = ORDER.map((severity) => counted(findings, severity)) as [number, number, number];
  return both(
    `${fatal} Fehler, ${number(warnings, 'Warnung', 'Warnungen')}, ${number(hints, 'Hinweis', 'Hinweise')}`,
    `${fatal} fatal, ${number(warnings, 'warning', 'warnings')}, ${hints} for information`,
  );
}
