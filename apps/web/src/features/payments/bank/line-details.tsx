// SPDX-License-Identifier: EUPL-1.2
import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, Cluster, DescriptionList, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { FetchedDialog } from '../fetched-dialog.tsx';
import { MunicipalityBadge } from '../municipalities.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { AccountsQuery, type CandidateRow, type LineRow, SetAside, TeachRule, UndoBooking } from './bank-documents.ts';
import { CandidateList, useRuleName } from './candidate-list.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { reconcileTexts } from './reconcile-texts.ts';
import { RefundDialog } from './refund-dialog.tsx';

interface Props {
  readonly line: LineRow;
  readonly candidates: readonly CandidateRow[];
  readonly chosen: number;
  readonly pending: boolean;
  readonly problem: ReactNode;
  readonly onChoose: (index: number) => void;
  readonly onBook: () => void;
  /** Whether it is to be booked together with others. */
  readonly marked: boolean;
  readonly onMark: () => void;
  readonly onChanged: () => void;
}

type Act = 'assign' | 'aside' | 'explain' | 'teach' | 'undo' | 'refund';

function Facts({ line }: { readonly line: LineRow }) {
  const m = useMessages(reconcileTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const ruleName = useRuleName();
  const done =
    line.entryId === null
      ? []
      : [
          { term: m('bookedOn'), value: line.bookedOn ? formatDate(line.bookedOn, language) : '–' },
          { term: m('bookedBy'), value: line.byMachine ? m('machine') : (line.bookedBy ?? c('centreStaff')) },
          {
            term: m('because'),
            value:
              line.rule === 'person'
                ? (line.because ?? '').replace(/^person(; )?/, '') || ruleName(line.rule)
                : ruleName(line.rule, isOut(line)),
          },
        ];
  return (
    <DescriptionList
      items={[
        { term: m('payer'), value: [line.name ?? '–', line.iban].filter(Boolean).join(' · ') },
        { term: m('text'), value: line.text || '–' },
        {
          term: m('account'),
          value: (
            <>
              <MunicipalityBadge id={line.tenantId} /> {line.account}
            </>
          ),
        },
        { term: m('day'), value: `${formatDate(line.bookingDay, language)}, ${m('valueDay')} ${formatDate(line.valueDay, language)}` },
        ...(line.endToEndId && line.endToEndId !== 'NOTPROVIDED' ? [{ term: m('endToEndId'), value: line.endToEndId }] : []),
        ...(line.returnReason ? [{ term: m('returned'), value: line.returnReason }] : []),
        ...(line.batchCount === null ? [] : [{ term: m('line'), value: m('batch', { count: line.batchCount }) }]),
        ...done,
        ...(line.open === null ? [] : [{ term: m('standing'), value: amountOf(line.open) }]),
        ...(line.reason
          ? [
              { term: m('reason'), value: line.reason },
              { term: m('owner'), value: line.owner ?? m('noOwner') },
            ]
          : []),
      ]}
    />
  );
}

const isOut = ({ amount }: Pick<LineRow, 'amount'>): boolean => amount.startsWith('-');
/** Money that left without an order is an advance; what came in unclear is kept. */
const asideWord = (line: LineRow): 'setAside' | 'setAsideOut' => (isOut(line) ? 'setAsideOut' : 'setAside');

/** What was cleared up of a line; each can be taken back by itself. */
function Clearings({ line, onChanged }: { readonly line: LineRow; readonly onChanged: () => void }) {
  const m = useMessages(reconcileTexts);
  const may = useMay();
  const language = useLanguage();
  const [back, setBack] = useState<string | null>(null);
  if (line.clearings.length === 0) return null;
  return (
    <Section title={m('clearings')}>
      <ul className="vwp-deeds">
        {line.clearings.map(({ entryId, bookedOn, bookedBy, because, amount }) => (
          <li key={entryId}>
            <span>{[formatDate(bookedOn, language), amountOf(amount), bookedBy ?? m('machine'), because].join(' · ')}</span>
            {may('payments.reconcile') && (
              <Button size="small" kind="tertiary" onPress={() => setBack(entryId)}>
                {m('undoClearing')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {back && (
        <ActDialog
          {...{
            title: m('undoClearing'),
            intro: m('undoClearingIntro'),
            submitLabel: m('undoClearing'),
            done: m('doneUndone'),
            danger: true,
          }}
          fields={[{ name: 'reason', label: m('reason'), kind: 'area' }]}
          document={UndoBooking}
          variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, entryId: back, reason })}
          onClose={() => setBack(null)}
          onDone={onChanged}
        />
      )}
    </Section>
  );
}

interface ActsProps {
  readonly act: Act | null;
  readonly line: LineRow;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

function TeachDialog({ line, onClose, onChanged }: Omit<ActsProps, 'act'>) {
  const m = useMessages(reconcileTexts);
  const [result, again] = useQuery({ query: AccountsQuery, variables: { tenantId: line.tenantId } });
  return (
    <FetchedDialog title={m('teach')} result={result} onRetry={() => again({ requestPolicy: 'network-only' })} onClose={onClose}>
      {({ ledgerAccounts }) => (
        <ActDialog
          {...{ title: m('teach'), submitLabel: m('teach'), done: m('doneTaught'), onClose, onDone: onChanged }}
          fields={[
            {
              name: 'accountId',
              label: m('ruleAccount'),
              kind: 'choice',
              options: ledgerAccounts
                .filter(({ kind }) => kind !== 'opening')
                .map(({ id, number, label }) => ({ value: id, label: `${number} ${label}` })),
            },
            {
              ...{ name: 'by', label: m('ruleBy'), kind: 'choice', initial: line.iban ? 'iban' : 'text' },
              options: [
                ...(line.iban ? [{ value: 'iban', label: m('ruleByIban') }] : []),
                ...(line.gvc ? [{ value: 'gvc', label: m('ruleByGvc') }] : []),
                ...(line.iban && line.gvc ? [{ value: 'both', label: m('ruleByBoth') }] : []),
                { value: 'text', label: m('ruleByText') },
              ],
            },
            { name: 'textHolds', label: m('ruleWords'), kind: 'text', optional: true },
          ]}
          document={TeachRule}
          variables={({ accountId = '', by = '', textHolds }, idempotencyKey) => ({
            ...{ idempotencyKey, lineId: line.id, accountId, textHolds: textHolds || null },
            ...{ byIban: by === 'iban' || by === 'both', byGvc: by === 'gvc' || by === 'both' },
          })}
        />
      )}
    </FetchedDialog>
  );
}

function Acts({ act, line, onClose, onChanged }: ActsProps) {
  const m = useMessages(reconcileTexts);
  const after = { onClose, onDone: onChanged };
  if (act === 'refund') return <RefundDialog lineId={line.id} {...after} />;
  if (act === 'assign') return <AssignDialog lines={[line]} {...after} />;
  if (act === 'teach') return <TeachDialog line={line} onClose={onClose} onChanged={onChanged} />;
  if (act === 'explain')
    return <ExplainDialog tenantId={line.tenantId} item={line.id} reason={line.reason} ownerId={line.ownerId} {...after} />;
  if (act === 'aside')
    return (
      <ActDialog
        {...{ title: `${m(asideWord(line))}: ${amountOf(line.amount)}`, submitLabel: m(asideWord(line)), fields: [], ...after }}
        done={m(isOut(line) ? 'doneAsideOut' : 'doneAside')}
        document={SetAside}
        variables={(_values, idempotencyKey) => ({ idempotencyKey, lineId: line.id, expectedVersion: line.version })}
      />
    );
  if (act === 'undo')
    return (
      <ActDialog
        {...{ title: m('undo'), intro: m('undoIntro'), submitLabel: m('undo'), done: m('doneUndone'), danger: true, ...after }}
        fields={[{ name: 'reason', label: m('reason'), kind: 'area' }]}
        document={UndoBooking}
        variables={({ reason = '' }, idempotencyKey) => ({ idempotencyKey, entryId: line.entryId ?? '', reason })}
      />
    );
  return null;
}

/** One line: what it says, what it may be, and what can be done with it. */
export function LineDetails({ line, candidates, chosen, pending, problem, marked, onChoose, onBook, onMark, onChanged }: Props) {
  const m = useMessages(reconcileTexts);
  const may = useMay();
  const { side } = useActingBody();
  const [act, setAct] = useState<Act | null>(null);
  const standing = line.asideAccountId !== null;
  const waits = line.entryId === null || standing;
  const button = (one: Act) => (
    <Button size="small" onPress={() => setAct(one)}>
      {m(one === 'aside' ? asideWord(line) : one)}
    </Button>
  );
  return (
    <Stack>
      <Facts line={line} />
      {waits && (
        <Section title={m('candidates')}>
          <CandidateList candidates={candidates} chosen={chosen} onChoose={onChoose} isOut={isOut(line)} />
        </Section>
      )}
      <Clearings line={line} onChanged={onChanged} />
      {problem}
      {may('payments.reconcile') && (
        <Cluster>
          {waits && candidates.length > 0 && (
            <Button size="small" kind="primary" pending={pending} onPress={onBook}>
              {m('book')}
            </Button>
          )}
          {waits && button('assign')}
          {line.entryId === null && button('aside')}
          {waits && button('explain')}
          {waits && button('teach')}
          {waits && (
            <Button size="small" onPress={onMark}>
              {m(marked ? 'unmark' : 'mark')}
            </Button>
          )}
          {line.entryId !== null && line.clearings.length === 0 && button('undo')}
        </Cluster>
      )}
      {side === 'member' && standing && !line.amount.startsWith('-') && may('payments.prepareOrders') && (
        <Cluster>{button('refund')}</Cluster>
      )}
      <Acts act={act} line={line} onClose={() => setAct(null)} onChanged={onChanged} />
    </Stack>
  );
}
