// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { formatMonth } from '../../../format/index.ts';
import { TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Amount, Banner, type DataColumn, DataTable, EmptyState, FieldGrid, Section, Select, Stack } from '../../../ui/index.ts';
import { amountOf, signedAmount } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { monthsUntil, useMonths } from '../months.ts';
import { KeyPreviewQuery, PoolsOfKeyQuery, type PreviewRow } from './key-documents.ts';
import type { PartInput as Part } from './key-draft.ts';
import { keyTexts } from './messages.ts';

const PAUSE_MS = 350;

/** The parts as they stood when the typing paused, so that not each letter asks the server. */
function useSettled(parts: readonly Part[] | null): readonly Part[] | null {
  const [settled, setSettled] = useState(parts);
  const content = JSON.stringify(parts);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(content) as readonly Part[] | null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content]);
  return settled;
}

function usePreviewColumns(): readonly DataColumn<PreviewRow>[] {
  const m = useMessages(keyTexts);
  return useMemo(
    () => [
      { id: 'member', header: m('member'), rowHeader: true, cell: (row) => row.memberName, text: (row) => row.memberName },
      {
        id: 'today',
        header: m('today'),
        align: 'end',
        cell: (row) => <Amount value={row.todayAmount} />,
        text: (row) => amountOf(row.todayAmount),
      },
      {
        id: 'draft',
        header: m('draft'),
        align: 'end',
        cell: (row) => <Amount value={row.draftAmount} />,
        text: (row) => amountOf(row.draftAmount),
      },
      {
        id: 'difference',
        header: m('difference'),
        align: 'end',
        cell: (row) => signedAmount(row.difference),
        text: (row) => signedAmount(row.difference),
      },
    ],
    [m],
  );
}

interface KeyPreviewProps {
  /** Null while a part is incomplete. */
  readonly parts: readonly Part[] | null;
  readonly keyId: string | undefined;
  readonly family: string;
}

/** The sentence that a draft means, and what each member would bear beside what it bears today. */
export function KeyPreview({ parts, keyId, family }: KeyPreviewProps) {
  const m = useMessages(keyTexts);
  const language = useLanguage();
  const say = useBilingual();
  const { current } = useMonths();
  const months = monthsUntil(current, 13);
  const [month, setMonth] = useState<string>(months.at(-2) ?? current);
  const [poolId, setPoolId] = useState('');
  const [{ data: poolData }] = useQuery({ query: PoolsOfKeyQuery, variables: { month } });
  const pools = (poolData?.costPools ?? []).filter((pool) => (keyId ? pool.keyId === keyId : pool.serviceFamilyCode === family));
  const chosen = pools.some(({ id }) => id === poolId) ? poolId : (pools[0]?.id ?? '');
  const settled = useSettled(parts);
  const variables = { parts: [...(settled ?? [])], ...(chosen ? { poolId: chosen, month } : {}) };
  const [{ data, error }] = useQuery({ query: KeyPreviewQuery, variables, pause: settled === null });
  const columns = usePreviewColumns();
  // Of parts that cannot be read nothing is said, not even what the last ones meant.
  const preview = settled === null || parts === null ? undefined : data?.previewKey;
  return (
    <>
      <Section title={m('meaning')}>
        <Stack gap="small">
          {error && <TroubleBanner trouble={troubleOf(error)} />}
          {preview?.problems.map(({ code, message }) => (
            <Banner key={code} kind="warning" title={say(message)} />
          ))}
          <p className="vws-sentence" aria-live="polite">
            {preview && preview.sentence.de !== '' ? say(preview.sentence) : m('meaningEmpty')}
          </p>
        </Stack>
      </Section>
      <Section title={m('compare')}>
        <Stack gap="small">
          <p className="vw-muted">{m('compareIntro')}</p>
          <FieldGrid>
            <Select
              label={m('pool')}
              value={chosen}
              options={pools.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(event) => setPoolId(event.target.value)}
            />
            <Select
              label={m('month')}
              placeholder={false}
              value={month}
              options={[...months].reverse().map((one) => ({ value: one, label: formatMonth(one, language) }))}
              onChange={(event) => setMonth(event.target.value)}
            />
          </FieldGrid>
          <DataTable
            label={m('comparison')}
            columns={columns}
            rows={chosen ? (preview?.rows ?? []) : []}
            rowId={(row) => row.tenantId}
            rowName={(row) => row.memberName}
            empty={<EmptyState title={m(chosen ? 'nothingToShare' : 'choosePool')} />}
            exportCsv="schluessel-vorschau.csv"
          />
        </Stack>
      </Section>
    </>
  );
}
