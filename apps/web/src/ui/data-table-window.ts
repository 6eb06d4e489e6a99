// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** From this many rows on, only those in view are in the document. */
const VIRTUAL_FROM = 60;
const ROW_HEIGHT_PX = 37;
/** Rows beyond each edge of the view, so that scrolling shows no gap. */
const OVERSCAN = 12;

export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** The rows in view and some around them; they are of one height. */
export function rangeInView(count: number, scrollTop: number, height: number): RowRange {
  const first = Math.floor(scrollTop / ROW_HEIGHT_PX) - OVERSCAN;
  const last = Math.ceil((scrollTop + height) / ROW_HEIGHT_PX) + OVERSCAN;
  return { first: Math.max(0, Math.min(first, count - 1)), last: Math.max(0, Math.min(last, count - 1)) };
}

/** Where to scroll so that a row is in view: nowhere if it is, else just so far. */
export function scrollFor(index: number, scrollTop: number, height: number): number {
  const top = index * ROW_HEIGHT_PX;
  if (top < scrollTop) return top;
  return Math.max(scrollTop, top + ROW_HEIGHT_PX - height);
}

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

/** What of the scroller is left for rows: its head stays in view. */
const heightOf = (scroller: HTMLElement): number => scroller.clientHeight - (scroller.querySelector('thead')?.offsetHeight ?? 0);

/** Which rows are in the document: all of a short table, a window of a long one; paper always gets all. */
export function useRowWindow(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const isVirtual = !usePrinting() && count >= VIRTUAL_FROM;
  const [range, setRange] = useState<RowRange>({ first: 0, last: VIRTUAL_FROM - 1 });
  const [active, setActive] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!isVirtual || !element) return;
    const measure = (): void => {
      const next = rangeInView(count, element.scrollTop, heightOf(element));
      setRange((old) => (old.first === next.first && old.last === next.last ? old : next));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [isVirtual, count]);
  // The row that is to be focused as soon as the window has moved to it, however many frames that takes.
  const wanted = useRef<number | null>(null);
  const focusWanted = (): void => {
    if (wanted.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`tr[data-index="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus();
  };
  useLayoutEffect(focusWanted);
  const focusRow = (index: number): void => {
    const element = scroller.current;
    const bounded = Math.max(0, Math.min(count - 1, index));
    setActive(bounded);
    if (isVirtual && element) element.scrollTop = scrollFor(bounded, element.scrollTop, heightOf(element));
    wanted.current = bounded;
    // At once where the row is there, or the next key would still go to the old one.
    focusWanted();
  };
  const { first, last } = isVirtual
    ? { first: Math.min(range.first, count - 1), last: Math.min(range.last, count - 1) }
    : { first: 0, last: count - 1 };
  return {
    scroller,
    isVirtual,
    first,
    last,
    spaceBefore: first * ROW_HEIGHT_PX,
    spaceAfter: (count - 1 - last) * ROW_HEIGHT_PX,
    active: Math.min(active, count - 1),
    setActive,
    focusRow,
  };
}
