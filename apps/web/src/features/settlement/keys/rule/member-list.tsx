// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { Button, ComboBox } from '../../../../ui/index.ts';
import { newRowId, type TableRowDraft } from './draft.ts';
import { ruleTexts } from './messages/index.ts';
import { fieldId } from './places.ts';
import { RuleNote, RuleText } from './rule-fields.tsx';
import { useFinding, useRuleScope } from './rule-scope.ts';

export function useMemberName(): (party: string) => string {
  const { members } = useRuleScope();
  const m = useMessages(ruleTexts);
  return (party) => members.find(({ value }) => value === party)?.label ?? m('unknownMember');
}

function AddMember({ taken, onAdd }: { readonly taken: readonly string[]; readonly onAdd: (party: string) => void }) {
  const m = useMessages(ruleTexts);
  const { members } = useRuleScope();
  const [turn, setTurn] = useState(0);
  const free = members.filter(({ value }) => !taken.includes(value));
  return (
    <ComboBox
      // A new one after each choice, empty again.
      key={turn}
      label={m('addMember')}
      options={free}
      value={null}
      onChange={(party) => {
        if (party === null) return;
        onAdd(party);
        setTurn(turn + 1);
      }}
    />
  );
}

interface PartyListProps {
  readonly path: string;
  readonly parties: readonly string[];
  readonly onChange: (parties: readonly string[]) => void;
}

export function PartyList({ path, parties, onChange }: PartyListProps) {
  const m = useMessages(ruleTexts);
  const nameOf = useMemberName();
  return (
    <div className="vws-rule__members">
      {parties.length === 0 ? (
        <p className="vw-muted">{m('noGroupMembers')}</p>
      ) : (
        <ul className="vws-rule__chips" aria-label={m('groupMembers')}>
          {parties.map((party) => (
            <li key={party}>
              {nameOf(party)}
              <Button size="small" kind="tertiary" icon="close" iconOnly onPress={() => onChange(parties.filter((one) => one !== party))}>
                {m('removeMember', { name: nameOf(party) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AddMember taken={parties} onAdd={(party) => onChange([...parties, party])} />
      <RuleNote path={path} />
    </div>
  );
}

interface WeightTableProps {
  readonly path: string;
  readonly rows: readonly TableRowDraft[];
  readonly onChange: (rows: readonly TableRowDraft[]) => void;
}

/** Stated weights, a row for each member. */
export function WeightTable({ path, rows, onChange }: WeightTableProps) {
  const m = useMessages(ruleTexts);
  const { members } = useRuleScope();
  const nameOf = useMemberName();
  const taken = rows.map(({ party }) => party);
  const missing = members.filter(({ value }) => !taken.includes(value));
  const row = (party: string): TableRowDraft => ({ id: newRowId(), party, weight: '' });
  return (
    <div className="vws-rule__members">
      <RuleNote path={path} />
      <ul className="vws-rule__rows" aria-label={m('table')}>
        {rows.map(({ id, party, weight }, index) => (
          <li key={id}>
            <span>{nameOf(party)}</span>
            <RuleText
              path={`${path}[${index}].weight`}
              label={m('weightOf', { name: nameOf(party) })}
              labelHidden
              numeric
              width="short"
              value={weight}
              onChange={(text) => onChange(rows.map((one) => (one.id === id ? { ...one, weight: text } : one)))}
            />
            <Button size="small" kind="tertiary" icon="delete" iconOnly onPress={() => onChange(rows.filter((one) => one.id !== id))}>
              {m('removeMember', { name: nameOf(party) })}
            </Button>
            <RuleNote path={`${path}[${index}]`} />
          </li>
        ))}
      </ul>
      <div className="vws-rule__add">
        <AddMember taken={taken} onAdd={(party) => onChange([...rows, row(party)])} />
        {missing.length > 1 && (
          <Button size="small" icon="add" onPress={() => onChange([...rows, ...missing.map(({ value }) => row(value))])}>
            {m('addAllMembers')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface MemberFieldProps {
  readonly path: string;
  readonly value: string;
  readonly onChange: (party: string) => void;
}

export function MemberField({ path, value, onChange }: MemberFieldProps) {
  const m = useMessages(ruleTexts);
  const { members } = useRuleScope();
  const error = useFinding(path);
  return (
    <ComboBox
      label={m('member')}
      options={members}
      value={value === '' ? null : value}
      field={fieldId(path)}
      error={error}
      onChange={(party) => onChange(party ?? '')}
    />
  );
}
