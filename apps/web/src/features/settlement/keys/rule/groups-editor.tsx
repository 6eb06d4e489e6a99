// SPDX-License-Identifier: EUPL-1.2
import type { ReactNode } from 'react';
import { useMessages } from '../../../../i18n/index.ts';
import { Button } from '../../../../ui/index.ts';
import type { GroupDraft, ShareDraft, WhoDraft } from './draft.ts';
import { PartyList } from './member-list.tsx';
import { ruleTexts } from './messages/index.ts';
import { byWeight, newGroup, newWho } from './new-draft.ts';
import { RuleNote, RuleSelect, RuleShare, RuleText } from './rule-fields.tsx';
import { SumLine } from './rule-parts.tsx';
import { restToWhole } from './typed-values.ts';
import { WeightEditor } from './weight-editor.tsx';

type Groups = Extract<ShareDraft, { kind: 'groups' }>;

interface InnerRule {
  readonly path: string;
  readonly value: ShareDraft;
  readonly label?: string;
  readonly onChange: (rule: ShareDraft) => void;
}

interface GroupsProps {
  readonly path: string;
  readonly value: Groups;
  readonly onChange: (rule: Groups) => void;
  /** The editor of a rule inside. */
  readonly rule: (inner: InnerRule) => ReactNode;
}

function WhoEditor({
  path,
  value,
  onChange,
}: {
  readonly path: string;
  readonly value: WhoDraft;
  readonly onChange: (who: WhoDraft) => void;
}) {
  const m = useMessages(ruleTexts);
  return (
    <>
      <RuleSelect
        label={m('who')}
        value={value.kind}
        options={[
          { value: 'list' as WhoDraft['kind'], label: m('byList') },
          { value: 'size' as const, label: m('bySize') },
        ]}
        onChange={(kind) => onChange(kind === value.kind ? value : newWho(kind))}
      />
      {value.kind === 'list' ? (
        <PartyList path={`${path}.parties`} parties={value.parties} onChange={(parties) => onChange({ ...value, parties })} />
      ) : (
        <>
          <div className="vws-rule__fields">
            <RuleText
              path={`${path}.from`}
              label={m('from')}
              hint={m('openEnd')}
              numeric
              width="short"
              value={value.from}
              onChange={(from) => onChange({ ...value, from })}
            />
            <RuleText
              path={`${path}.below`}
              label={m('below')}
              hint={m('openEnd')}
              numeric
              width="short"
              value={value.below}
              onChange={(below) => onChange({ ...value, below })}
            />
          </div>
          <WeightEditor path={`${path}.by`} label={m('sizeBy')} value={value.by} onChange={(by) => onChange({ ...value, by })} />
        </>
      )}
      <RuleNote path={path} />
    </>
  );
}

interface GroupProps {
  readonly path: string;
  readonly number: number;
  readonly group: GroupDraft;
  readonly withShare: boolean;
  readonly onChange: (group: GroupDraft) => void;
  readonly onRemove: (() => void) | null;
  readonly rule: GroupsProps['rule'];
}

function GroupEditor({ path, number, group, withShare, onChange, onRemove, rule }: GroupProps) {
  const m = useMessages(ruleTexts);
  return (
    <li className="vws-rule__group" aria-label={group.name || m('group', { number })}>
      <div className="vws-rule__group-head">
        <RuleText path={`${path}.name`} label={m('groupName')} value={group.name} onChange={(name) => onChange({ ...group, name })} />
        {withShare && (
          <RuleShare path={`${path}.share`} label={m('share')} value={group.share} onChange={(share) => onChange({ ...group, share })} />
        )}
        {onRemove && (
          <Button size="small" kind="tertiary" icon="delete" iconOnly className="vws-rule__remove" onPress={onRemove}>
            {m('removeGroup', { number })}
          </Button>
        )}
      </div>
      <RuleNote path={path} />
      <WhoEditor path={`${path}.who`} value={group.who} onChange={(who) => onChange({ ...group, who })} />
      {rule({ path: `${path}.within`, label: m('within'), value: group.within, onChange: (within) => onChange({ ...group, within }) })}
    </li>
  );
}

/** Groups of members, each with a rule of its own. */
export function GroupsEditor({ path, value, onChange, rule }: GroupsProps) {
  const m = useMessages(ruleTexts);
  const { between, groups } = value;
  const shares = groups.map(({ share }) => share);
  const set = (id: number, next: GroupDraft): void =>
    onChange({ ...value, groups: groups.map((group) => (group.id === id ? next : group)) });
  return (
    <>
      <RuleSelect
        label={m('between')}
        value={between ? 'rule' : 'shares'}
        options={[
          { value: 'shares' as 'shares' | 'rule', label: m('betweenShares') },
          { value: 'rule' as const, label: m('betweenRule') },
        ]}
        onChange={(kind) => onChange({ ...value, between: kind === 'rule' ? byWeight({ kind: 'hours' }) : null })}
      />
      {between && (
        <div className="vws-rule__inner">
          {rule({
            path: `${path}.between`,
            label: m('betweenRuleTitle'),
            value: between,
            onChange: (next) => onChange({ ...value, between: next }),
          })}
        </div>
      )}
      <ol className="vws-rule__list">
        {groups.map((group, index) => (
          <GroupEditor
            key={group.id}
            path={`${path}.groups[${index}]`}
            number={index + 1}
            group={group}
            withShare={between === null}
            rule={rule}
            onChange={(next) => set(group.id, next)}
            onRemove={groups.length > 1 ? () => onChange({ ...value, groups: groups.filter(({ id }) => id !== group.id) }) : null}
          />
        ))}
      </ol>
      <div className="vws-rule__foot">
        <Button size="small" icon="add" onPress={() => onChange({ ...value, groups: [...groups, newGroup(restToWhole(shares))] })}>
          {m('addGroup')}
        </Button>
        {!between && <SumLine shares={shares} />}
      </div>
      <RuleNote path={`${path}.groups`} />
    </>
  );
}
