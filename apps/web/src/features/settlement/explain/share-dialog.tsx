// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { centsFromWire, formatCents } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Button, DescriptionList, Dialog, EmptyState, Link, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { exactNumber, percentText, permyriadText } from '../exact.ts';
import { KeyQuery } from '../keys/key-documents.ts';
import { type Allocation, type Share, SharesQuery } from '../runs/run-documents.ts';
import { explainTexts } from './messages.ts';
import { Steps } from './steps.tsx';
import { WeightTable } from './weight-table.tsx';
import '../settlement.css';

function useSteps(allocation: Allocation, share: Share, partName: (index: number) => string): readonly string[] {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  return [
    m('stepCost', { pool: allocation.poolName, amount: amountOf(allocation.amount) }),
    ...share.parts.map((part, index) =>
      m('stepPart', { number: index + 1, part: partName(index), weight: exactNumber(part.weight), share: percentText(part.fraction) }),
    ),
    m('stepShare', { share: percentText(share.fraction), exact: share.fraction }),
    m('stepFloor', { amount: formatCents(centsFromWire(share.floor), language) }),
    m('stepRounding', { amount: formatCents(BigInt(share.roundingCents), language) }),
    m('stepAmount', { amount: amountOf(share.amount) }),
  ];
}

function PreviewShare({
  allocation,
  share,
  all,
}: {
  readonly allocation: Allocation;
  readonly share: Share;
  readonly all: readonly Share[];
}) {
  const m = useMessages(explainTexts);
  const say = useBilingual();
  const params = useBodyParams();
  const [{ data }] = useQuery({ query: KeyQuery, variables: { keyId: allocation.keyId } });
  const version = data?.settlementKey?.versions.find(({ keyVersion }) => keyVersion === allocation.keyVersion);
  const partName = (index: number): string => {
    const part = version?.parts[index];
    return part ? `${permyriadText(part.sharePermyriad)} ${say(part.phrase)}` : '';
  };
  const steps = useSteps(allocation, share, partName);
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
      <p className="vws-sentence">{sentence}</p>
      <Section title={m('steps')} level={3}>
        <Steps label={m('steps')} steps={steps} />
      </Section>
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
            title={m('partWeights', { number: index + 1, part: partName(index) })}
            unit={part ? say(part.unitName) : ''}
            rows={rows}
          />
        );
      })}
      <Banner kind="info" title={m('previewNote')} />
    </Stack>
  );
}

interface ShareDialogProps {
  readonly runId: string;
  readonly allocation: Allocation;
  readonly memberId: string;
  readonly onClose: () => void;
}

/** The explanation of a share while the run is a preview and no statement exists: the same figures, from the run itself. */
export function ShareDialog({ runId, allocation, memberId, onClose }: ShareDialogProps) {
  const m = useMessages(explainTexts);
  const [result, refetch] = useQuery({ query: SharesQuery, variables: { runId, poolId: allocation.poolId } });
  const all = (result.data?.runShares ?? []).filter(({ monthsFrom }) => monthsFrom === allocation.monthsFrom);
  const share = all.find((one) => one.memberId === memberId);
  return (
    <Dialog
      title={share ? m('titleOf', { amount: amountOf(share.amount) }) : m('title')}
      open
      size="wide"
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={8}>
        {() => (share ? <PreviewShare allocation={allocation} share={share} all={all} /> : <EmptyState title={m('nothing')} />)}
      </QueryResult>
    </Dialog>
  );
}
