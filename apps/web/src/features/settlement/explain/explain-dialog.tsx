// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, type DescriptionItem, DescriptionList, Dialog, EmptyState, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { keepTogether } from '../bilingual.ts';
import { useFamilies } from '../families.ts';
import { DifferencePart } from './difference-part.tsx';
import { type ChargeExplanation, ExplainQuery, type Explanation } from './explain-documents.ts';
import { explainTexts } from './messages.ts';
import { PoolPart } from './pool-part.tsx';
import { SourceList } from './source-list.tsx';
import { useVatText } from './vat-text.ts';
import '../settlement.css';

interface OfLine {
  readonly statementId: string;
  readonly lineKey: string;
}

function ChargePart({ charge }: { readonly charge: ChargeExplanation }) {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const vat = useVatText();
  const { nameOf } = useFamilies();
  const date = formatDate(charge.occurredOn, language);
  const items: readonly DescriptionItem[] = [
    { term: m('label'), value: charge.label },
    { term: m('family'), value: nameOf(charge.serviceFamilyCode) },
    { term: m('occurredOn'), value: date },
    { term: m('postedAt'), value: formatInstant(charge.createdAt, language) },
    { term: m('agreement'), value: keepTogether(m('agreementClause', { number: charge.agreementNumber ?? '', clause: charge.clause })) },
    { term: m('vat'), value: vat(charge.vatCode) },
    ...(charge.reverses ? [{ term: m('reversalSource'), value: m('chargeReversal') }] : []),
  ];
  return (
    <Stack>
      <p className="vws-sentence">{m('chargeSentence', { amount: amountOf(charge.amount), label: charge.label, date })}</p>
      <Section title={m('charge')} level={3}>
        <DescriptionList items={items} />
      </Section>
    </Stack>
  );
}

/** The amount itself; of a correction, what is right. */
function RightAmount({ explanation, statementId, lineKey }: OfLine & { readonly explanation: Explanation }) {
  const m = useMessages(explainTexts);
  const { pool, charge } = explanation;
  if (pool)
    return (
      <PoolPart
        pool={pool}
        sources={<SourceList statementId={statementId} lineKey={lineKey} sources={pool.sources} weights={pool.weights} />}
      />
    );
  return charge ? <ChargePart charge={charge} /> : <p>{m('noLongerCharged')}</p>;
}

interface ExplainDialogProps extends OfLine {
  readonly onClose: () => void;
}

/** 'Warum dieser Betrag?': the snapshot that was kept with the statement, down to the single record. */
export function ExplainDialog({ statementId, lineKey, onClose }: ExplainDialogProps) {
  const m = useMessages(explainTexts);
  const [result, refetch] = useQuery({ query: ExplainQuery, variables: { statementId, lineKey } });
  const found = result.data?.explainAmount;
  const amount = found?.correction?.difference ?? found?.pool?.amount ?? found?.charge?.amount;
  return (
    <Dialog
      title={amount === undefined ? m('title') : m('titleOf', { amount: amountOf(amount) })}
      open
      size="wide"
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={8}>
        {({ explainAmount }) =>
          explainAmount ? (
            <Stack>
              {explainAmount.correction && (
                <DifferencePart correction={explainAmount.correction} isGone={!explainAmount.pool && !explainAmount.charge} />
              )}
              <RightAmount explanation={explainAmount} statementId={statementId} lineKey={lineKey} />
            </Stack>
          ) : (
            <EmptyState title={m('nothing')} />
          )
        }
      </QueryResult>
    </Dialog>
  );
}
