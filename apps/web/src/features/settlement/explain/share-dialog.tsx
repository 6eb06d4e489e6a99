// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { centsFromWire } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, DescriptionList, Dialog, EmptyState, Link, Section, Skeleton, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { keepTogether, useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { percentText, permyriadText, sumOfFractions } from '../exact.ts';
import { KeyQuery, type KeyVersion } from '../keys/key-documents.ts';
import { usePeriodText } from '../months.ts';
import { usePages } from '../pages-of.ts';
import { EntryTable } from '../runs/entry-table.tsx';
import { type Allocation, type Run, type Share, SharesQuery } from '../runs/run-documents.ts';
import { ShareReadingsQuery } from '../runs/run-entry-documents.ts';
import { useCalculation } from './calculation.ts';
import { CorrectionTable } from './correction-table.tsx';
import { explainTexts } from './messages.ts';
import { type Step, Steps } from './steps.tsx';
import { WeightTable } from './weight-table.tsx';
import '../settlement.css';

interface PreviewProps {
  readonly run: Run;
  readonly allocation: Allocation;
  readonly share: Share;
  readonly all: readonly Share[];
  readonly version: KeyVersion | undefined;
}

function usePreviewSteps({ run, allocation, share, all, version }: PreviewProps): readonly Step[] {
  const m = useMessages(explainTexts);
  const say = useBilingual();
  const period = usePeriodText();
  const remainder = run.proof.remainders.find(
    ({ poolId, monthsFrom, tenantId }) => poolId === share.poolId && monthsFrom === share.monthsFrom && tenantId === share.memberId,
  );
  return useCalculation({
    poolName: allocation.poolName,
    period: period(allocation.monthsFrom, allocation.monthsTo),
    cost: allocation.amount,
    parts: share.parts.map((own, index) => {
      const part = version?.parts[index];
      return {
        ...own,
        sharePermyriad: part?.sharePermyriad ?? 0,
        phrase: part ? say(part.phrase) : '',
        unit: part?.kind === 'equal' ? m('equalUnit') : part ? say(part.unitName) : '',
        isHours: part?.kind === 'hours',
        totalWeight: sumOfFractions(all.map((one) => one.parts[index]?.weight ?? '0')),
      };
    }),
    fraction: share.fraction,
    floorCents: centsFromWire(share.floor),
    roundingCents: share.roundingCents,
    rank: remainder?.rank ?? null,
    leftoverCents: allocation.leftoverCents,
    amount: share.amount,
  });
}

/** What a part of a key measures at; inhabitants and equal parts know of no corrections. */
const METERS: Readonly<Record<string, (code: string) => string>> = {
  hours: () => 'desk.minutes',
  cases: () => 'desk.cases',
  quantity: (code) => `quantity.${code}`,
};

/** The last step down: the single records that the share was weighed by. */
function ShareReadings({ run, share }: Pick<PreviewProps, 'run' | 'share'>) {
  const m = useMessages(explainTexts);
  const { poolId, monthsFrom, memberId } = share;
  const pages = usePages(
    ShareReadingsQuery,
    { runId: run.id, poolId, monthsFrom, memberId, first: 20 },
    ({ runShareReadings }) => runShareReadings,
  );
  if (pages.data && pages.items.length === 0) return null;
  return (
    <Section title={m('sources')} level={3}>
      <EntryTable label={m('sources')} pages={pages} fileName="nachweise.csv" empty={<EmptyState title={m('noneFound')} />} />
    </Section>
  );
}

function PreviewShare(props: PreviewProps) {
  const { run, allocation, share, all, version } = props;
  const m = useMessages(explainTexts);
  const say = useBilingual();
  const params = useBodyParams();
  const steps = usePreviewSteps(props);
  const period = usePeriodText();
  const key = (
    <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: allocation.keyId }}>
      {m('keyNumber', { name: allocation.keyName, version: allocation.keyVersion })}
    </Link>
  );
  const sentence = m('shareSentence', {
    member: share.memberName,
    share: percentText(share.fraction),
    cost: amountOf(allocation.amount),
    amount: amountOf(share.amount),
    key: allocation.keyName,
    version: allocation.keyVersion,
    clause: allocation.clause,
    resolution: allocation.resolution,
  });
  return (
    <Stack>
      <p className="vws-sentence">{keepTogether(sentence)}</p>
      <Section title={m('steps')} level={3}>
        <Steps label={m('steps')} steps={steps} />
        <p className="vw-muted vws-small">{m('stepsNote')}</p>
      </Section>
      {share.parts.map((part, index) => {
        const of = version?.parts[index];
        const meter = of && METERS[of.kind]?.(of.code ?? '');
        return of && meter ? (
          <CorrectionTable
            key={index}
            share={share}
            part={part}
            meter={meter}
            unit={say(of.unitName)}
            period={period(share.monthsFrom, share.monthsTo)}
          />
        ) : null;
      })}
      <Section title={m('basis')} level={3}>
        {version && <p>{say(version.sentence)}</p>}
        <DescriptionList
          items={[
            { term: m('key'), value: key },
            { term: m('clause'), value: allocation.clause },
            { term: m('resolution'), value: allocation.resolution },
          ]}
        />
      </Section>
      {share.parts.map((_, index) => {
        const part = version?.parts[index];
        const rows = all.flatMap((one) => {
          const own = one.parts[index];
          return own ? [{ ...own, memberName: one.memberName, own: one.memberId === share.memberId }] : [];
        });
        return (
          <WeightTable
            key={index}
            title={m('weights', { share: permyriadText(part?.sharePermyriad ?? 0), phrase: part ? say(part.phrase) : '' })}
            unit={part?.kind === 'equal' ? m('equalParts') : part ? say(part.unitName) : ''}
            isHours={part?.kind === 'hours'}
            fileName={`gewichte-${index + 1}.csv`}
            rows={rows}
          />
        );
      })}
      <ShareReadings run={run} share={share} />
      {run.status === 'preview' && <Banner kind="info" title={m('previewNote')} />}
    </Stack>
  );
}

interface ShareDialogProps {
  readonly run: Run;
  readonly allocation: Allocation;
  readonly memberId: string;
  readonly onClose: () => void;
}

/** The explanation of a share that no statement explains, since the run is a preview or the amount is nothing: the same figures, from the run itself. */
export function ShareDialog({ run, allocation, memberId, onClose }: ShareDialogProps) {
  const m = useMessages(explainTexts);
  const [result, refetch] = useQuery({ query: SharesQuery, variables: { runId: run.id, poolId: allocation.poolId } });
  const [{ data: keyData, fetching }] = useQuery({ query: KeyQuery, variables: { keyId: allocation.keyId } });
  const version = keyData?.settlementKey?.versions.find(({ keyVersion }) => keyVersion === allocation.keyVersion);
  const all = (result.data?.runShares ?? []).filter(({ monthsFrom }) => monthsFrom === allocation.monthsFrom);
  const share = all.find((one) => one.memberId === memberId);
  const content = (): ReactNode => {
    if (!share) return <EmptyState title={m('nothing')} />;
    if (!version && fetching) return <Skeleton lines={8} />;
    return <PreviewShare run={run} allocation={allocation} share={share} all={all} version={version} />;
  };
  return (
    <Dialog
      title={share ? m('titleOf', { amount: amountOf(share.amount) }) : m('title')}
      open
      size="wide"
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={8}>
        {content}
      </QueryResult>
    </Dialog>
  );
}
