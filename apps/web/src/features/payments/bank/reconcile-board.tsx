// SPDX-License-Identifier: EUPL-1.2
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult, useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { usePages } from '../../../record/index.ts';
import { useMay } from '../../../session/index.ts';
import { Badge, Button, EmptyState, Kbd, SplitPane, Stack, toast } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import {
  BankLinesQuery,
  BookLine,
  type CandidateRow,
  CandidatesQuery,
  ClearUnclear,
  LastBookedQuery,
  type LineRow,
  SuggestionsQuery,
  UndoBooking,
} from './bank-documents.ts';
import { useRuleName } from './candidate-list.tsx';
import { LineDetails } from './line-details.tsx';
import { MarkedBar, useMarkedLines } from './marked-lines.tsx';
import { positionTexts } from './position-texts.ts';
import { reconcileTexts } from './reconcile-texts.ts';
import { useReload } from './use-reload.ts';

export type Tab = 'suggested' | 'unclear' | 'booked';

const EMPTY = {
  suggested: ['emptySuggested', 'emptySuggestedBody'],
  unclear: ['emptyUnclear', 'emptyUnclearBody'],
  booked: ['emptyBooked', 'emptyBookedBody'],
} as const;

function Keys() {
  const m = useMessages(reconcileTexts);
  return (
    <p className="vwp-note vwp-name">
      <strong>{m('keys')}</strong>
      <span>
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> {m('keyMove')}
      </span>
      <span>
        <Kbd>Enter</Kbd> {m('keyBook')}
      </span>
      <span>
        <Kbd>1</Kbd>–<Kbd>5</Kbd> {m('keyChoose')}
      </span>
      <span>
        <Kbd>M</Kbd> {m('keyMark')}
      </span>
      <span>
        <Kbd>U</Kbd> {m('keyUndo')}
      </span>
    </p>
  );
}

interface OptionProps {
  readonly line: LineRow;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly onPick: () => void;
}

function LineOption({ line, isCurrent, isMarked, onPick }: OptionProps) {
  const m = useMessages(reconcileTexts);
  const language = useLanguage();
  const ruleName = useRuleName();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list box takes the keys for all of its options
    // biome-ignore lint/a11y/useFocusableInteractive: the list box holds the focus and names the current option
    <div ref={place} id={`line-${line.id}`} role="option" aria-selected={isCurrent} className="vwp-line" onClick={onPick}>
      <span className="vwp-line__head">
        <strong>{line.name ?? (line.text.slice(0, 60) || '–')}</strong>
        <strong>{amountOf(line.amount)}</strong>
      </span>
      <span className="vwp-note">{line.text.slice(0, 140)}</span>
      <span className="vwp-name vwp-note">
        <MunicipalityBadge id={line.tenantId} />
        <span>{formatDate(line.bookingDay, language)}</span>
        {isMarked && <Badge tone="info">{m('markedBadge')}</Badge>}
        {line.rule && <span>{ruleName(line.rule, line.amount.startsWith('-'))}</span>}
        {line.ageDays > 2 && (line.entryId === null || line.asideAccountId !== null) && (
          <Badge tone={line.ageDays > 14 ? 'danger' : 'warning'}>{m('age', { days: line.ageDays })}</Badge>
        )}
        {line.owner && <span>{`${m('owner')}: ${line.owner}`}</span>}
      </span>
    </div>
  );
}

/** What a key asks for; null: nothing of ours. */
function wishOf({
  key,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): { readonly move?: number; readonly choose?: number; readonly do?: 'book' | 'undo' | 'mark' } | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'ArrowDown') return { move: 1 };
  if (key === 'ArrowUp') return { move: -1 };
  if (key === 'Enter') return { do: 'book' };
  if (key === 'm' || key === 'M') return { do: 'mark' };
  if (key === 'u' || key === 'U') return { do: 'undo' };
  return /^[1-5]$/.test(key) ? { choose: Number(key) - 1 } : null;
}

/** Books what is chosen, and takes back what was booked last. */
function useBooking(onChanged: () => void) {
  const m = useMessages(reconcileTexts);
  const client = useClient();
  const last = useRef<string | null>(null);
  const booking = useSubmit({ onLoadNew: onChanged });
  const book = async (line: LineRow, candidates: readonly CandidateRow[], chosen: number): Promise<void> => {
    const candidate = candidates[chosen];
    if (candidate === undefined) return;
    const allocations = candidate.parts.map(({ accountId, itemId, amount }) => ({ accountId, item: itemId, amount }));
    const answer =
      line.asideAccountId !== null
        ? await booking.submit(ClearUnclear, (idempotencyKey) => ({
            ...{ idempotencyKey, accountId: line.asideAccountId ?? '', item: line.id, allocations, reason: m('clearedBy') },
          }))
        : await booking.submit(BookLine, (idempotencyKey) => ({
            ...{ idempotencyKey, lineId: line.id, expectedVersion: line.version },
            // What was found for an unclear line just now is kept nowhere: it is booked part by part.
            ...(line.state === 'unclear'
              ? { candidate: null, allocations, reason: m('clearedBy') }
              : { candidate: chosen, allocations: null, reason: null }),
          }));
    if (!answer.ok) return;
    last.current = line.id;
    toast({ text: m('doneBooked') });
    onChanged();
  };
  const undo = async (): Promise<void> => {
    const found =
      last.current === null
        ? null
        : await client.query(LastBookedQuery, { lineId: last.current }, { requestPolicy: 'network-only' }).toPromise();
    const line = found?.data?.bankLines.items[0];
    // What was cleared up last comes back before the booking that set it aside.
    const entryId = line?.clearings.at(-1)?.entryId ?? line?.entryId;
    if (!entryId) return toast({ text: m('nothingToUndo') });
    const answer = await booking.submit(UndoBooking, (idempotencyKey) => ({ idempotencyKey, entryId, reason: m('undoneAtOnce') }));
    if (!answer.ok) return;
    last.current = null;
    toast({ text: m('doneUndone') });
    onChanged();
  };
  return { book, undo, pending: booking.pending, problem: booking.problem };
}

