// SPDX-License-Identifier: EUPL-1.2
const PAIRS: Readonly<Record<string, { readonly close: string; readonly inner: readonly [string, string] }>> = {
  '„': { close: '“', inner: ['‚', '‘'] },
  '“': { close: '”', inner: ['‘', '’'] },
};

/**
 * Quotation marks within quotation marks become single ones: „Zinsen auf ‚Umlage 2026, 3. Rate‘ bis 22.11.2026“. A sentence whose marks
 * do not pair is left as it is.
 */
export function nestedQuotes(sentence: string): string {
  const closes: string[] = [];
  const inner: string[] = [];
  let text = '';
  for (const sign of sentence) {
    const isInside = closes.length % 2 === 1;
    if (sign === closes.at(-1)) {
      closes.pop();
      text += inner.pop() ?? sign;
      continue;
    }
    const pair = PAIRS[sign];
    if (pair) {
      closes.push(pair.close);
      inner.push(isInside ? pair.inner[1] : pair.close);
      text += isInside ? pair.inner[0] : sign;
    } else text += sign;
  }
  return closes.length === 0 ? text : sentence;
}
