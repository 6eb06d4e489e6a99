// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, type MouseEvent, memo } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Checkbox } from './choice.tsx';
import { classNames } from './class-names.ts';
import type { DataColumn, Sort } from './data-table-columns.ts';
import { Icon } from './icon.tsx';
import { uiTexts } from './texts.ts';

/** A row is an object, whatever it says. */
export type RowShape = object;

interface HeaderCellsProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: Sort | null;
  readonly onSort: ((column: string) => void) | undefined;
  readonly selectable: boolean;
  readonly selected: 'none' | 'some' | 'all';
  readonly onSelectAll: () => void;
}

export function HeaderCells<Row>({ columns, sort, onSort, selectable, selected, onSelectAll }: HeaderCellsProps<Row>) {
  const m = useMessages(uiTexts);
  return (
    <tr className="kern-table__row" aria-rowindex={1}>
      {selectable && (
        <th scope="col" className="kern-table__header vw-table__check">
          <Checkbox
            label={m('selectAll')}
            labelHidden
            checked={selected === 'all'}
            indeterminate={selected === 'some'}
            onChange={onSelectAll}
          />
        </th>
      )}
      {columns.map((column) => {
        const sorted = sort?.column === column.id ? sort.direction : undefined;
        return (
          <th
            key={column.id}
            scope="col"
            className={classNames('kern-table__header', column.align === 'end' && 'kern-table__header--numeric')}
            style={column.width ? { width: column.width, minWidth: column.width } : undefined}
            aria-sort={column.sortable && onSort ? (sorted ?? 'none') : undefined}
          >
            {column.sortable && onSort ? (
              <button type="button" className="vw-table__sort" onClick={() => onSort(column.id)}>
                {column.header}
                {sorted ? (
                  <Icon name={sorted === 'ascending' ? 'arrow-up' : 'arrow-down'} />
                ) : (
                  <span className="vw-table__unsorted" aria-hidden="true" />
                )}
              </button>
            ) : (
              column.header || <span className="kern-sr-only">{m('details')}</span>
            )}
          </th>
        );
      })}
    </tr>
  );
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly DataColumn<Row>[];
  readonly name: string;
  readonly tabbable: boolean;
  readonly current: boolean;
  readonly selected: boolean | undefined;
  readonly onFocus: () => void;
  readonly onMove: (to: 'first' | 'last' | number) => void;
  readonly onSelect: (range: boolean) => void;
  readonly onOpen: (() => void) | undefined;
}

const MOVES: Readonly<Record<string, 'first' | 'last' | number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 15,
  PageUp: -15,
  Home: 'first',
  End: 'last',
};

function Row<Shape>({ row, index, columns, name, tabbable, current, selected, onFocus, onMove, onSelect, onOpen }: TableRowProps<Shape>) {
  const m = useMessages(uiTexts);
  const keys = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) return;
    const move = MOVES[event.key];
    if (move !== undefined) onMove(move);
    else if (event.key === 'Enter' && onOpen) onOpen();
    else if (event.key === ' ' && selected !== undefined) onSelect(event.shiftKey);
    else return;
    event.preventDefault();
  };
  return (
    <tr
      className={classNames('kern-table__row', selected && 'vw-table__row--selected', current && 'vw-table__row--current')}
      aria-rowindex={index + 2}
      aria-current={current || undefined}
      data-index={index}
      tabIndex={tabbable ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={keys}
      onDoubleClick={onOpen}
    >
      {selected !== undefined && (
        <td className="kern-table__cell vw-table__check">
          <Checkbox
            label={m('selectRow', { row: name })}
            labelHidden
            checked={selected}
            onChange={() => undefined}
            onClick={(event: MouseEvent) => onSelect(event.shiftKey)}
          />
        </td>
      )}
      {columns.map((column) =>
        column.rowHeader ? (
          <th key={column.id} scope="row" className="kern-table__cell vw-table__row-header">
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} className={classNames('kern-table__cell', column.align === 'end' && 'kern-table__cell--numeric')}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  );
}

export const TableRow = memo(Row) as typeof Row;

interface SumRowProps<Shape> {
  readonly row: Shape;
  readonly columns: readonly DataColumn<Shape>[];
  readonly selectable: boolean;
}

/** The sums under the rows; they stay in view where the table scrolls. */
export function SumRow<Shape>({ row, columns, selectable }: SumRowProps<Shape>) {
  return (
    <tfoot className="vw-table__sum">
      <tr className="kern-table__row">
        {selectable && <td className="kern-table__cell" />}
        {columns.map((column) => {
          const className = classNames('kern-table__cell', column.align === 'end' && 'kern-table__cell--numeric');
          return column.rowHeader ? (
            <th key={column.id} scope="row" className={classNames(className, 'vw-table__row-header')}>
              {column.cell(row)}
            </th>
          ) : (
            <td key={column.id} className={className}>
              {column.cell(row)}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
