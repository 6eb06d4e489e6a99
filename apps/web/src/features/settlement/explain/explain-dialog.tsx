// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useCallback } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant, formatNumber } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DescriptionItem, DescriptionList, Dialog, EmptyState, Link, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { keepTogether, useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { permyriadText } from '../exact.ts';
import { useFamilies } from '../families.ts';
import { usePeriodText } from '../months.ts';
import { useCalculation } from './calculation.ts';
import { type ChargeExplanation, ExplainQuery, type PoolExplanation } from './explain-documents.ts';
import { explainTexts, isVatCode } from './messages.ts';
import { SourceList } from './source-list.tsx';
import { type Step, Steps } from './steps.tsx';
import { WeightTable } from './weight-table.tsx';
import '../settlement.css';

interface Vat {
  readonly ratePermille: number;
  readonly tax: string;
  readonly ground: string;
}

/** How an amount is taxed; of a taxable one what comes on top, where the rate is known. */
export function useVatText(): (code: string | null, vat?: Vat | null) => string {
  const m = useMessages(explainTexts);
  return useCallback(
    (code, vat) => {
      if (vat) return m('onTop', { rate: formatNumber(vat.ratePermille / 10), tax: amountOf(vat.tax), ground: vat.ground });
      if (code === 'S') return m('taxable');
      return code === null ? '–' : isVatCode(code) ? m(code) : code;
    },
    [m],
  );
}

interface OfLine {
  readonly statementId: string;
  readonly lineKey: string;
}

/** What the snapshot holds, in the shape of a calculation. */
function usePoolSteps(pool: PoolExplanation): readonly Step[] {
  const m = useMessages(explainTexts);
  const say = useBilingual();
  const period = usePeriodText();
  // The snapshot says what makes the measure, with days and corrections: '… nach Köpfen: 4.000 von 46.000 (…) = 3,0434 %'.
  const measures = pool.steps.filter(({ kind }) => kind === 'part').map(({ text }) => say(text));
  const value = (kind: string): string => pool.steps.find((step) => step.kind === kind)?.value ?? '0';
  return useCalculation({
    poolName: pool.poolName,
    period: period(pool.monthsFrom, pool.monthsTo),
    cost: pool.cost,
    parts: pool.weights.flatMap((table, index) => {
      const phrase = say(table.phrase);
      const [, measured = ''] = (measures[index] ?? '').split(`${phrase}: `);
      const note = measured.slice(0, measured.lastIndexOf(' = '));
      const own = table.rows.find((row) => row.own);
      const { sharePermyriad, totalWeight } = table;
      const isHours = table.kind === 'hours';
      return own
        ? [
            {
              ...own,
              sharePermyriad,
              totalWeight,
              isHours,
              phrase,
              unit: table.kind === 'equal' ? m('equalUnit') : say(table.unitName),
              ...(note ? { note } : {}),
            },
          ]
        : [];
    }),
    fraction: value('fraction'),
    floorCents: BigInt(value('floor')),
    roundingCents: pool.roundingCents,
    rank: pool.rank,
    leftoverCents: pool.leftoverCents,
    amount: pool.amount,
  });
}

function PoolPart({ pool, statementId, lineKey }: OfLine & { readonly pool: PoolExplanation }) {
  const m = useMessages(explainTexts);
  const language = useLanguage();
  const say = useBilingual();
  const vat = useVatText();
  const may = useMay();
  const params = useBodyParams();
  const keyText = m('keyVersion', { name: pool.keyName, version: pool.keyVersion, from: formatDate(pool.keyValidFrom, language) });
  const key: ReactNode = may('settlement.readKeys') ? (
    <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId: pool.keyId }}>
      {keyText}
    </Link>
  ) : (
    keyText
  );
  const steps = usePoolSteps(pool);
  const agreement = pool.agreementNumber ? m('agreementClause', { number: pool.agreementNumber, clause: pool.agreementClause ?? '' }) : '–';
  return (
    <Stack>
      <p className="vws-sentence">{keepTogether(say(pool.sentence))}</p>
      <Section title={m('steps')} level={3}>
        <Steps label={m('steps')} steps={steps} />
        <p className="vw-muted vws-small">{m('stepsNote')}</p>
      </Section>
      <SourceList statementId={statementId} lineKey={lineKey} sources={pool.sources} weights={pool.weights} />
      <Section title={m('basis')} level={3}>
        <Stack gap="small">
          <p>{say(pool.keySentence)}</p>
          <DescriptionList
            items={[
              { term: m('key'), value: key },
              { term: m('clause'), value: pool.clause },
              { term: m('resolution'), value: pool.resolution },
              { term: m('agreement'), value: keepTogether(agreement) },
              { term: m('vat'), value: vat(pool.vatCode) },
            ]}
          />
        </Stack>
      </Section>
      {pool.weights.map((table, index) => (
        <WeightTable
          key={`${table.phrase.de} ${table.sharePermyriad}`}
          title={m('weights', { share: permyriadText(table.sharePermyriad), phrase: say(table.phrase) })}
          unit={table.kind === 'equal' ? m('equalParts') : say(table.unitName)}
          isHours={table.kind === 'hours'}
          fileName={`gewichte-${index + 1}.csv`}
          rows={table.rows}
        />
      ))}
    </Stack>
  );
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
    { term: m('agreement'), value: keepTogether(m('agreementClause', { number: charge.agreementNumber, clause: charge.clause })) },
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

interface ExplainDialogProps extends OfLine {
  readonly onClose: () => void;
}

/** 'Warum dieser Betrag?': the snapshot that was kept with the statement, down to the single record. */
export function ExplainDialog({ statementId, lineKey, onClose }: ExplainDialogProps) {
  const m = useMessages(explainTexts);
  const [result, refetch] = useQuery({ query: ExplainQuery, variables: { statementId, lineKey } });
  const found = result.data?.explainAmount;
  const amount = found?.pool?.amount ?? found?.charge?.amount;
  return (
    <Dialog
      title={amount === undefined ? m('title') : m('titleOf', { amount: amountOf(amount) })}
      open
      size="wide"
      onClose={onClose}
      footer={<Button onPress={onClose}>{m('close')}</Button>}
    >
      <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={8}>
        {({ explainAmount }) => {
          if (explainAmount?.pool) return <PoolPart pool={explainAmount.pool} statementId={statementId} lineKey={lineKey} />;
          if (explainAmount?.charge) return <ChargePart charge={explainAmount.charge} />;
          return <EmptyState title={m('nothing')} />;
        }}
      </QueryResult>
    </Dialog>
  );
}
