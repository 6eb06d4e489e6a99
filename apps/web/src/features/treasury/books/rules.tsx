// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { formatDate } from '../../../format/index.ts';
import { ActDialog } from '../../../forms/act-dialog.tsx';
import { useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Button, type DataColumn, DataTable, EmptyState, Section } from '../../../ui/index.ts';
import { type BooksData, SetTreasuryRule } from './book-documents.ts';
import { bookTexts } from './messages.ts';
import { useRuleSentence } from './rule-sentence.ts';
import { ruleTexts } from './rule-texts.ts';

interface PartProps {
  readonly data: BooksData;
  readonly onDone: () => void;
}

const LATE = ['contract', 'statute', 'taxLateCharge', 'none'] as const;
const TOPICS = ['lateNotice', 'lateInvoice', 'instalmentDates', 'paymentOrder', 'balancing'] as const;

export function Rules({ data, onDone }: PartProps) {
  const m = useMessages(bookTexts);
  const r = useMessages(ruleTexts);
  const may = useMay();
  const [setting, setSetting] = useState<'late' | 'lateMinimum' | null>(null);
  type Row = BooksData['treasuryRules'][number];
  const topic = (row: Row): string => {
    const known = TOPICS.find((one) => one === row.topic);
    if (known) return m(known);
    return row.topic === 'lateMinimum' ? r('lateMinimum') : row.topic;
  };
  const ruleSentence = useRuleSentence();
  const kind = ({ content }: Row): string => ruleSentence(content);
  const columns: readonly DataColumn<Row>[] = [
    { id: 'topic', header: m('topic'), rowHeader: true, cell: topic, text: topic },
    { id: 'validFrom', header: m('validFrom'), cell: (row) => formatDate(row.validFrom), text: (row) => formatDate(row.validFrom) },
    { id: 'content', header: m('content'), width: '18rem', cell: kind, text: kind },
    { id: 'clause', header: m('clause'), width: '10rem', cell: (row) => row.clause, text: (row) => row.clause },
  ];
  return (
    <Section
      title={m('rules')}
      actions={
        may('treasury.planBudget') && (
          <>
            <Button onPress={() => setSetting('late')}>{m('setLate')}</Button>
            <Button onPress={() => setSetting('lateMinimum')}>{r('setMinimum')}</Button>
          </>
        )
      }
    >
      <DataTable
        label={m('rules')}
        columns={columns}
        rows={data.treasuryRules}
        rowId={(row) => row.id}
        rowName={topic}
        empty={<EmptyState icon="book" title={m('noRules')} />}
        exportCsv="regeln.csv"
      />
      {setting === 'lateMinimum' && (
        <ActDialog
          title={r('setMinimum')}
          intro={r('minimumIntro')}
          submitLabel={r('setMinimum')}
          done={m('ruleSet')}
          fields={[
            { name: 'minimum', label: r('lateMinimum'), kind: 'amount' },
            { name: 'validFrom', label: m('validFrom'), kind: 'date' },
            { name: 'clause', label: m('clause'), hint: m('clauseHint'), kind: 'text' },
          ]}
          document={SetTreasuryRule}
          variables={({ minimum = '0.00', validFrom = '', clause = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, topic: 'lateMinimum' as const, minimum, validFrom, clause },
            expectedVersion: data.treasuryRules.filter((rule) => rule.topic === 'lateMinimum').length,
          })}
          onClose={() => setSetting(null)}
          onDone={onDone}
        />
      )}
      {setting === 'late' && (
        <ActDialog
          title={m('setLate')}
          submitLabel={m('setLate')}
          done={m('ruleSet')}
          fields={[
            {
              name: 'topic',
              label: m('topic'),
              kind: 'choice',
              options: (['lateNotice', 'lateInvoice'] as const).map((value) => ({ value, label: m(value) })),
            },
            { name: 'late', label: m('late'), kind: 'choice', options: LATE.map((value) => ({ value, label: m(value) })) },
            { name: 'rate', label: m('rate'), kind: 'amount', initial: '0,00' },
            { name: 'validFrom', label: m('validFrom'), kind: 'date' },
            { name: 'clause', label: m('clause'), hint: m('clauseHint'), kind: 'text' },
          ]}
          document={SetTreasuryRule}
          variables={({ topic: about, late, rate = '0.00', validFrom = '', clause = '' }, idempotencyKey) => ({
            ...{ idempotencyKey, topic: about as 'lateNotice', late: late as 'contract', validFrom, clause },
            basisPoints: Number(rate.replace('.', '')),
            expectedVersion: data.treasuryRules.filter((rule) => rule.topic === about).length,
          })}
          onClose={() => setSetting(null)}
          onDone={onDone}
        />
      )}
    </Section>
  );
}
