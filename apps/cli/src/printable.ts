// SPDX-License-Identifier: EUPL-1.2

/** Controls, line ends among them, and what turns the direction of text: in a name they would steer the terminal or fake a line. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line as it may go to a terminal: what would steer it is shown instead, as '␛' or '\u202e'. */
export const printable = (line: string): string =>
  line.replace(STEERING, (found) => {
    const code = found.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : escaped(found);
  });

const escaped = (found: string): string => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** XML that says the same and steers nothing: references stand for what would; lines and their indentation stay. */
export const printableXml = (xml: string): string =>
  xml.replace(STEERING, (found) => (found === '\n' || found === '\t' ? found : `&#x${found.charCodeAt(0).toString(16)};`));

/** JSON that says the same and steers nothing; what it escapes by itself, and its own line ends, stay. */
export const printableJson = (json: string): string => json.replace(STEERING, (found) => (found === '\n' ? found : escaped(found)));
