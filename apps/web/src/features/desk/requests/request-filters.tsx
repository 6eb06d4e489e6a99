// SPDX-License-Identifier: EUPL-1.2
import { useMessages } from '../../../i18n/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, Checkbox, ComboBox, Select, TextField } from '../../../ui/index.ts';
import { useColleagueChoices, useFamilyChoices, useMemberChoices } from '../choices.ts';
import { deskTexts } from '../messages.ts';
import { REQUEST_STATUSES, type RequestsSearch } from '../search.ts';
import { useStatusName } from '../status-badges.tsx';
import { useTyped } from '../use-typed.ts';
import { requestsTexts } from './messages.ts';

interface RequestFiltersProps {
  readonly search: RequestsSearch;
  readonly onChange: (change: Partial<RequestsSearch>) => void;
  readonly onReset: () => void;
}

export const isFiltered = ({ sort: _sort, ...filters }: RequestsSearch): boolean =>
  Object.values(filters).some((value) => value !== undefined && value !== false && value !== '');

export function RequestFilters({ search, onChange, onReset }: RequestFiltersProps) {
  const d = useMessages(deskTexts);
  const m = useMessages(requestsTexts);
  const statusName = useStatusName();
  const { side } = useActingBody();
  const families = useFamilyChoices();
  const [typed, setTyped] = useTyped(search.q ?? '', (q) => onChange({ q: q || undefined }));
  return (
    <>
      <TextField
        label={d('search')}
        type="search"
        width="medium"
        placeholder={m('searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        label={d('status')}
        placeholder={false}
        value={search.status ?? 'live'}
        options={[
          { value: 'live', label: m('live') },
          { value: 'all', label: d('all') },
          ...REQUEST_STATUSES.map((status) => ({ value: status, label: statusName(status) })),
        ]}
        onChange={(event) => onChange({ status: event.target.value as RequestsSearch['status'] })}
      />
      <Select
        label={d('family')}
        placeholder={d('all')}
        value={search.family ?? ''}
        options={families}
        onChange={(event) => onChange({ family: event.target.value || undefined })}
      />
      {side === 'centre' && <CentreFilters search={search} onChange={onChange} />}
      <Checkbox
        label={m(side === 'centre' ? 'mineCentre' : 'mineMember')}
        checked={search.mine === true}
        onChange={(event) => onChange({ mine: event.target.checked || undefined })}
      />
      <Checkbox
        label={m('onlyOverdue')}
        checked={search.overdue === true}
        onChange={(event) => onChange({ overdue: event.target.checked || undefined })}
      />
      {isFiltered(search) && (
        <Button size="small" kind="tertiary" icon="close" onPress={onReset}>
          {m('resetFilters')}
        </Button>
      )}
    </>
  );
}

function CentreFilters({ search, onChange }: Omit<RequestFiltersProps, 'onReset'>) {
  const d = useMessages(deskTexts);
  const m = useMessages(requestsTexts);
  const members = useMemberChoices();
  const colleagues = useColleagueChoices();
  return (
    <>
      <ComboBox
        label={d('member')}
        options={members}
        value={search.member ?? null}
        placeholder={d('all')}
        onChange={(member) => onChange({ member: member ?? undefined })}
      />
      <ComboBox
        label={m('assignee')}
        options={colleagues}
        value={search.assignee ?? null}
        placeholder={d('all')}
        onChange={(assignee) => onChange({ assignee: assignee ?? undefined })}
      />
    </>
  );
}
