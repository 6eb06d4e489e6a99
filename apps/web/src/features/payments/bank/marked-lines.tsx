// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatCents } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Cluster, toast } from '../../../ui/index.ts';
import { AssignDialog, openOf } from './assign-dialog.tsx';
import type { LineRow } from './bank-documents.ts';
import { reconcileTexts } from './reconcile-texts.ts';

export interface MarkedLines {
  readonly lines: readonly LineRow[];
  readonly has: (line: LineRow) => boolean;
  readonly toggle: (line: LineRow) => void;
  readonly clear: () => void;
}

/** Lines that are to be booked together: of one municipality, all in or all out, and not booked yet. */
export function useMarkedLines(): MarkedLines {
  const m = useMessages(reconcileTexts);
  const [lines, setLines] = useState<readonly LineRow[]>([]);
  const has = (line: LineRow): boolean => lines.some(({ id }) => id === line.id);
  const toggle = (line: LineRow): void => {
    const [first] = lines;
    const apart = first !== undefined && (first.tenantId !== line.tenantId || openOf(first) > 0n !== openOf(line) > 0n);
    if (has(line)) setLines(lines.filter(({ id }) => id !== line.id));
    else if (apart) toast({ text: m('markApart') });
    else if (line.entryId === null || line.asideAccountId !== null) setLines([...lines, line]);
  };
  return { lines, has, toggle, clear: () => setLines([]) };
}

/** How many are marked, and what to do with them. */
export function MarkedBar({ marked, onChanged }: { readonly marked: MarkedLines; readonly onChanged: () => void }) {
  const m = useMessages(reconcileTexts);
  const [isOpen, setOpen] = useState(false);
  const [first, ...more] = marked.lines;
  if (first === undefined) return null;
  const sum = marked.lines.reduce((total, line) => total + openOf(line), 0n);
  return (
    <Cluster>
      <span aria-live="polite">{m('marked', { count: marked.lines.length, amount: formatCents(sum) })}</span>
      <Button size="small" kind="primary" disabled={more.length === 0} onPress={() => setOpen(true)}>
        {m('together')}
      </Button>
      <Button size="small" kind="tertiary" onPress={marked.clear}>
        {m('unmarkAll')}
      </Button>
      {isOpen && <AssignDialog lines={[first, ...more]} onClose={() => setOpen(false)} onDone={onChanged} />}
    </Cluster>
  );
}
