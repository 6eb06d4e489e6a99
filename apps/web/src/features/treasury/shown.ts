// SPDX-License-Identifier: EUPL-1.2
import { useCallback } from 'react';
import { centsFromWire, formatCents } from '../../format/index.ts';
import { useLanguage } from '../../i18n/index.ts';
import type { Tone } from '../../ui/feedback.tsx';

interface Bilingual {
  readonly de: string;
  readonly en: string;
}

/** The text of the reader's language. */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage();
  return useCallback((text) => text[language], [language]);
}

/** '1.234,50 €', as the screen and the export show it; a dash where nothing is known. */
export const amountOf = (value: string | null | undefined): string => (value == null ? '–' : formatCents(centsFromWire(value)));

export const sumOf = (values: readonly string[]): string => formatCents(values.reduce((sum, value) => sum + centsFromWire(value), 0n));

export const isZero = (value: string): boolean => centsFromWire(value) === 0n;

type ItemStatus = 'notDue' | 'due' | 'partlyPaid' | 'paid' | 'overpaid' | 'deferred' | 'writtenOff';

/** Past due is what a clerk looks for, whatever the status is called. */
export function toneOf(status: ItemStatus, daysPastDue: number): Tone {
  if (status === 'paid') return 'success';
  if (status === 'deferred' || status === 'overpaid') return 'info';
  if (status === 'notDue' || status === 'writtenOff') return 'neutral';
  return daysPastDue > 0 ? 'danger' : 'warning';
}