/** What can be done with a line, whichever way its reader came to it. */
const tabOf = ({ state, asideAccountId }: LineRow): Tab =>
  asideAccountId !== null || state === 'unclear' ? 'unclear' : state === 'booked' ? 'booked' : 'suggested';

/** The ways to book a line: those found when it was matched, or, where it is unclear, those of this moment. Never those of the line before. */
function useCandidates(line: LineRow | undefined): readonly CandidateRow[] {
  const asked = { variables: { lineId: line?.id ?? '' }, requestPolicy: 'cache-and-network' } as const;
  const tab = line && tabOf(line);
  const [now] = useQuery({ query: SuggestionsQuery, ...asked, pause: tab !== 'unclear' });
  const [found] = useQuery({ query: CandidatesQuery, ...asked, pause: tab !== 'suggested' });
  if (tab === 'unclear') return now.operation?.variables.lineId === line?.id ? (now.data?.bankLineSuggestions ?? []) : [];
  if (tab !== 'suggested') return [];
  return found.data?.bankLines.items.find(({ id }) => id === line?.id)?.candidates ?? [];
}

interface Props {
  readonly tab: Tab;
  /** Of this line alone, in whichever tab it is. */
  readonly only?: string | undefined;
  /** All lines of this day, whatever became of them. */
  readonly day?: string | undefined;
  readonly tenant: string | undefined;
  readonly search: string | undefined;
  readonly reloads: number;
  readonly onChanged: () => void;
}

/** The lines of one tab beside the one that is looked at; the keyboard is enough for a clear case. */
export function ReconcileBoard({ tab, only, day, tenant, search, reloads, onChanged }: Props) {
  const m = useMessages(reconcileTexts);
  const p = useMessages(positionTexts);
  const may = useMay();
  const pages = usePages(
    BankLinesQuery,
    only
      ? { first: 1, lineId: only, tab: null, tenantId: null, search: null, from: null, to: null }
      : {
          ...{ first: 60, lineId: null, tab: day ? null : tab, tenantId: tenant ?? null, search: search ?? null },
          ...{ from: day ?? null, to: day ?? null },
        },
    ({ bankLines }) => bankLines,
  );
  useReload(reloads, pages.refresh);
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState(0);
  const index = Math.min(at, Math.max(0, pages.rows.length - 1));
  const line = pages.rows[index];
  const candidates = useCandidates(line);
  const marked = useMarkedLines();
  const changed = (): void => {
    setChosen(0);
    marked.clear();
    pages.refresh();
    onChanged();
  };
  const { book, undo, pending, problem } = useBooking(changed);
  const mayBook = may('payments.reconcile') && line !== undefined && tabOf(line) !== 'booked';
  const pick = (next: number): void => {
    setAt(Math.max(0, Math.min(next, pages.rows.length - 1)));
    setChosen(0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const wish = wishOf(event);
    if (wish === null || pending) return;
    event.preventDefault();
    if (wish.move) pick(index + wish.move);
    if (wish.choose !== undefined && wish.choose < candidates.length) setChosen(wish.choose);
    if (wish.do === 'book' && line && mayBook) void book(line, candidates, chosen);
    if (wish.do === 'mark' && line && mayBook) marked.toggle(line);
    if (wish.do === 'undo' && may('payments.reconcile')) void undo();
  };
  return (
    <QueryResult result={pages.result} onRetry={pages.refresh}>
      {() =>
        line === undefined ? (
          <EmptyState title={only ? p('noSuchLine') : day ? p('noneOfDay') : m(EMPTY[tab][0])}>
            {only ? p('noSuchLineBody') : day ? p('noneOfDayBody') : m(EMPTY[tab][1])}
          </EmptyState>
        ) : (
          <Stack>
            {mayBook && <Keys />}
            {mayBook && <MarkedBar marked={marked} onChanged={changed} />}
            <SplitPane
              detailsLabel={m('line')}
              details={
                <LineDetails
                  key={`${line.id}${line.version}`}
                  {...{ line, candidates, chosen, pending, problem }}
                  onChoose={setChosen}
                  onBook={() => void book(line, candidates, chosen)}
                  {...{ marked: marked.has(line), onMark: () => marked.toggle(line), onChanged: changed }}
                />
              }
            >
              <div
                className="vwp-lines"
                role="listbox"
                tabIndex={0}
                aria-label={m('lines')}
                aria-activedescendant={`line-${line.id}`}
                onKeyDown={onKeyDown}
              >
                {pages.rows.map((one, place) => (
                  <LineOption key={one.id} line={one} isCurrent={place === index} isMarked={marked.has(one)} onPick={() => pick(place)} />
                ))}
              </div>
              {pages.onMore && (
                <Button onPress={pages.onMore} pending={pages.loadingMore}>
                  {m('more')}
                </Button>
              )}
            </SplitPane>
          </Stack>
        )
      }
    </QueryResult>
  );
}
