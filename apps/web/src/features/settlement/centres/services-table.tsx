// SPDX-License-Identifier: EUPL-1.2
import { type ClipboardEvent, type KeyboardEvent, useRef } from 'react';
import { formatNumber } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { classNames, Spoken } from '../../../ui/index.ts';
import { centreTexts } from './messages/index.ts';
import {
  cellOf,
  type Draft,
  faultsIn,
  givenBy,
  pasted,
  type Sheet,
  type Taker,
  textIn,
  unitIn,
  withCell,
  withUnit,
} from './services-draft.ts';
import './centres.css';

interface ServicesTableProps {
  readonly label: string;
  readonly sheet: Sheet;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly readOnly: boolean;
}

const isAtEdge = (input: HTMLInputElement, way: 'start' | 'end'): boolean =>
  input.selectionStart === input.selectionEnd && input.selectionStart === (way === 'start' ? 0 : input.value.length);

/** Which way a key leads out of a field; sideways only from the edge of its text, or when all of it is selected. */
function stepOf({ key, shiftKey }: KeyboardEvent, input: HTMLInputElement): readonly [down: number, right: number] | null {
  const isAll = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return [1, 0];
  if (key === 'ArrowUp' || (key === 'Enter' && shiftKey)) return [-1, 0];
  if (key === 'ArrowRight' && (isAll || isAtEdge(input, 'end'))) return [0, 1];
  if (key === 'ArrowLeft' && (isAll || isAtEdge(input, 'start'))) return [0, -1];
  return null;
}

/** The next field that way; what is no field (own use) is stepped over. */
function fieldFrom(
  table: HTMLTableElement,
  [row, column]: readonly [number, number],
  [down, right]: readonly [number, number],
): HTMLInputElement | null {
  for (let step = 1; step <= 200; step += 1) {
    const place = `[data-row="${row + down * step}"][data-column="${column + right * step}"]`;
    const cell = table.querySelector(place);
    if (!cell) return null;
    const input = cell.querySelector('input');
    if (input) return input;
  }
  return null;
}

const placeOf = (input: Element): readonly [number, number] | null => {
  const cell = input.closest<HTMLElement>('[data-row]');
  return cell ? [Number(cell.dataset['row']), Number(cell.dataset['column'])] : null;
};

/** Moves between the fields like a spreadsheet; the row of units is row -1. */
function useMoves() {
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || !table.current || event.altKey || event.ctrlKey || event.metaKey) return;
    const [step, place] = [stepOf(event, target), placeOf(target)];
    if (!step || !place) return;
    const next = fieldFrom(table.current, place, step);
    event.preventDefault();
    next?.focus();
    next?.select();
  };
  return { table, onKeyDown };
}

interface CellProps extends Omit<ServicesTableProps, 'label'> {
  readonly row: number;
  readonly column: number;
  readonly taker: Taker;
  readonly faults: ReadonlySet<string>;
}

function Cell({ sheet, draft, onDraft, readOnly, row, column, taker, faults }: CellProps) {
  const m = useMessages(centreTexts);
  const giver = sheet.givers[column];
  if (!giver) return null;
  const place = { 'data-row': row, 'data-column': column };
  if (giver.id === taker.id) {
    return (
      <td {...place} className="vws-grid__own">
        <span aria-hidden="true">–</span>
        <Spoken>{m('itself')}</Spoken>
      </td>
    );
  }
  const cell = cellOf(giver.id, taker.id);
  const text = textIn(sheet, draft, cell);
  if (readOnly) {
    return (
      <td {...place} className="vws-grid__number">
        {text === '' ? '–' : formatNumber(Number(text))}
      </td>
    );
  }
  const isWrong = faults.has(cell);
  const isChanged = draft.cells.has(cell) && text !== String(sheet.known.get(cell) || '');
  return (
    <td {...place} className={classNames(isChanged && 'vws-grid__changed')}>
      <input
        className="vws-grid__field"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        aria-label={m('cellOf', { from: giver.name, to: taker.name })}
        aria-invalid={isWrong || undefined}
        title={isWrong ? m('badQuantity') : undefined}
        onChange={(event) => onDraft(withCell(draft, cell, event.target.value))}
        onFocus={(event) => event.target.select()}
      />
    </td>
  );
}

/** Rows receive, columns give. */
export function ServicesTable(props: ServicesTableProps) {
  const { label, sheet, draft, onDraft, readOnly } = props;
  const m = useMessages(centreTexts);
  const { table, onKeyDown } = useMoves();
  const faults = faultsIn(draft);
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain');
    const place = event.target instanceof Element ? placeOf(event.target) : null;
    if (readOnly || !place || place[0] < 0 || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    onDraft(pasted(sheet, draft, { row: place[0], column: place[1] }, text));
  };
  const rows = (kind: Taker['kind']) =>
    sheet.takers.map((taker, row) =>
      taker.kind === kind ? (
        <tr key={taker.id}>
          <th scope="row">{taker.name}</th>
          {sheet.givers.map((giver, column) => (
            <Cell key={giver.id} {...props} row={row} column={column} taker={taker} faults={faults} />
          ))}
        </tr>
      ) : null,
    );
  const group = (kind: Taker['kind'], title: string) =>
    sheet.takers.some((taker) => taker.kind === kind) && (
      <tbody>
        <tr className="vws-grid__group">
          <th scope="rowgroup" colSpan={sheet.givers.length + 1}>
            {title}
          </th>
        </tr>
        {rows(kind)}
      </tbody>
    );
  return (
    <div className="vws-grid">
      <table ref={table} onKeyDown={onKeyDown} onPaste={onPaste}>
        <caption>
          <Spoken>{label}</Spoken>
        </caption>
        <thead>
          <tr>
            <th scope="col">{m('taker')}</th>
            {sheet.givers.map(({ id, name }) => (
              <th scope="col" key={id} className="vws-grid__giver">
                {name}
              </th>
            ))}
          </tr>
          <tr>
            <th scope="row">{m('unit')}</th>
            {sheet.givers.map((giver, column) => (
              <td key={giver.id} data-row={-1} data-column={column}>
                {readOnly ? (
                  giver.unit || '–'
                ) : (
                  <input
                    className="vws-grid__field vws-grid__field--unit"
                    value={unitIn(giver, draft)}
                    maxLength={60}
                    aria-label={m('unitOf', { centre: giver.name })}
                    onChange={(event) => onDraft(withUnit(draft, giver.id, event.target.value))}
                  />
                )}
              </td>
            ))}
          </tr>
        </thead>
        {group('centre', m('centres'))}
        {group('pool', m('pools'))}
        <tfoot>
          <tr>
            <th scope="row">{m('given')}</th>
            {sheet.givers.map(({ id }) => (
              <td key={id} className="vws-grid__number">
                {formatNumber(givenBy(sheet, draft, id))}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
