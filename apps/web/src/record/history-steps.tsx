// SPDX-License-Identifier: EUPL-1.2
import { defineMessages, useLanguage, useMessages } from '../i18n/index.ts';
import { Timeline, type TimelineEntry } from '../ui/index.ts';
import { shownValue } from './shown-value.ts';

const texts = defineMessages({
  de: { nobody: 'Gelöschte Person', recorded: 'festgelegt', several: 'mehrere Angaben' },
  en: { nobody: 'Deleted person', recorded: 'set', several: 'several entries' },
});

/** One decision about a record, as a service's own history tells it to whoever may read the record. */
export interface HistoryStep {
  readonly sequence: string;
  readonly at: string;
  readonly labelDe: string;
  readonly labelEn: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}

interface HistoryStepsProps {
  readonly label: string;
  readonly steps: readonly HistoryStep[];
  /** Words for the fields of the changes; a field without one is bookkeeping and left out. */
  readonly fieldNames: Readonly<Record<string, string>>;
  /** Words for values that are codes or ids; null: as it stands. */
  readonly valueName?: (field: string, value: unknown) => string | null;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Who changed this record, when, old → new, why. */
export function HistorySteps({ label, steps, fieldNames, valueName }: HistoryStepsProps) {
  const m = useMessages(texts);
  const language = useLanguage();
  const shown = (field: string, value: unknown): string | null => {
    const named = value === null || value === undefined ? null : (valueName?.(field, value) ?? null);
    if (named !== null) return named;
    if (typeof value === 'object' && value !== null) return m('several');
    // An id says nothing to anybody.
    return typeof value === 'string' && UUID.test(value) ? m('recorded') : shownValue(value);
  };
  const entryOf = (step: HistoryStep): TimelineEntry => ({
    id: step.sequence,
    at: step.at,
    who: step.by ?? m('nobody'),
    what: language === 'de' ? step.labelDe : step.labelEn,
    changes: step.changes.flatMap(({ field, from, to }) => {
      const name = fieldNames[field];
      return name === undefined ? [] : [{ field: name, before: shown(field, from), after: shown(field, to) }];
    }),
    ...(step.reason ? { reason: step.reason } : {}),
  });
  return <Timeline label={label} entries={steps.map(entryOf)} />;
}
