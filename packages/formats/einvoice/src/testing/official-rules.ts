// SPDX-License-Identifier: EUPL-1.2

const range = (prefix: string, from: number, to: number, ...without: readonly number[]): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)
    .filter((number) => !without.includes(number))
    .map((number) => `${prefix}${String(number).padStart(2, '0')}`);
const plain = (prefix: string, ...numbers: readonly (number | string)[]): readonly string[] =>
  numbers.map((number) => `${prefix}${number}`);

interface OfficialPart {
  readonly title: string;
  readonly rules: readonly string[];
}

/** Every rule with an id of its own: EN 16931-1 with its validation artefacts 1.3, XRechnung 3.0.2 with its Schematron 2.5. */
export const OFFICIAL_RULES: readonly OfficialPart[] = [
  { title: 'EN 16931: what an invoice must contain', rules: range('BR-', 1, 65, 34, 35, 39, 40, 58, 59, 60) },
  { title: 'EN 16931: conditions and sums', rules: range('BR-CO-', 3, 26) },
  { title: 'EN 16931: decimals', rules: range('BR-DEC-', 1, 28, 3, 4, 7, 8, 21, 22, 26) },
  { title: 'EN 16931: code lists', rules: range('BR-CL-', 1, 26, 2, 9, 12) },
  {
    title: 'EN 16931: categories of VAT',
    rules: [
      ...['S', 'Z', 'E', 'AE', 'G'].flatMap((family) => range(`BR-${family}-`, 1, 10)),
      ...range('BR-IC-', 1, 12),
      ...['AF', 'AG'].flatMap((family) => range(`BR-${family}-`, 1, 10)),
      ...range('BR-O-', 1, 14),
      ...range('BR-B-', 1, 2),
    ],
  },
  {
    title: 'XRechnung 3.0: the German rules',
    rules: [
      ...plain('BR-DE-', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22),
      ...plain('BR-DE-', '23-a', '23-b', '24-a', '24-b', '25-a', '25-b', 26, 27, 28, 30, 31, 'TMP-32'),
      ...plain('BR-TMP-', 2, 3),
    ],
  },
  {
    title: 'XRechnung 3.0: rules taken over from Peppol',
    rules: plain('PEPPOL-EN16931-R', ...'001 005 008 010 020 040 041 042 043 044 046 053 054 055 061 101 110 111 120 121 130'.split(' ')),
  },
  { title: 'XRechnung 3.0: clean vehicles', rules: [...range('BR-DE-CVD-', 1, 5), 'BR-DE-CVD-06-a', 'BR-DE-CVD-06-b', 'BR-TMP-CVD-01'] },
  { title: 'XRechnung 3.0: the extension', rules: range('BR-DEX-', 1, 15) },
];

const MEANING =
  'Compares the meaning of a text with that of a code; the official checks always let it pass. Our invoices give the text alone.';
const VEHICLES = 'Holds for invoices that name the clean vehicles rules (BT-24); the centre buys and sells no vehicles.';
const EXTENSION =
  'Holds for invoices that name the extension (BT-24); ours never do. Read from others, what the extension adds is listed as unknown.';

/** Why a rule has no check of its own. */
export function notReachable(rule: string): string | null {
  if (/^BR-CO-0[5-8]$/.test(rule)) return MEANING;
  if (/CVD/.test(rule)) return VEHICLES;
  return rule.startsWith('BR-DEX-') ? EXTENSION : null;
}

/** What a check leaves open. */
export const REMARKS: Readonly<Record<string, string>> = {
  'BR-CL-07': 'By the form of the code alone.',
  'BR-CL-08': 'By the form of the code alone; UBL cannot say it.',
  'BR-CL-13': 'By the form of the code alone.',
  'BR-CL-22': 'Codes of single states by their form alone.',
  'BR-CL-23': 'Codes of a letter and a number (A10, K51) by their form alone.',
  'BR-CO-16': 'Not for the extension, where BR-DEX-09 stands for it.',
  'BR-TMP-3': 'CII alone can say it.',
};
