// SPDX-License-Identifier: EUPL-1.2
import { formatMonth } from '../../../format/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import {
  AmountField,
  Button,
  ComboBox,
  type ComboBoxOption,
  DateField,
  FieldGrid,
  Select,
  type SelectOption,
  TextField,
  uiTexts,
} from '../../../ui/index.ts';
import { type DraftRow, emptyFieldsOf } from './assignment-draft.ts';
import { invoiceTexts } from './messages/index.ts';

export interface Targets {
  readonly pools: readonly SelectOption[];
  readonly centres: readonly SelectOption[];
  readonly months: readonly SelectOption[];
  readonly members: readonly ComboBoxOption[];
  readonly families: readonly SelectOption[];
}

export interface RowTrouble {
  readonly field: string;
  readonly message: string;
  /** The first month in which it could be booked. */
  readonly open?: string | undefined;
}

interface AssignmentRowProps {
  readonly row: DraftRow;
  readonly number: number;
  readonly targets: Targets;
  readonly trouble: RowTrouble | null;
  /** It was handed in once: what is still empty says so. */
  readonly tried: boolean;
  readonly onChange: (patch: Partial<DraftRow>) => void;
  readonly onRemove: (() => void) | null;
}

type FieldsProps = Pick<AssignmentRowProps, 'row' | 'targets' | 'onChange'> & {
  readonly problemOf: (field: keyof DraftRow) => string | undefined;
};

/** What the server says of a field, or that it is still empty. */
function useProblems({ row, trouble, tried }: Pick<AssignmentRowProps, 'row' | 'trouble' | 'tried'>): FieldsProps['problemOf'] {
  const u = useMessages(uiTexts);
  const empty = emptyFieldsOf(row);
  return (field) => {
    const isEmpty = empty.includes(field);
    if (trouble && (trouble.field === field || (trouble.field === 'target' && isEmpty && field !== 'label'))) return trouble.message;
    return tried && isEmpty ? u('missing') : undefined;
  };
}

/** A pool or a support cost centre, with kind and month. */
function CostFields({ row, targets, problemOf, onChange }: FieldsProps) {
  const m = useMessages(invoiceTexts);
  const field = row.kind === 'centre' ? 'costCentreId' : 'poolId';
  return (
    <FieldGrid>
      <Select
        label={m(row.kind === 'centre' ? 'centre' : 'pool')}
        value={row[field]}
        options={row.kind === 'centre' ? targets.centres : targets.pools}
        error={problemOf(field)}
        onChange={(event) => onChange({ [field]: event.target.value })}
      />
      <Select
        label={m('costKind')}
        placeholder={false}
        value={row.costKind}
        options={(['staff', 'material', 'overhead'] as const).map((value) => ({ value, label: m(value) }))}
        onChange={(event) => onChange({ costKind: event.target.value as DraftRow['costKind'] })}
      />
      <Select
        label={m('month')}
        placeholder={false}
        value={row.month}
        options={targets.months}
        error={problemOf('month')}
        onChange={(event) => onChange({ month: event.target.value })}
      />
    </FieldGrid>
  );
}

function MemberFields({ row, targets, problemOf, onChange }: FieldsProps) {
  const m = useMessages(invoiceTexts);
  return (
    <FieldGrid>
      <ComboBox
        label={m('member')}
        options={targets.members}
        value={row.tenantId || null}
        error={problemOf('tenantId')}
        onChange={(tenantId) => onChange({ tenantId: tenantId ?? '' })}
      />
      <Select
        label={m('family')}
        hint={m('memberHint')}
        value={row.serviceFamilyCode}
        options={targets.families}
        error={problemOf('serviceFamilyCode')}
        onChange={(event) => onChange({ serviceFamilyCode: event.target.value })}
      />
      <DateField
        label={m('day')}
        value={row.occurredOn}
        error={problemOf('occurredOn')}
        onChange={(occurredOn) => onChange({ occurredOn })}
      />
    </FieldGrid>
  );
}

export function AssignmentRow({ row, number, targets, trouble, tried, onChange, onRemove }: AssignmentRowProps) {
  const m = useMessages(invoiceTexts);
  const language = useLanguage();
  const isMember = row.kind === 'member';
  const problemOf = useProblems({ row, trouble, tried });
  return (
    <fieldset className="vws-assignment">
      <legend>{number}</legend>
      <FieldGrid>
        <Select
          label={m('target')}
          placeholder={false}
          value={row.kind}
          options={[
            { value: 'pool', label: m('toPool') },
            ...(targets.centres.length > 0 ? [{ value: 'centre', label: m('toCentre') }] : []),
            { value: 'member', label: m('toMember') },
          ]}
          onChange={(event) => onChange({ kind: event.target.value as DraftRow['kind'] })}
        />
        <AmountField label={m('amount')} value={row.amount} error={problemOf('amount')} onChange={(amount) => onChange({ amount })} />
      </FieldGrid>
      {isMember ? (
        <MemberFields row={row} targets={targets} problemOf={problemOf} onChange={onChange} />
      ) : (
        <CostFields row={row} targets={targets} problemOf={problemOf} onChange={onChange} />
      )}
      <TextField
        label={m('label')}
        value={row.label}
        error={problemOf('label')}
        maxLength={200}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <div className="vw-cluster">
        {trouble?.open && (
          <Button
            size="small"
            onPress={() =>
              onChange(
                isMember
                  ? { occurredOn: `1.${Number(trouble.open?.slice(5))}.${trouble.open?.slice(0, 4)}` }
                  : { month: trouble.open ?? row.month },
              )
            }
          >
            {m('useOpenMonth', { month: formatMonth(trouble.open, language) })}
          </Button>
        )}
        {onRemove && (
          <Button size="small" kind="tertiary" icon="delete" onPress={onRemove}>
            {m('removePart', { number })}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
