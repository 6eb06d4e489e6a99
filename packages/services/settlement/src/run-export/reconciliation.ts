// SPDX-License-Identifier: EUPL-1.2
import type { WrittenTable } from './describe-export.ts';
import { column, type ExportRow, type ExportTable, key } from './export-table.ts';
import type { RunFacts, StoredProof } from './run-facts.ts';

interface Tie {
  readonly what: string;
  readonly file: string;
  readonly column: string;
  readonly ofRun: (proof: StoredProof, facts: RunFacts) => bigint | null;
}

const cents = (value: unknown): bigint => BigInt(String(value ?? 0));
/** null where the rules of the run did not tell it. */
const told = (proof: StoredProof, name: keyof StoredProof): bigint | null => (proof[name] === undefined ? null : cents(proof[name]));

const TIES: readonly Tie[] = [
  {
    what: 'Kosten der Kostentöpfe, um Erträge vermindert',
    file: 'kosten.csv',
    column: 'Betrag',
    ofRun: (proof) => cents(proof.poolsCents) + cents(proof.otherIncomeCents),
  },
  {
    what: 'Kosten der Hilfskostenstellen, um Erträge vermindert',
    file: 'hilfskosten.csv',
    column: 'Betrag',
    ofRun: (proof) => cents(proof.supportCents),
  },
  {
    what: 'Von den Hilfskostenstellen auf die Kostentöpfe umgelegt',
    file: 'hilfskosten-je-topf.csv',
    column: 'Betrag',
    ofRun: (proof, { worked }) => (worked ? cents(proof.supportCents) : null),
  },
  { what: 'Direktkosten', file: 'direktkosten.csv', column: 'Betrag', ofRun: (proof) => told(proof, 'directChargesCents') },
  {
    what: 'Verteilter Betrag aller Kostentöpfe',
    file: 'verteilungen.csv',
    column: 'Betrag',
    ofRun: (proof) => cents(proof.poolsCents) + cents(proof.supportCents) + cents(proof.otherIncomeCents),
  },
  {
    what: 'Davon zahlen Dritte',
    file: 'verteilungen.csv',
    column: 'Von Dritten',
    ofRun: (proof) => told(proof, 'incomeFromNonMembersCents'),
  },
  {
    what: 'Davon trägt das Zentrum',
    file: 'verteilungen.csv',
    column: 'Vom Zentrum',
    ofRun: (proof) => told(proof, 'carriedByCentreCents'),
  },
  {
    what: 'Davon tragen die Mitglieder',
    file: 'anteile.csv',
    column: 'Betrag',
    ofRun: (proof) => cents(proof.statementsCents) - cents(proof.directChargesCents),
  },
  {
    what: 'Kosteninformationen',
    file: 'kosteninformationen.csv',
    column: 'Betrag',
    ofRun: (_proof, { totalCents }) => totalCents,
  },
];

const euro = (amount: bigint): string => String(amount);

/** The sums of the tables beside those that the run itself keeps: whoever audits adds up nothing that he cannot compare. */
export const reconciliation = (written: readonly WrittenTable[], facts: RunFacts): ExportTable => ({
  file: 'abstimmung.csv',
  title: 'Abstimmung',
  what: 'Summen der Tabellen neben denen, die der Lauf bei der Freigabe festgehalten hat',
  columns: [
    key('Posten', 'Was verglichen wird'),
    column('Tabelle', 'text', 'Datei, deren Spalte summiert ist'),
    column('Spalte', 'text', 'Summierte Spalte'),
    column('Summe der Tabelle', 'amount', 'Summe in Euro'),
    column('Laut Lauf', 'amount', 'Betrag in Euro, den der Lauf festgehalten hat; leer, wenn seine Rechenregeln ihn nicht kannten'),
    column('Unterschied', 'amount', 'Summe der Tabelle weniger Betrag des Laufs in Euro; immer null'),
  ],
  pages: async function* () {
    yield TIES.map(({ what, file, column: name, ofRun }): ExportRow => {
      const sum = written.find((table) => table.file === file)?.sums.find((one) => one.column === name)?.cents ?? 0n;
      const kept = ofRun(facts.proof, facts);
      return {
        Posten: what,
        Tabelle: file,
        Spalte: name,
        'Summe der Tabelle': euro(sum),
        'Laut Lauf': kept === null ? null : euro(kept),
        Unterschied: kept === null ? null : euro(sum - kept),
      };
    });
  },
});
