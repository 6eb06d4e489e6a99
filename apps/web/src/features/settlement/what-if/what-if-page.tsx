// SPDX-License-Identifier: EUPL-1.2
import { addMonths, type CivilMonth, countMonths, parseCivilMonth } from '@kernel/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatMonth, parseDateInput } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useAddress } from '../../../record/index.ts';
import { Button, EmptyState, FieldGrid, Page, Section, Select, Stack } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { monthFrom, monthsBetween } from '../months.ts';
import type { ScenarioChange } from './address.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { DayField } from './change-fields.tsx';
import { changeText } from './change-text.ts';
import { whatIfTexts } from './messages.ts';
import { Trial } from './trial.tsx';
import { type WhatIfFacts, WhatIfFactsQuery } from './what-if-documents.ts';
import '../settlement.css';
import './what-if.css';

const NONE: readonly ScenarioChange[] = [];
const MOST_MONTHS = 24;

type Search = ReturnType<typeof Route.useSearch>;

function WhatIfPage() {
  const m = useMessages(whatIfTexts);
  const [result, refetch] = useQuery({ query: WhatIfFactsQuery });
  return (
    <Page title={m('title')} intro={m('intro')}>
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
        {({ whatIfFacts }) => <Scenario facts={whatIfFacts} />}
      </QueryResult>
    </Page>
  );
}

/** The months from the address as far as they are some; otherwise the last year that is settled. */
function periodOf(search: Search, facts: WhatIfFacts): { readonly from: CivilMonth; readonly to: CivilMonth } {
  const to = monthFrom(search.to ?? facts.settledThrough ?? facts.currentMonth);
  const from = monthFrom(search.from ?? facts.suggestedFrom);
  return { from: from > to ? to : from, to };
}

function Scenario({ facts }: { readonly facts: WhatIfFacts }) {
  const m = useMessages(whatIfTexts);
  const search = Route.useSearch();
  const set = useAddress<Search>();
  const [adding, setAdding] = useState(false);
  const changes: readonly ScenarioChange[] = search.changes ?? NONE;
  const { from, to } = periodOf(search, facts);
  const known = parseDateInput(search.known ?? '') ?? undefined;
  return (
    <>
      <PeriodFields facts={facts} from={from} to={to} known={known} onChange={set} />
      <Section title={m('changes')} actions={<Button onPress={() => setAdding(true)}>{m('add')}</Button>}>
        {changes.length === 0 ? (
          <EmptyState title={m('none')}>{m('noneBody')}</EmptyState>
        ) : (
          <ul className="vws-changes">
            {changes.map((change, index) => (
              <li key={JSON.stringify(change)}>
                <span>{changeText(m, change)}</span>
                <Button
                  kind="tertiary"
                  aria-label={m('removeNamed', { change: changeText(m, change) })}
                  onPress={() => {
                    const rest = changes.filter((_, other) => other !== index);
                    set({ changes: rest.length > 0 ? rest : undefined });
                  }}
                >
                  {m('remove')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Trial from={from} to={to} known={known} changes={changes} shown={search.show} order={search.sort} onView={set} />
      {adding && (
        <ChangeDialog
          facts={facts}
          onClose={() => setAdding(false)}
          onAdd={(change) => {
            set({ changes: [...changes, change] });
            setAdding(false);
          }}
        />
      )}
    </>
  );
}

interface PeriodFieldsProps {
  readonly facts: WhatIfFacts;
  readonly from: CivilMonth;
  readonly to: CivilMonth;
  readonly known: string | undefined;
  readonly onChange: (change: Partial<Search>) => void;
}

function PeriodFields({ facts, from, to, known, onChange }: PeriodFieldsProps) {
  const m = useMessages(whatIfTexts);
  const language = useLanguage();
  const first = facts.firstMonth < facts.currentMonth ? facts.firstMonth : facts.currentMonth;
  const months = [...monthsBetween(monthFrom(first), monthFrom(facts.currentMonth))].reverse();
  const options = months.map((month) => ({ value: month, label: formatMonth(month, language) }));
  const move = (edge: 'from' | 'to', value: string): void => {
    const month = parseCivilMonth(value);
    if (!month) return;
    const start = edge === 'from' || from > month ? month : from;
    const end = edge === 'to' || to < month ? month : to;
    // Longer than a trial may be: the other edge follows.
    if (countMonths(start, end) <= MOST_MONTHS) onChange({ from: start, to: end });
    else if (edge === 'from') onChange({ from: month, to: addMonths(month, MOST_MONTHS - 1) });
    else onChange({ from: addMonths(month, 1 - MOST_MONTHS), to: month });
  };
  return (
    <Section title={m('period')}>
      <Stack>
        <FieldGrid>
          <Select
            label={m('from')}
            placeholder={false}
            value={from}
            options={options}
            onChange={(event) => move('from', event.target.value)}
          />
          <Select label={m('to')} placeholder={false} value={to} options={options} onChange={(event) => move('to', event.target.value)} />
          <DayField label={m('knownOn')} hint={m('knownHint')} optional value={known} onChange={(day) => onChange({ known: day })} />
        </FieldGrid>
      </Stack>
    </Section>
  );
}

export const Route = createLazyRoute('/a/$association/$body/settlement/what-if')({
  component: guarded('settlement.tryChanges', WhatIfPage),
});
