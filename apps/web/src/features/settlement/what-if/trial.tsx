// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatNumber, today } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, Link, Section, Select, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { usePeriodText } from '../months.ts';
import type { ScenarioChange } from './address.ts';
import { changeText } from './change-text.ts';
import { useMeterName } from './join-fields.tsx';
import { whatIfTexts } from './messages.ts';
import { type Order, ResultTable, type Shown } from './result-table.tsx';
import { changePercent, signed, wireOf } from './scenario.ts';
import { TakeOverDialog } from './take-over-dialog.tsx';
import { type EffectRow, type WhatIfAnswer, WhatIfQuery } from './what-if-documents.ts';

interface TrialProps {
  readonly from: string;
  readonly to: string;
  readonly known: string | undefined;
  readonly changes: readonly ScenarioChange[];
  readonly shown: Shown;
  readonly order: Order;
  readonly onView: (change: { readonly show?: Shown; readonly sort?: Order }) => void;
}

/** The result as it stands for what the address says. */
export function Trial(props: TrialProps) {
  const { from, to, known, changes } = props;
  const variables = { monthFrom: from, monthTo: to, ...(known ? { knownOn: known } : {}), changes: wireOf(changes) };
  const [result, refetch] = useQuery({ query: WhatIfQuery, variables: variables as never });
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })}>
      {({ whatIf }) => (whatIf.findings.length > 0 ? <Findings answer={whatIf} /> : <Result {...props} answer={whatIf} />)}
    </QueryResult>
  );
}

const PLACE = /^changes\.(\d+)\./;

function Findings({ answer }: { readonly answer: WhatIfAnswer }) {
  const m = useMessages(whatIfTexts);
  const say = useBilingual();
  return (
    <Banner kind="warning" title={m('found')}>
      <ul>
        {answer.findings.map(({ code, field, message }) => {
          const place = PLACE.exec(field ?? '')?.[1];
          const said = say(message);
          return <li key={`${code} ${field} ${said}`}>{place ? m('foundAt', { position: Number(place) + 1, message: said }) : said}</li>;
        })}
      </ul>
    </Banner>
  );
}

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | undefined => values.find((one) => one === value);

function Result({ answer, shown, order, onView, ...asked }: TrialProps & { readonly answer: WhatIfAnswer }) {
  const m = useMessages(whatIfTexts);
  const may = useMay();
  const [taking, setTaking] = useState(false);
  const noteFor = useNote(asked, answer);
  const { sums } = answer;
  if (!sums) return null;
  const tools = (
    <>
      <Select
        label={m('show')}
        placeholder={m('showAll')}
        value={shown ?? ''}
        options={[
          { value: 'more', label: m('showMore') },
          { value: 'less', label: m('showLess') },
        ]}
        onChange={(event) => onView({ show: oneOf(['more', 'less'], event.target.value) })}
      />
      <Select
        label={m('sort')}
        placeholder={m('byDifference')}
        value={order ?? ''}
        options={[
          { value: 'more', label: m('byMore') },
          { value: 'less', label: m('byLess') },
          { value: 'name', label: m('byName') },
        ]}
        onChange={(event) => onView({ sort: oneOf(['more', 'less', 'name'], event.target.value) })}
      />
    </>
  );
  return (
    <Section
      title={m('result')}
      actions={
        <>
          <TakeOverKey changes={asked.changes} />
          {may('agreements.draft') && asked.changes.length > 0 && <Button onPress={() => setTaking(true)}>{m('takeOver')}</Button>}
        </>
      }
    >
      <Stack>
        <Figures answer={answer} sums={sums} />
        <Assumptions answer={answer} />
        <ResultTable rows={answer.members} sums={sums} shown={shown} order={order} tools={tools} />
        <p className="vw-muted">
          {m('basis')} {m('reckoned', { ms: formatNumber(answer.milliseconds) })}
        </p>
      </Stack>
      {taking && (
        <TakeOverDialog
          members={answer.members.filter(({ tenantId }) => !tenantId.startsWith('joins '))}
          changes={asked.changes}
          noteFor={noteFor}
          onClose={() => setTaking(false)}
        />
      )}
    </Section>
  );
}

