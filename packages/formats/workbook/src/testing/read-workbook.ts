// SPDX-License-Identifier: EUPL-1.2
import { strFromU8, unzipSync } from 'fflate';
import { type SaxesAttributePlain, SaxesParser } from 'saxes';

export interface ReadCell {
  readonly type: string;
  readonly formula: string;
  readonly value: string;
  readonly style: number;
}

/** Elements of a part with their attributes and texts; throws where it is no XML. */
function elementsOf(
  xml: string,
): readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: { text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes as Record<string, SaxesAttributePlain | string>).map(([key, value]) => [key, String(value)]);
    const element = { name, attributes: Object.fromEntries(values) as Record<string, string>, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return found;
}

export const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

/** Cells of the sheet with this number, by name, as another program would read them. */
export function cellsOf(bytes: Uint8Array, sheet = 1): ReadonlyMap<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  let name = '';
  for (const element of elementsOf(partsOf(bytes)[`xl/worksheets/sheet${sheet}.xml`] ?? '')) {
    if (element.name === 'c') {
      name = element.attributes['r'] ?? '';
      cells.set(name, { type: element.attributes['t'] ?? 'n', formula: '', value: '', style: Number(element.attributes['s']) });
    }
    const cell = cells.get(name);
    if (cell === undefined) continue;
    if (element.name === 'f') cells.set(name, { ...cell, formula: element.text });
    if (element.name === 'v' || element.name === 't') cells.set(name, { ...cell, value: element.text });
  }
  return cells;
}

export const wellFormed = (xml: string): boolean => elementsOf(xml).length > 0;
