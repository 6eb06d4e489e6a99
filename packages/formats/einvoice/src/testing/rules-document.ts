// SPDX-License-Identifier: EUPL-1.2
import { RULE_SENTENCES } from '../messages/sentence.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import { RULES } from '../rules/rules.ts';
import { notReachable, OFFICIAL_RULES, REMARKS } from './official-rules.ts';

const HEAD = `# Rules of electronic invoices

Every rule of EN 16931 and of XRechnung 3.0 that has an id of its own, and what \`@formats/einvoice\` does about it. A test
writes this page from the rules themselves: each of them has a mutation of a sound invoice that breaks it and nothing else, in
the model and in a file of either syntax.

- **invoice**: checked in the model by \`checkInvoice\`, for what we write and for what we read.
- **reading**: only a file can break it; \`readInvoice\` finds it.
- **not reachable**: none of our invoices can break it; the reason stands there.

Sums of VAT rows (the numbers 08 and 09 of each family and BR-CO-17) must fit to the cent in our own invoices; in those of
others they may be off by less than one euro where the official checks let them. The rules UBL-CR, UBL-DT, UBL-SR, CII-SR and
CII-DT restrict the two syntaxes to what EN 16931 uses of them: the writer has no way to write anything else, and reading lists
it as unknown.
`;

const sentences: Readonly<Record<string, string | undefined>> = RULE_SENTENCES.en;
const cell = (text: string): string => text.replaceAll(/\{\w+\}/g, '…').replaceAll('|', '\\|');

function row(id: string): string {
  const reason = notReachable(id);
  if (reason !== null) return `| ${id} | not reachable | | | ${reason} |`;
  const rule = RULES.find((one) => one.id === id);
  const said = [cell(sentences[id] ?? ''), ...(REMARKS[id] === undefined ? [] : [REMARKS[id]])].join(' ');
  return rule === undefined ? `| ${id} | reading | | fatal | ${said} |` : `| ${id} | invoice | ${rule.at} | ${rule.severity} | ${said} |`;
}

const TABLE = '| rule | checked in | about | severity | what it says |\n| --- | --- | --- | --- | --- |';
const OWN: readonly RuleId[] = [
  'LOCAL-ROUTING-ID',
  'LOCAL-ONE-PRECEDING-INVOICE',
  'READ-UNKNOWN-ELEMENT',
  'READ-REPEATED',
  'READ-NOT-A-NUMBER',
  'READ-NOT-A-DATE',
  'READ-OTHER-CURRENCY',
];
const OWN_SEVERITY: Readonly<Record<string, string>> = {
  'READ-UNKNOWN-ELEMENT': 'information',
  'READ-REPEATED': 'warning',
  'READ-OTHER-CURRENCY': 'warning',
};

/** docs/einvoice-rules.md */
export function rulesDocument(): string {
  const official = OFFICIAL_RULES.map(({ title, rules }) => `## ${title}\n\n${TABLE}\n${rules.map(row).join('\n')}\n`);
  const own = OWN.map((id) => row(id).replace('| fatal |', `| ${OWN_SEVERITY[id] ?? 'fatal'} |`)).join('\n');
  return [HEAD, ...official, `## What no official rule says\n\n${TABLE}\n${own}\n`].join('\n');
}

/** Ids of all rules that the page must know. */
export const documentedRules = (): readonly string[] => [...OFFICIAL_RULES.flatMap(({ rules }) => rules), ...OWN];
