// SPDX-License-Identifier: EUPL-1.2
import { CLAUSE_LIMIT, type ClauseFinding, checkClause, clauseSentence } from '@domain/agreements';
import { readInputFile } from '../input-file.ts';
import { both, joined, type Line } from '../language.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

/** No letter takes more than three bytes of UTF-8 in a clause of that length. */
const CLAUSE_FILE_LIMIT = 3 * CLAUSE_LIMIT;

const NO_FINDING = both(
  'Nichts gefunden. Die Prüfung liest Wörter, sie ersetzt keine rechtliche Prüfung.',
  'Nothing found. The check reads words; it replaces no legal review.',
);

/** Line and column from 1. */
function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}

function lineOf(file: string, text: string, { code, severity, quote }: ClauseFinding): Line {
  const { line, column } = placeOf(text, quote?.at ?? 0);
  const said = (language: 'de' | 'en'): string => {
    const { finding, advice } = clauseSentence(language, code, quote?.text ?? null);
    return `${finding} ${advice}`;
  };
  const sentence = both(said('de'), said('en'));
  const words = quote === null ? '' : both(`„${quote.text}“: `, `“${quote.text}”: `);
  const kind = severity === 'blocking' ? both('Mangel', 'fault') : both('Hinweis', 'warning');
  return joined(`${file}:${line}:${column}: `, kind, ': ', words, sentence, ` [${code}]`);
}

/** `verbund clause check FILE`: what makes the wording of a cost clause impossible to settle. */
export async function checkClauseCommand(file: string): Promise<Answer> {
  const bytes = await readInputFile(file, CLAUSE_FILE_LIMIT);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const sentence = both('Die Datei ist kein Text in UTF-8.', 'The file is no text in UTF-8.');
    return refusedBy([{ code: 'NOT_TEXT', params: { file } }], () => joined(`${file}: `, sentence));
  }
  if (text.trim() === '') {
    const sentence = both('Die Datei enthält keinen Text, also auch keine Klausel.', 'The file holds no text, so no clause either.');
    return refusedBy([{ code: 'CLAUSE_EMPTY', params: { file } }], () => joined(`${file}: `, sentence));
  }
  const findings = checkClause(text);
  const blocking = findings.filter(({ severity }) => severity === 'blocking').length;
  return {
    code: blocking > 0 ? EXIT.refused : EXIT.done,
    lines: findings.length === 0 ? [NO_FINDING] : findings.map((finding) => lineOf(file, text, finding)),
    json: {
      ok: blocking === 0,
      findings: findings.map(({ code, severity, quote }) => ({
        code,
        severity,
        quote: quote?.text ?? null,
        ...placeOf(text, quote?.at ?? 0),
        ...clauseSentence('de', code, quote?.text ?? null),
      })),
    },
  };
}
