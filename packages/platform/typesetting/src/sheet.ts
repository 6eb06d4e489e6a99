// SPDX-License-Identifier: EUPL-1.2
import type { Block, Cell, Column, Fact, Letter, Signature, Table } from './letter.ts';
import type { PrintableText } from './printable-text.ts';
import { SHEET_WORDS } from './words.ts';

/** What the template reads: every member is there, and every text is printable. */
export type Sheet = Readonly<Record<string, unknown>>;

type Print = (at: string, text: string) => string;

/** 1 for a column that shares what is left. */
const widthOf = ({ width, align }: Column, all: readonly Column[]): number | null => {
  if (width !== undefined) return width;
  const shared = all.some((column) => column.width !== undefined);
  return shared || align === 'end' ? null : 1;
};

const factsOf = (print: Print, at: string, rows: readonly Fact[]) =>
  rows.map(({ label, value }, index) => ({ label: print(`${at}[${index}].label`, label), value: print(`${at}[${index}].value`, value) }));

const linesOf = (print: Print, at: string, lines: readonly string[]): string[] =>
  lines.map((line, index) => lineOf(print(`${at}[${index}]`, line)));

const lineOf = (text: string): string => text.replaceAll('\n', ' ').trim();

/** Blank lines end a paragraph; a text never begins or ends with one. */
const paragraphs = (text: string): string => text.trim().replace(/\n[ \u00a0]*(?:\n[ \u00a0]*)+/g, '\n\n');

function cellOf(print: Print, at: string, cell: Cell) {
  return typeof cell === 'string'
    ? { text: print(at, cell), detail: null }
    : { text: print(`${at}.text`, cell.text), detail: print(`${at}.detail`, cell.detail) };
}

function tableOf(print: Print, at: string, { caption, columns, rows, sums = [] }: Table) {
  return {
    kind: 'table',
    caption: caption === undefined ? null : print(`${at}.caption`, caption),
    columns: columns.map((column, index) => ({
      heading: print(`${at}.columns[${index}].heading`, column.heading),
      align: column.align ?? 'start',
      width: widthOf(column, columns),
    })),
    rows: rows.map((row, y) => row.map((cell, x) => cellOf(print, `${at}.rows[${y}][${x}]`, cell))),
    sums: sums.map(({ label, value, strong = false }, index) => ({
      label: print(`${at}.sums[${index}].label`, label),
      value: print(`${at}.sums[${index}].value`, value),
      strong,
    })),
  };
}

function blockOf(print: Print, at: string, block: Block) {
  switch (block.kind) {
    case 'heading': {
      // A heading without words is none for a screen reader, and refused by the standard.
      const text = lineOf(print(`${at}.text`, block.text));
      return text === '' ? { kind: 'paragraph', strong: false, text } : { kind: 'heading', level: block.level ?? 2, text };
    }
    case 'paragraph':
      return { kind: 'paragraph', strong: block.strong ?? false, text: paragraphs(print(`${at}.text`, block.text)) };
    case 'facts':
      return { kind: 'facts', rows: factsOf(print, `${at}.rows`, block.rows) };
    case 'table':
      return tableOf(print, at, block);
    case 'notice':
      return {
        kind: 'notice',
        title: lineOf(print(`${at}.title`, block.title ?? '')) || null,
        text: paragraphs(print(`${at}.text`, block.text)),
      };
    case 'list':
      return {
        kind: 'list',
        ordered: block.ordered ?? false,
        items: block.items.map((item, index) => print(`${at}.items[${index}]`, item)),
      };
  }
}

function signatureOf(print: Print, signature: Signature | undefined) {
  if (signature === undefined) return null;
  const part = (name: keyof Signature): string | null => {
    const text = signature[name];
    return text === undefined ? null : print(`signature.${name}`, text);
  };
  return { greeting: part('greeting'), name: part('name'), office: part('office'), remark: part('remark') };
}

const dayOf = (date: string) => {
  const [year, month, day] = date.split('-').map(Number);
  return { year, month, day };
};

/** The letter as the template takes it; what cannot be printed is substituted and noted. */
export function sheetOf(letter: Letter, printable: PrintableText): Sheet {
  const print: Print = (at, text) => printable.of(at, text);
  const title = lineOf(print('title', letter.title));
  const { sender, foot = [] } = letter;
  return {
    language: letter.language,
    words: SHEET_WORDS[letter.language],
    title,
    runningTitle: letter.runningTitle === undefined ? title : lineOf(print('runningTitle', letter.runningTitle)),
    author: print('sender.name', sender.name),
    date: dayOf(letter.date),
    draft: letter.draft ?? false,
    sender: {
      name: print('sender.name', sender.name),
      lines: linesOf(print, 'sender.lines', sender.lines ?? []),
      addressLine: print('sender.addressLine', sender.addressLine),
    },
    recipient: linesOf(print, 'recipient', letter.recipient),
    deliveryRemarks: linesOf(print, 'deliveryRemarks', letter.deliveryRemarks ?? []),
    references: factsOf(print, 'references', letter.references),
    blocks: letter.blocks.map((block, index) => blockOf(print, `blocks[${index}]`, block)),
    signature: signatureOf(print, letter.signature),
    annex: (letter.annex ?? []).map((block, index) => blockOf(print, `annex[${index}]`, block)),
    enclosures: linesOf(print, 'enclosures', letter.enclosures ?? []),
    foot: foot.map((column, index) => ({
      heading: column.heading === undefined ? null : print(`foot[${index}].heading`, column.heading),
      lines: linesOf(print, `foot[${index}].lines`, column.lines),
    })),
  };
}
