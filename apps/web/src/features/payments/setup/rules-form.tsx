// SPDX-License-Identifier: EUPL-1.2

import { centsToDecimal } from '@kernel/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, parseDateInput, parseTypedAmount, today, typedAmount } from '../../../format/index.ts';
import { useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button, Checkbox, Cluster, FieldGrid, Section, Select, Stack, TextField, toast } from '../../../ui/index.ts';
import { commonTexts } from '../common-messages.ts';
import { MunicipalityBadge } from '../municipalities.tsx';
import { type GrantRow, GrantRows, type Person } from './grant-rows.tsx';
import { setupTexts } from './messages.ts';
import { PeopleQuery, ProposeRules, type Rules } from './rules-documents.ts';

interface RulesFormProps {
  readonly tenantId: string;
  readonly before: Rules | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

interface Draft {
  readonly clause: string;
  readonly validFrom: string;
  readonly oneDeterminer: boolean;
  readonly determinerMayOrder: boolean;
  readonly referenceLength: string;
  readonly referenceCheck: Rules['referenceCheck'];
  readonly tolerance: string;
  readonly toleranceBorneBy: string;
  readonly unclearOwnerId: string;
}

const CHECKS = ['mod11_10', 'mod10', 'none'] as const;

const draftOf = (before: Rules | null): Draft => ({
  clause: before?.clause ?? '',
  validFrom: formatDate(today()),
  oneDeterminer: before?.oneDeterminer ?? false,
  determinerMayOrder: before?.determinerMayOrder ?? false,
  referenceLength: String(before?.referenceLength ?? 12),
  referenceCheck: before?.referenceCheck ?? 'mod11_10',
  tolerance: typedAmount(before?.tolerance ?? '0.00'),
  toleranceBorneBy: before?.toleranceBorneBy ?? '',
  unclearOwnerId: before?.unclearOwnerId ?? '',
});

const rowsOf = (before: Rules | null): readonly GrantRow[] =>
  (before?.grants ?? []).map(({ userId, duty, limit, from, to }, key) => ({
    ...{ key, userId, duty, limit: limit ? typedAmount(limit) : '', from: formatDate(from), to: to ? formatDate(to) : '' },
  }));

/** The rows as the interface wants them; or the number of the first that cannot be read. */
function grantsOf(rows: readonly GrantRow[]) {
  const grants = rows.map(({ userId, duty, limit, from, to }) => {
    const amount = limit.trim() === '' ? null : parseTypedAmount(limit);
    const [start, end] = [parseDateInput(from), to.trim() === '' ? null : parseDateInput(to)];
    const wrong = !userId || start === null || (to.trim() !== '' && end === null) || (amount !== null && !amount.ok);
    return wrong ? null : { userId, duty, limit: amount?.ok ? centsToDecimal(amount.value) : null, from: start, to: end };
  });
  const wrong = grants.indexOf(null);
  return wrong >= 0 ? { wrong: wrong + 1, grants: [] } : { wrong: null, grants: grants.flatMap((grant) => grant ?? []) };
}

const UP_TO_ORDER = ['draft', 'factual', 'arithmetical', 'order'] as const;

/** What the second person will be shown as well, as long as it can be changed easily. */
function Noticed({
  draft,
  rows,
  people,
}: {
  readonly draft: Draft;
  readonly rows: readonly GrantRow[];
  readonly people: readonly Person[];
}) {
  const m = useMessages(setupTexts);
  const held = people
    .map((person) => ({ person, own: rows.filter(({ userId }) => userId === person.userId).map(({ duty }) => duty) }))
    .filter(({ own }) => own.length > 0);
  const alone =
    draft.oneDeterminer && draft.determinerMayOrder ? held.filter(({ own }) => UP_TO_ORDER.every((duty) => own.includes(duty))) : [];
  const told = [
    ...alone.map(({ person }) => m('ORDERS_ALONE', { name: person.name })),
    ...held.flatMap(({ person, own }) => {
      const closed = [...new Set(own)].filter((duty) => !person.duties.includes(duty));
      return closed.length === 0 ? [] : [m('DUTY_WITHOUT_RIGHT', { name: person.name, duties: closed.map((duty) => m(duty)).join(', ') })];
    }),
  ];
  if (told.length === 0) return null;
  return (
    <Banner kind="warning" title={m('noticed')}>
      <ul className="vwp-results">
        {told.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** Another version, beginning with the one in force. */
export function RulesForm({ tenantId, before, onClose, onDone }: RulesFormProps) {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const [{ data }] = useQuery({ query: PeopleQuery, variables: { tenantId } });
  const people: readonly Person[] = data?.dutyPeople ?? [];
  const [draft, setDraft] = useState(() => draftOf(before));
  const [rows, setRows] = useState(() => rowsOf(before));
  const [wrong, setWrong] = useState<string | null>(null);
  const { submit, pending, problem } = useSubmit();
  const set = (patch: Partial<Draft>): void => setDraft((old) => ({ ...old, ...patch }));
  const text = (field: 'clause' | 'validFrom' | 'referenceLength' | 'tolerance' | 'toleranceBorneBy') => ({
    ...{ label: m(field), name: field, value: draft[field] },
    onChange: (event: { target: { value: string } }) => set({ [field]: event.target.value }),
  });
  const send = async (): Promise<void> => {
    const read = grantsOf(rows);
    const [validFrom, tolerance] = [parseDateInput(draft.validFrom), parseTypedAmount(draft.tolerance)];
    const length = Number(draft.referenceLength);
    if (read.wrong !== null) return setWrong(m('rowWrong', { row: read.wrong }));
    if (validFrom === null || !tolerance.ok || !Number.isInteger(length)) return setWrong(m('formWrong'));
    setWrong(null);
    const { clause, oneDeterminer, determinerMayOrder, referenceCheck, toleranceBorneBy, unclearOwnerId } = draft;
    const answer = await submit(ProposeRules, (idempotencyKey) => ({
      ...{ idempotencyKey, tenantId, clause, validFrom, oneDeterminer, determinerMayOrder, grants: read.grants, referenceLength: length },
      ...{ referenceCheck, tolerance: centsToDecimal(tolerance.value), toleranceBorneBy, unclearOwnerId: unclearOwnerId || null },
    }));
    if (!answer.ok) return;
    toast({ text: m('rulesProposed') });
    onDone();
    onClose();
  };
  return (
    <Section title={m('proposeRules')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <MunicipalityBadge id={tenantId} />
          <FieldGrid>
            <TextField {...text('clause')} hint={m('clauseHint')} />
            <TextField {...text('validFrom')} />
          </FieldGrid>
          <Checkbox
            label={m('oneDeterminer')}
            checked={draft.oneDeterminer}
            onChange={(event) => set({ oneDeterminer: event.target.checked })}
          />
          <Checkbox
            label={m('determinerMayOrder')}
            checked={draft.determinerMayOrder}
            onChange={(event) => set({ determinerMayOrder: event.target.checked })}
          />
          <GrantRows rows={rows} people={people} onRows={setRows} />
          <Section level={3} title={m('matching')}>
            <FieldGrid>
              <TextField {...text('referenceLength')} inputMode="numeric" />
              <Select
                label={m('referenceCheck')}
                placeholder={false}
                value={draft.referenceCheck}
                options={CHECKS.map((check) => ({ value: check, label: m(check) }))}
                onChange={(event) => set({ referenceCheck: CHECKS.find((check) => check === event.target.value) ?? draft.referenceCheck })}
              />
              <TextField {...text('tolerance')} hint={m('toleranceHint')} />
              <TextField {...text('toleranceBorneBy')} optional />
              <Select
                label={m('unclearOwner')}
                placeholder={m('nobody')}
                value={draft.unclearOwnerId}
                options={people.map(({ userId, name }) => ({ value: userId, label: name }))}
                onChange={(event) => set({ unclearOwnerId: event.target.value })}
              />
            </FieldGrid>
          </Section>
          <Noticed draft={draft} rows={rows} people={people} />
          {wrong && <Banner kind="danger" title={wrong} announce />}
          {problem}
          <Cluster>
            <Button kind="primary" type="submit" disabled={pending}>
              {m('proposeRules')}
            </Button>
            <Button onPress={onClose}>{c('cancel')}</Button>
          </Cluster>
        </Stack>
      </form>
    </Section>
  );
}
