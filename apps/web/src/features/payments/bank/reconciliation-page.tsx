// SPDX-License-Identifier: EUPL-1.2
import { parseCivilDate } from '@kernel/core';
import { createLazyRoute } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, Cluster, Tabs, TextField } from '../../../ui/index.ts';
import { guarded } from '../guarded.tsx';
import { MunicipalityChoice, useMunicipalities } from '../municipalities.tsx';
import { PaymentsPage } from '../payments-page.tsx';
import { useSearchedWords } from '../searched-words.ts';
import { LineCountsQuery, MatchAnew } from './bank-documents.ts';
import { BankWork } from './bank-work.tsx';
import { OpenPositions } from './open-positions.tsx';
import { positionTexts } from './position-texts.ts';
import { ReconcileBoard, type Tab } from './reconcile-board.tsx';
import { reconcileTexts } from './reconcile-texts.ts';
import { RuleList } from './rule-list.tsx';

type Patch = Readonly<Record<string, string | undefined>>;
const TABS = ['suggested', 'unclear', 'booked'] as const satisfies readonly Tab[];

interface ToolsProps {
  readonly search: Patch;
  readonly onSet: (patch: Patch) => void;
}

function Tools({ search, onSet }: ToolsProps) {
  const m = useMessages(reconcileTexts);
  const [words, setWords] = useSearchedWords(search, onSet);
  return (
    <Cluster>
      <MunicipalityChoice value={search['tenant']} onChange={(tenant) => onSet({ tenant })} all />
      <TextField
        label={m('search')}
        hint={m('searchHint')}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </Cluster>
  );
}

function ReconciliationPage() {
  const m = useMessages(reconcileTexts);
  const p = useMessages(positionTexts);
  const may = useMay();
  const search: Patch = Route.useSearch();
  const navigate = Route.useNavigate();
  const municipalities = useMunicipalities();
  const { submit, pending, problem } = useSubmit();
  const tenant = search['tenant'];
  const language = useLanguage();
  const day = parseCivilDate(search['day'] ?? '');
  const [{ data }, recount] = useQuery({
    query: LineCountsQuery,
    variables: { tenantId: tenant ?? null },
    requestPolicy: 'cache-and-network',
  });
  const [reloads, setReloads] = useState(0);
  const set = useCallback((patch: Patch) => void navigate({ to: '.', search: (old) => ({ ...old, ...patch }), replace: true }), [navigate]);
  const counts = data?.bankLineCounts;
  const onChanged = (): void => recount({ requestPolicy: 'network-only' });
  const anew = async (): Promise<void> => {
    const tenantIds = tenant ? [tenant] : municipalities.map(({ id }) => id);
    const answer = await submit(MatchAnew, (idempotencyKey) => ({ idempotencyKey, tenantIds }));
    if (answer.ok && answer.value.progress) set({ work: answer.value.progress.commandId });
  };
  return (
    <PaymentsPage
      title={m('title')}
      intro={m('intro')}
      actions={
        may('payments.reconcile') &&
        !search['work'] && (
          <Button pending={pending} onPress={() => void anew()}>
            {m('matchAnew')}
          </Button>
        )
      }
    >
      {problem}
      {search['work'] && (
        <BankWork
          key={search['work']}
          commandId={search['work']}
          onNext={(work) => set({ work })}
          onEnded={() => {
            setReloads((count) => count + 1);
            onChanged();
          }}
          onDismiss={() => set({ work: undefined })}
        />
      )}
      {search['line'] ? (
        <>
          <Button onPress={() => set({ line: undefined })}>{p('allLines')}</Button>
          <ReconcileBoard
            reloads={reloads}
            tab="suggested"
            only={search['line']}
            tenant={undefined}
            search={undefined}
            onChanged={onChanged}
          />
        </>
      ) : day ? (
        <>
          <Cluster>
            <strong>{p('linesOfDay', { day: formatDate(day, language) })}</strong>
            <MunicipalityChoice value={tenant} onChange={(next) => set({ tenant: next })} all />
            <Button onPress={() => set({ day: undefined })}>{p('allLines')}</Button>
          </Cluster>
          <ReconcileBoard reloads={reloads} tab="booked" day={day} tenant={tenant} search={undefined} onChanged={onChanged} />
        </>
      ) : (
        <>
          <Tools search={search} onSet={set} />
          <Tabs
            label={m('title')}
            selected={search['tab'] ?? 'suggested'}
            onSelect={(tab) => set({ tab })}
            tabs={[
              ...TABS.map((tab) => ({
                ...{ id: tab, label: m(tab), ...(counts && tab !== 'booked' ? { count: counts[tab] } : {}) },
                content: (
                  <>
                    <ReconcileBoard reloads={reloads} tab={tab} tenant={tenant} search={search['search']} onChanged={onChanged} />
                    {tab === 'unclear' && <OpenPositions tenant={tenant} reloads={reloads} onChanged={onChanged} />}
                  </>
                ),
              })),
              { id: 'rules', label: m('rules'), content: <RuleList tenant={tenant} /> },
            ]}
          />
        </>
      )}
    </PaymentsPage>
  );
}

export const Route = createLazyRoute('/a/$association/$body/payments/reconciliation')({
  component: guarded('payments.read', ReconciliationPage),
});
