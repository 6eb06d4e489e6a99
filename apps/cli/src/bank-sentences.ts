// SPDX-License-Identifier: EUPL-1.2
import type { DifferenceCause, LinkFinding } from '@domain/payments';
import { bankFindingSentence, type FindingSeverity, type StatementFinding } from '@formats/bank';
import { type Bilingual, both, joined } from './language.ts';

export const CAUSES: Readonly<Record<DifferenceCause, Bilingual>> = {
  valuedLater: both('erst später wertgestellt und im Endbestand nicht enthalten', 'valued later and not in the closing balance'),
  leftOut: both('aufgeführt und im Endbestand nicht enthalten', 'listed and not in the closing balance'),
  missingRepeat: both('im Endbestand einmal öfter enthalten, als aufgeführt', 'in the closing balance once more than listed'),
  signTurned: both('mit verkehrtem Vorzeichen', 'with the sign turned'),
};

export const LINKS: Readonly<Record<LinkFinding, Bilingual>> = {
  CHAIN_BROKEN: both(
    'Der Anfangsbestand ist nicht der Endbestand des vorigen Auszugs.',
    'The opening balance is not the closing balance before it.',
  ),
  CHAIN_EXPLAINED: both(
    'Der Anfangsbestand enthält, was im vorigen Endbestand noch fehlte.',
    'The opening balance has what the closing balance before it had left out.',
  ),
  SEQUENCE_GAP: both('Es fehlen Auszüge, und mit ihnen Geld.', 'Statements are missing, and money with them.'),
  SEQUENCE_GAP_EXPLAINED: both('Es fehlen Nummern; die Salden schließen aneinander an.', 'Numbers are missing; the balances follow on.'),
  SEQUENCE_RESTARTED: both('Die Nummern beginnen von vorn.', 'The numbers begin anew.'),
  SEQUENCE_REPEATED: both('Die Nummer steht zweimal.', 'The number is there twice.'),
};

const SEVERITIES: Readonly<Record<FindingSeverity, Bilingual>> = {
  error: both('Fehler', 'error'),
  warning: both('Warnung', 'warning'),
  information: both('Hinweis', 'information'),
};

/** 'line 297, Ntry/Amt: warning: sentence [CODE]' */
export const bankFindingLine = (finding: StatementFinding): Bilingual => {
  const { line, path } = finding.where;
  const place = line === 0 ? [] : [both(`Zeile ${line}`, `line ${line}`), path === '' ? ': ' : `, ${path}: `];
  const sentence = both(bankFindingSentence(finding, 'de'), bankFindingSentence(finding, 'en'));
  return joined('   ', ...place, SEVERITIES[finding.severity], ': ', sentence, ` [${finding.code}]`);
};

export const bankFindingJson = (finding: StatementFinding) => ({
  ...finding,
  sentence: { de: bankFindingSentence(finding, 'de'), en: bankFindingSentence(finding, 'en') },
});
