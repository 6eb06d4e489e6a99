// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { type FileVerifyCode, type FileVerifyFault, readClosingsFile, verifyClosingsFile } from '@domain/payments';
import { readJsonFile } from '../input-file.ts';
import { type Bilingual, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';
import { placedFaults } from '../placed-faults.ts';

const CLOSINGS_FILE_LIMIT = 512 * 1024 * 1024;

export const VERIFY_SENTENCES: Readonly<Record<FileVerifyCode, Bilingual>> = {
  CHANGED: both('Der Inhalt ist nicht mehr der, der gesiegelt wurde.', 'The content is no longer what was sealed.'),
  NUMBER_GAP: both('Die Nummer folgt nicht auf die vorige.', 'The number does not follow the one before.'),
  CHAIN_BROKEN: both('Der Abschluss beruht nicht auf dem vorigen.', 'The closing does not rest on the one before.'),
  OTHER_TENANT: both('Der Abschluss gehört einer anderen Kommune.', 'The closing belongs to another municipality.'),
  DAY_NOT_LATER: both('Der Tag liegt nicht nach dem vorigen.', 'The day is not after the one before.'),
  SIGNATURES: both(
    'Es fehlen zwei Unterschriften zweier Personen unter genau diesem Inhalt.',
    'Two signatures by two people under this very content are missing.',
  ),
  UNREADABLE: both('Ein Betrag ist nicht lesbar.', 'An amount cannot be read.'),
  BOOK_ACCOUNT: both(
    'Anfang, Bewegungen und Ende des Buchbestands gehen nicht auf.',
    'Opening, movements and closing of the books do not add up.',
  ),
  BOOK_OPENING: both('Der Buchbestand beginnt nicht, wo er aufhörte.', 'The books do not begin where they ended.'),
  BANK_ACCOUNT: both(
    'Anfang, Umsätze und Ende des Bankbestands gehen nicht auf.',
    'Opening, movements and closing of the bank do not add up.',
  ),
  BANK_OPENING: both('Der Bankbestand beginnt nicht, wo er aufhörte.', 'The bank does not begin where it ended.'),
  BRIDGE: both('Buch- und Bankbestand werden nicht auf den Cent übergeleitet.', 'Books and bank are not bridged to the cent.'),
  DATA_CHANGED: both(
    'Auszüge, Buchungen oder Dateien, auf denen der Abschluss beruht, sind nicht mehr, was sie waren.',
    'Statements, entries or files that the closing was made from are no longer what they were.',
  ),
  CUT_OFF: both(
    'Die Datei hält nicht die Abschlüsse, die sie nennt: Am Ende fehlt einer, oder der letzte ist ein anderer.',
    'The file does not hold the closings that it tells of: one is missing at its end, or the last one is another.',
  ),
  KEPT_ACCOUNT: both('Ein Verwahr- oder Vorschusskonto geht nicht auf.', 'A deposit or advance account does not add up.'),
};

const faultLine = ({ at, code, subject }: FileVerifyFault): Line =>
  joined(
    at < 0 ? both('Datei: ', 'file: ') : both(`${at + 1}. Abschluss: `, `closing ${at + 1}: `),
    VERIFY_SENTENCES[code],
    subject === '' ? '' : ` (${subject})`,
    ` [${code}]`,
  );

/** `verbund payments closing verify FILE.json`: whether closed days, and what they were made from, are what was signed. */
export async function verifyClosingsCommand(path: string): Promise<Answer> {
  const { json, text } = await readJsonFile(path, CLOSINGS_FILE_LIMIT);
  const { file, refusals } = readClosingsFile(json);
  const { closings } = file;
  if (refusals.length > 0) return placedFaults({ file: path, text }, refusals);
  const faults = verifyClosingsFile(file, (content) => createHash('sha256').update(content).digest('hex'));
  const ok = faults.length === 0;
  const counted = both(`${closings.length} Abschlüsse geprüft, nichts geändert`, `${closings.length} closings checked, nothing changed`);
  return {
    code: ok ? EXIT.done : EXIT.refused,
    lines: ok ? [counted] : faults.map(faultLine),
    json: { ok, closings: closings.length, faults: faults.map(({ at, code, subject }) => ({ number: at + 1, code, subject })) },
  };
}