/** The rule that was tried, in the form of the key's next version: what is published there is checked and resolved like any other. */
function TakeOverKey({ changes }: { readonly changes: readonly ScenarioChange[] }) {
  const m = useMessages(whatIfTexts);
  const may = useMay();
  const params = useBodyParams();
  const tried = changes.find(({ kind, keyVersion }) => kind === 'key' && keyVersion !== undefined);
  if (!(tried?.keyId && may('settlement.publishKey'))) return null;
  const search = { key: tried.keyId, like: tried.likeKeyId ?? tried.keyId, version: String(tried.keyVersion) };
  return (
    <Link look="button" to="/a/$association/$body/settlement/keys/new" params={params} search={search}>
      {m('takeOverIntoKey')}
    </Link>
  );
}

function Figures({ answer, sums }: { readonly answer: WhatIfAnswer; readonly sums: NonNullable<WhatIfAnswer['sums']> }) {
  const m = useMessages(whatIfTexts);
  const { carriedByCentreBefore: before, carriedByCentreAfter: after } = answer;
  const figures = [
    [m('payMore'), formatNumber(answer.payMore)],
    [m('payLess'), formatNumber(answer.payLess)],
    [m('unchanged'), formatNumber(answer.unchanged)],
    [m('sumBefore'), sums.before === null ? '–' : amountOf(sums.before)],
    [m('sumAfter'), sums.after === null ? '–' : amountOf(sums.after)],
  ] as const;
  const isEqual = /^-?0(\.0+)?$/.test(sums.difference);
  return (
    <>
      <dl className="vws-figures">
        {figures.map(([term, value]) => (
          <div key={term} className="vws-figure">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p aria-live="polite">
        {isEqual ? m('equal') : m('sumDiffers', { difference: signed(sums.difference) })}{' '}
        {before !== null && after !== null && before !== after && m('centre', { before: amountOf(before), after: amountOf(after) })}
      </p>
    </>
  );
}

function Assumptions({ answer }: { readonly answer: WhatIfAnswer }) {
  const m = useMessages(whatIfTexts);
  const meterName = useMeterName();
  if (answer.assumptions.length === 0) return null;
  return (
    <details>
      <summary>{m('assumed')}</summary>
      <ul>
        {answer.assumptions.map((one) => (
          <li key={`${one.memberName} ${one.serviceFamilyCode} ${one.meter}`}>
            {m('assumedOf', {
              member: one.memberName,
              what: meterName(one),
              quantity: formatNumber(BigInt(one.quantity)),
              how: one.given ? '' : m('assumedHow'),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is kept of a trial for one member; names no other member's amounts. */
function useNote({ from, to, known, changes }: Pick<TrialProps, 'from' | 'to' | 'known' | 'changes'>, answer: WhatIfAnswer) {
  const m = useMessages(whatIfTexts);
  const period = usePeriodText();
  return (row: EffectRow): string => {
    const amount = (value: string | null): string => (value === null ? m('noPart') : amountOf(value));
    const percent = changePercent(row.before, row.difference);
    const said = [...changes.map((change) => changeText(m, change)), ...(known ? [m('saidKnown', { on: formatDate(known) })] : [])];
    return [
      m('noteHead', { today: formatDate(today()), period: period(from, to) }),
      m('noteChanges', { changes: said.join('; ') }),
      m('noteMember', {
        ...{ member: row.memberName, before: amount(row.before), after: amount(row.after), difference: signed(row.difference) },
        percent: percent ? ` (${percent})` : '',
      }),
      m('noteAll', {
        ...{ more: answer.payMore, less: answer.payLess, same: answer.unchanged },
        ...{ before: amount(answer.sums?.before ?? null), afterSum: amount(answer.sums?.after ?? null) },
      }),
    ].join('\n');
  };
}
