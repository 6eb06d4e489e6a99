// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import type { DatesDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { newDates } from './new-draft.ts';
import { RuleDate, RuleNote, RuleSelect, RuleText } from './rule-fields.tsx';

interface DatesProps<At extends DatesDraft = DatesDraft> {
  readonly path: string;
  readonly value: At;
  readonly onChange: (at: DatesDraft) => void;
}

const replaced = (list: readonly string[], index: number, text: string): readonly string[] =>
  list.map((one, place) => (place === index ? text : one));

interface DayListProps {
  readonly path: string;
  readonly days: readonly string[];
  readonly yearly: boolean;
  readonly onChange: (days: readonly string[]) => void;
}

function DayList({ path, days, yearly, onChange }: DayListProps) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__days">
      {days.map((day, index) => {
        const number = index + 1;
        const single = m(yearly ? 'yearDay' : 'day');
        const field = {
          path: `${path}[${index}]`,
          label: days.length === 1 ? single : m('dayNumber', { number }),
          value: day,
          onChange: (text: string) => onChange(replaced(days, index, text)),
        };
        return (
          <div className="vws-rule__day" key={index}>
            {yearly ? <RuleText {...field} width="short" hint={m('yearDayHint')} /> : <RuleDate {...field} />}
            {days.length > 1 && (
              <Button
                size="small"
                kind="tertiary"
                icon="delete"
                iconOnly
                onPress={() => onChange(days.filter((_, place) => place !== index))}
              >
                {m('removeDay', { number })}
              </Button>
            )}
          </div>
        );
      })}
      <Button size="small" kind="tertiary" icon="add" onPress={() => onChange([...days, ''])}>
        {m('addDay')}
      </Button>
    </div>
  );
}

function YearlyEditor({ path, value, onChange }: DatesProps<Extract<DatesDraft, { kind: 'yearly' }>>) {
  const m = useMessages(ruleTexts);
  const years = Math.max(2, Number(value.yearsBefore) || 0);
  const label = (count: number): string => {
    if (count > 2) return m('yearsBeforeMore', { count });
    return m((['yearsBefore0', 'yearsBefore1', 'yearsBefore2'] as const)[count] ?? 'yearsBefore0');
  };
  return (
    <>
      <DayList path={`${path}.days`} days={value.days} yearly onChange={(days) => onChange({ ...value, days })} />
      <RuleSelect
        path={`${path}.yearsBefore`}
        label={m('yearsBefore')}
        value={value.yearsBefore}
        options={Array.from({ length: years + 1 }, (_, count) => ({ value: String(count), label: label(count) }))}
        onChange={(yearsBefore) => onChange({ ...value, yearsBefore })}
      />
    </>
  );
}

const EVERY = ['month-first', 'month-last', 'quarter-first', 'quarter-last'] as const;
const EVERY_TEXT = {
  'month-first': 'monthFirst',
  'month-last': 'monthLast',
  'quarter-first': 'quarterFirst',
  'quarter-last': 'quarterLast',
} as const;

function EveryEditor({ path, value, onChange }: DatesProps<Extract<DatesDraft, { kind: 'every' }>>) {
  const m = useMessages(ruleTexts);
  return (
    <RuleSelect
      path={`${path}.day`}
      label={m('counted')}
      value={`${value.each}-${value.day}` as (typeof EVERY)[number]}
      options={EVERY.map((one) => ({ value: one, label: m(EVERY_TEXT[one]) }))}
      onChange={(chosen) => {
        const [each, day] = chosen.split('-') as ['month' | 'quarter', 'first' | 'last'];
        onChange({ kind: 'every', each, day });
      }}
    />
  );
}

const KINDS = { dates: 'certainDays', yearly: 'everyYear', every: 'average' } as const;

/** The days on which something is counted. */
export function DatesEditor({ path, value, onChange }: DatesProps) {
  const m = useMessages(ruleTexts);
  return (
    <div className="vws-rule__dates">
      <RuleSelect
        label={m('days')}
        value={value.kind}
        options={(['dates', 'yearly', 'every'] as const).map((kind) => ({ value: kind, label: m(KINDS[kind]) }))}
        onChange={(kind) => onChange(newDates(kind, value))}
      />
      {value.kind === 'dates' && (
        <DayList path={`${path}.dates`} days={value.dates} yearly={false} onChange={(dates) => onChange({ ...value, dates })} />
      )}
      {value.kind === 'yearly' && <YearlyEditor path={path} value={value} onChange={onChange} />}
      {value.kind === 'every' && <EveryEditor path={path} value={value} onChange={onChange} />}
      <RuleNote path={path} />
      <RuleNote path={`${path}.dates`} />
      <RuleNote path={`${path}.days`} />
    </div>
  );
}
