// SPDX-License-Identifier: EUPL-1.2
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { HeaderCells, type RowShape, TableRow } from './data-table-rows.tsx';
import { type DataColumn, downloadRows, MAX_ROWS, nextSort, rangeOf, type Sort } from './data-table-columns.ts';
import { DataTableFoot, DataTableTools } from './data-table-tools.tsx';
import { Skeleton } from './feedback.tsx';
import { uiTexts } from './texts.ts';

/** From this many rows on, only those in view are in the document. */
const VIRTUAL_FROM = 60;
const ROW_HEIGHT_PX = 37;

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
  /** A file name exports the loaded rows; a function asks the server for all. */
  readonly exportCsv?: string | (() => void);
  readonly tools?: ReactNode;
  readonly columnChooser?: boolean;
}

const features = tableFeatures({ columnVisibilityFeature });
const NOTHING: ReadonlySet<string> = new Set();

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    const follow = (): void => setPrinting(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return printing;
}

/** Server-side sort and cursor pages; keyboard, selection and export stay with it. */
export function DataTable<Row extends RowShape>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, selection = NOTHING, onSelection, sort = null, onSort, onMore } = props;
  const m = useMessages(uiTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const [active, setActive] = useState(0);
  const [anchor, setAnchor] = useState<string | null>(null);
  const definitions = useMemo(() => columns.map((column) => ({ id: column.id, header: column.header, accessorFn: (row: Row) => column.text?.(row) })), [columns]);
  const byId = useMemo(() => new Map(columns.map((column) => [column.id, column])), [columns]);
  const data = useMemo(() => rows.slice(0, MAX_ROWS), [rows]);
  const initialVisibility = useMemo(() => Object.fromEntries(columns.filter((column) => column.hidden).map((column) => [column.id, false])), [columns]);
  const table = useTable({ features, columns: definitions, data, getRowId: rowId, initialState: { columnVisibility: initialVisibility } });
  const visible = table.getVisibleLeafColumns().flatMap((column) => byId.get(column.id) ?? []);
  const ids = useMemo(() => data.map(rowId), [data, rowId]);
  const isVirtual = data.length >= VIRTUAL_FROM && !printing;
  const virtualizer = useVirtualizer({ count: data.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_HEIGHT_PX, overscan: 12, enabled: isVirtual });
  const items = isVirtual ? virtualizer.getVirtualItems() : [];
  const first = items[0]?.index ?? 0;
  const last = isVirtual ? (items.at(-1)?.index ?? -1) : data.length - 1;

  const focusRow = (index: number): void => {
    const bounded = Math.max(0, Math.min(data.length - 1, index));
    setActive(bounded);
    if (isVirtual) virtualizer.scrollToIndex(bounded);
    const focus = (): boolean => {
      const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${bounded}"]`);
      row?.focus();
      return row !== null && row !== undefined;
    };
    // At once where the row is there, or the next key would still go to the old one; else when the window has moved.
    if (!focus()) requestAnimationFrame(() => requestAnimationFrame(focus));
  };
  const select = (id: string, range: boolean): void => {
    const next = new Set(selection);
    const on = !selection.has(id);
    for (const one of range ? rangeOf(ids, anchor, id) : [id]) {
      if (on) next.add(one);
      else next.delete(one);
    }
    setAnchor(id);
    onSelection?.(next);
  };

  if (props.loading && rows.length === 0) return <Skeleton lines={8} />;
  if (rows.length === 0) return <>{props.empty}</>;
  const tools = (
    <DataTableTools
      columns={columns}
      visibleIds={new Set(visible.map((column) => column.id))}
      onToggleColumn={(id) => table.getColumn(id)?.toggleVisibility()}
      chooser={props.columnChooser ?? false}
      onExport={typeof props.exportCsv === 'string' ? () => downloadRows(String(props.exportCsv), visible, data) : props.exportCsv}
    >
      {props.tools}
    </DataTableTools>
  );
  return (
    <div className="vw-table">
      {tools}
      {onSelection && selection.size > 0 && (
        <section className="vw-bulk" aria-label={m('bulkActions')}>
          <strong aria-live="polite">{m('selected', { count: selection.size })}</strong>
          <div className="vw-cluster">{props.bulkActions}</div>
          <Button size="small" kind="tertiary" onPress={() => onSelection(NOTHING)}>
            {m('clearSelection')}
          </Button>
        </section>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroller} className={classNames('vw-table__scroller', isVirtual && 'vw-table__scroller--window')} aria-label={props.label} tabIndex={0}>
        <table className="kern-table kern-table--small" aria-rowcount={(props.total ?? (onMore ? -2 : data.length)) + 1} aria-busy={props.loading || undefined}>
          <caption className="kern-sr-only">
            {props.label}. {m('tableKeys')}
          </caption>
          <thead className="kern-table__head">
            <HeaderCells
              columns={visible}
              sort={sort}
              onSort={onSort && ((column) => onSort(nextSort(sort, column)))}
              selectable={onSelection !== undefined}
              selected={selection.size === 0 ? 'none' : selection.size >= ids.length ? 'all' : 'some'}
              onSelectAll={() => onSelection?.(selection.size >= ids.length ? NOTHING : new Set(ids))}
            />
          </thead>
          <tbody className="kern-table__body">
            {isVirtual && items[0] && <tr style={{ height: items[0].start }} aria-hidden="true" />}
            {data.slice(first, last + 1).map((row, offset) => {
              const index = first + offset;
              const id = rowId(row);
              return (
                <TableRow
                  key={id}
                  row={row}
                  index={index}
                  columns={visible}
                  name={props.rowName(row)}
                  tabbable={index === Math.min(active, data.length - 1)}
                  current={props.current === id}
                  selected={onSelection ? selection.has(id) : undefined}
                  onFocus={() => setActive(index)}
                  onMove={(to) => focusRow(to === 'first' ? 0 : to === 'last' ? data.length - 1 : index + to)}
                  onSelect={(range) => select(id, range)}
                  onOpen={props.onOpen && (() => props.onOpen?.(row))}
                />
              );
            })}
            {isVirtual && <tr style={{ height: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) }} aria-hidden="true" />}
          </tbody>
        </table>
      </section>
      <DataTableFoot shown={data.length} total={props.total} onMore={data.length < MAX_ROWS ? onMore : undefined} full={data.length >= MAX_ROWS} loading={props.loadingMore ?? false} />
    </div>
  );
}
