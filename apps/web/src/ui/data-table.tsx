// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useMemo, useState } from 'react';
import { useMessages } from '../i18n/index.ts';
import { classNames } from './class-names.ts';
import { type DataColumn, MAX_ROWS, nextSort, rangeOf, type Sort } from './data-table-columns.ts';
import { type EveryRow, useTableExport } from './data-table-export.ts';
import { HeaderCells, type RowShape, SumRow, TableRow } from './data-table-rows.tsx';
import { BulkBar, DataTableFoot, DataTableTools } from './data-table-tools.tsx';
import { useRowWindow } from './data-table-window.ts';
import { Banner, Skeleton } from './feedback.tsx';
import { uiTexts } from './texts.ts';
import './styles/table.css';

export interface DataTableProps<Row> {
  /** The table's name; also its caption. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Names a row for screen readers: 'Anfrage 2026-17'. */
  readonly rowName: (row: Row) => string;
  /** How many there are on the server; nothing when it is not known. */
  readonly total?: number;
  readonly loading?: boolean;
  /** Shown instead of the table when there is no row. */
  readonly empty: ReactNode;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  /** The next page by cursor; without it there is none. */
  readonly onMore?: (() => void) | undefined;
  readonly loadingMore?: boolean;
  readonly selection?: ReadonlySet<string>;
  readonly onSelection?: (selection: ReadonlySet<string>) => void;
  /** Buttons for what is selected; stand above the table. */
  readonly bulkActions?: ReactNode;
  /** Enter or double click on a row. */
  readonly onOpen?: (row: Row) => void;
  readonly current?: string;
  /** Stands under the rows and in the export, and is not counted. */
  readonly sum?: Row | undefined;
  /** A file name exports the rows, all of them; a function asks the server for a file of its own. */
  readonly exportCsv?: string | (() => void);
  /** What the filters let through; without it the loaded rows are all. */
  readonly all?: () => Promise<EveryRow<Row>>;
  readonly tools?: ReactNode;
  readonly columnChooser?: boolean;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Ticks rows one by one or, with shift, from the last ticked one on. */
function useSelection(
  ids: readonly string[],
  selection: ReadonlySet<string>,
  onSelection: ((selection: ReadonlySet<string>) => void) | undefined,
) {
  const [anchor, setAnchor] = useState<string | null>(null);
  const selectRow = (id: string, range: boolean): void => {
    const next = new Set(selection);
    const on = !selection.has(id);
    for (const one of range ? rangeOf(ids, anchor, id) : [id]) {
      if (on) next.add(one);
      else next.delete(one);
    }
    setAnchor(id);
    onSelection?.(next);
  };
  const isFull = selection.size >= ids.length;
  const state: 'none' | 'some' | 'all' = selection.size === 0 ? 'none' : isFull ? 'all' : 'some';
  return { selectRow, state, selectAll: () => onSelection?.(isFull ? NOTHING : new Set(ids)) };
}

/** The columns in view: all but those that start hidden, until the user chooses otherwise. */
function useVisibleColumns<Row>(columns: readonly DataColumn<Row>[]) {
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const isVisible = (column: DataColumn<Row>): boolean => chosen[column.id] ?? !column.hidden;
  const toggle = (id: string): void => {
    const column = columns.find((one) => one.id === id);
    if (column) setChosen({ ...chosen, [id]: !isVisible(column) });
  };
  return { visible: columns.filter(isVisible), toggle };
}

/** Keeps the height of the rows that are not in the document. */
// biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
const Spacer = ({ height }: { readonly height: number }) => (height > 0 ? <tr style={{ height }} aria-hidden="true" /> : null);

/** Server-side sort and cursor pages; keyboard, selection and export stay with it. */
export function DataTable<Row extends RowShape>(props: DataTableProps<Row>) {
  if (props.rows.length > 0) return <FilledTable {...props} />;
  // The filters stay: they may be the reason for the emptiness.
  return (
    <div className="vw-table">
      {props.tools && <div className="vw-table__tools vw-table__filters">{props.tools}</div>}
      {props.loading ? <Skeleton lines={8} /> : props.empty}
    </div>
  );
}

function FilledTable<Row extends RowShape>(props: DataTableProps<Row>) {
  const { columns, rows, selection = NOTHING, onSelection } = props;
  const { visible, toggle } = useVisibleColumns(columns);
  const data = useMemo(() => rows.slice(0, MAX_ROWS), [rows]);
  const isFull = data.length >= MAX_ROWS;
  const file = useTableExport(props, visible);
  return (
    <div className="vw-table">
      <DataTableTools
        columns={columns}
        visibleIds={new Set(visible.map((column) => column.id))}
        onToggleColumn={toggle}
        chooser={props.columnChooser ?? false}
        label={props.label}
        onExport={file.save}
        exporting={file.pending}
      >
        {props.tools}
      </DataTableTools>
      {file.problem && <Banner kind="warning" title={file.problem} />}
      {onSelection && selection.size > 0 && (
        <BulkBar count={selection.size} onClear={() => onSelection(NOTHING)}>
          {props.bulkActions}
        </BulkBar>
      )}
      <TableFrame {...props} data={data} visible={visible} selection={selection} />
      <DataTableFoot
        shown={data.length}
        total={props.total}
        onMore={isFull ? undefined : props.onMore}
        full={isFull}
        loading={props.loadingMore ?? false}
      />
    </div>
  );
}

interface TableFrameProps<Row> extends DataTableProps<Row> {
  readonly data: readonly Row[];
  readonly visible: readonly DataColumn<Row>[];
  readonly selection: ReadonlySet<string>;
}

function TableFrame<Row extends RowShape>({
  data,
  visible,
  rowId,
  selection,
  onSelection,
  onSort,
  onOpen,
  sort = null,
  ...props
}: TableFrameProps<Row>) {
  const m = useMessages(uiTexts);
  const ids = useMemo(() => data.map(rowId), [data, rowId]);
  const rows = useRowWindow(data.length);
  const ticks = useSelection(ids, selection, onSelection);
  const target = (index: number, to: 'first' | 'last' | number): number =>
    to === 'first' ? 0 : to === 'last' ? data.length - 1 : index + to;
  return (
    <section
      ref={rows.scroller}
      className={classNames('vw-table__scroller', rows.isVirtual && 'vw-table__scroller--window')}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table
        className="kern-table kern-table--small"
        aria-rowcount={props.total === undefined && props.onMore ? -1 : (props.total ?? data.length) + 1}
        aria-busy={props.loading || undefined}
      >
        <caption className="kern-sr-only">
          {props.label}. {m('tableKeys')}
        </caption>
        <thead className="kern-table__head">
          <HeaderCells
            columns={visible}
            sort={sort}
            onSort={onSort && ((column) => onSort(nextSort(sort, column)))}
            selectable={onSelection !== undefined}
            selected={ticks.state}
            onSelectAll={ticks.selectAll}
          />
        </thead>
        <tbody className="kern-table__body">
          <Spacer height={rows.spaceBefore} />
          {data.slice(rows.first, rows.last + 1).map((row, offset) => {
            const index = rows.first + offset;
            const id = rowId(row);
            return (
              <TableRow
                key={id}
                row={row}
                index={index}
                columns={visible}
                name={props.rowName(row)}
                tabbable={index === rows.active}
                current={props.current === id}
                selected={onSelection ? selection.has(id) : undefined}
                onFocus={() => rows.setActive(index)}
                onMove={(to) => rows.focusRow(target(index, to))}
                onSelect={(range) => ticks.selectRow(id, range)}
                onOpen={onOpen && (() => onOpen(row))}
              />
            );
          })}
          <Spacer height={rows.spaceAfter} />
        </tbody>
        {props.sum && <SumRow row={props.sum} columns={visible} selectable={onSelection !== undefined} />}
      </table>
    </section>
  );
}
