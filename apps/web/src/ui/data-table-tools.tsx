// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { type DataColumn, MAX_ROWS } from './data-table-columns.ts';
import { Banner } from './feedback.tsx';
import { Menu } from './menu.tsx';
import { uiTexts } from './texts.ts';

interface ToolsProps<Row> {
  /** Of the table: a page may have several, each with an export of its own. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly visibleIds: ReadonlySet<string>;
  readonly onToggleColumn: (id: string) => void;
  readonly chooser: boolean;
  readonly onExport: (() => void) | undefined;
  readonly exporting: boolean;
  readonly children?: ReactNode;
}

export function DataTableTools<Row>({
  label,
  columns,
  visibleIds,
  onToggleColumn,
  chooser,
  onExport,
  exporting,
  children,
}: ToolsProps<Row>) {
  const m = useMessages(uiTexts);
  if (!chooser && !onExport && !children) return null;
  const items = columns
    .filter((column) => !column.rowHeader)
    .map((column) => ({
      id: column.id,
      label: column.header,
      onAction: () => onToggleColumn(column.id),
      ...(visibleIds.has(column.id) ? { icon: 'check' as const } : { start: <span className="vw-menu__gap" /> }),
    }));
  return (
    <div className="vw-table__tools">
      <div className="vw-table__filters">{children}</div>
      <div className="vw-cluster vw-no-print">
        {chooser && (
          <Menu
            label={m('columns')}
            placement="bottom end"
            sections={[{ id: 'columns', label: m('columns'), items }]}
            trigger={
              <Button size="small" kind="tertiary" icon="visibility">
                {m('columns')}
              </Button>
            }
          />
        )}
        {onExport && (
          <Button
            size="small"
            kind="tertiary"
            icon="download"
            pending={exporting}
            aria-label={`${m('exportCsv')}: ${label}`}
            onPress={onExport}
          >
            {m('exportCsv')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Stands above the table, outside of it: what is done with the ticked rows. */
export function BulkBar({
  count,
  onClear,
  children,
}: {
  readonly count: number;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  const m = useMessages(uiTexts);
  return (
    <section className="vw-bulk" aria-label={m('bulkActions')}>
      <strong aria-live="polite">{m('selected', { count })}</strong>
      <div className="vw-cluster">{children}</div>
      <Button size="small" kind="tertiary" onPress={onClear}>
        {m('clearSelection')}
      </Button>
    </section>
  );
}

interface FootProps {
  readonly shown: number;
  readonly total: number | undefined;
  readonly onMore: (() => void) | undefined;
  readonly full: boolean;
  readonly loading: boolean;
}

/** The services count no further. */
const COUNTED_UP_TO = 10_000;

export function DataTableFoot({ shown, total, onMore, full, loading }: FootProps) {
  const m = useMessages(uiTexts);
  const counted =
    total === undefined
      ? onMore
        ? m('rowsMore', { shown })
        : m('rows', { count: shown })
      : shown === total
        ? m('rows', { count: total })
        : m(total >= COUNTED_UP_TO ? 'rowsOfMore' : 'rowsOf', { shown, total });
  return (
    <div className="vw-table__foot">
      <span className="vw-muted" role="status">
        {counted}
      </span>
      {onMore && (
        <Button size="small" pending={loading} onPress={onMore}>
          {m('loadMore')}
        </Button>
      )}
      {full && <Banner kind="info" title={m('tooMany', { limit: MAX_ROWS })} />}
    </div>
  );
}
