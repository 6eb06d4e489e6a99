// SPDX-License-Identifier: EUPL-1.2
import { formatDate, today } from '../../../format/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Button, Cluster, Section, Select, Stack, TextField } from '../../../ui/index.ts';
import { setupTexts } from './messages.ts';
import type { Rules } from './rules-documents.ts';

type Duty = Rules['grants'][number]['duty'];
const OF_MEMBER = ['draft', 'factual', 'arithmetical', 'order'] as const;
const OF_CENTRE = ['accept', 'run', 'release', 'handOver', 'recall', 'close'] as const;
const ALL: readonly Duty[] = [...OF_MEMBER, ...OF_CENTRE];

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly functionTitle: string | null;
  readonly side: 'member' | 'centre';
  /** That the person's roles open today. */
  readonly duties: readonly string[];
}
export interface GrantRow {
  readonly key: number;
  readonly userId: string;
  readonly duty: Duty;
  readonly limit: string;
  readonly from: string;
  readonly to: string;
}

interface GrantRowsProps {
  readonly rows: readonly GrantRow[];
  readonly people: readonly Person[];
  readonly onRows: (rows: readonly GrantRow[]) => void;
}

/** Who may do what, up to which amount, from when to when. */
export function GrantRows({ rows, people, onRows }: GrantRowsProps) {
  const m = useMessages(setupTexts);
  const change = (key: number, patch: Partial<GrantRow>): void => onRows(rows.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const text = (row: GrantRow, field: 'limit' | 'from' | 'to') => ({
    ...{ label: m(field), value: row[field] },
    onChange: (event: { target: { value: string } }) => change(row.key, { [field]: event.target.value }),
  });
  const add = (): void => {
    const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
    onRows([...rows, { key, userId: '', duty: 'draft', limit: '', from: formatDate(today()), to: '' }]);
  };
  return (
    <Section level={3} title={m('duties')}>
      <Stack gap="small">
        <p className="vwp-note">{m('limitHint')}</p>
        {rows.map((row, index) => {
          const side = people.find(({ userId }) => userId === row.userId)?.side;
          const duties = side === undefined ? ALL : side === 'member' ? OF_MEMBER : OF_CENTRE;
          return (
            <fieldset key={row.key} className="vwp-row" aria-label={m('dutyRow', { row: index + 1 })}>
              <Select
                label={m('person')}
                value={row.userId}
                options={people.map(({ userId, name, side: of }) => ({
                  value: userId,
                  label: `${name} (${m(of === 'member' ? 'sideMember' : 'sideCentre')})`,
                }))}
                onChange={(event) => {
                  const next = people.find(({ userId }) => userId === event.target.value);
                  const fits: readonly Duty[] = next?.side === 'centre' ? OF_CENTRE : OF_MEMBER;
                  change(row.key, { userId: event.target.value, duty: fits.includes(row.duty) ? row.duty : (fits[0] ?? row.duty) });
                }}
              />
              <Select
                label={m('duty')}
                placeholder={false}
                value={row.duty}
                options={duties.map((duty) => ({ value: duty, label: m(duty) }))}
                onChange={(event) => change(row.key, { duty: ALL.find((duty) => duty === event.target.value) ?? row.duty })}
              />
              <TextField {...text(row, 'limit')} />
              <TextField {...text(row, 'from')} />
              <TextField {...text(row, 'to')} />
              <Button
                size="small"
                kind="tertiary"
                icon="delete"
                aria-label={m('removeRow', { row: index + 1 })}
                onPress={() => onRows(rows.filter(({ key }) => key !== row.key))}
              >
                {m('remove')}
              </Button>
            </fieldset>
          );
        })}
        <Cluster>
          <Button size="small" icon="add" onPress={add}>
            {m('addDuty')}
          </Button>
        </Cluster>
      </Stack>
    </Section>
  );
}
