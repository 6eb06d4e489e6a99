// SPDX-License-Identifier: EUPL-1.2
import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { DayFilter } from '../../../record/index.ts';
import { useActingBody } from '../../../session/index.ts';
import { Button, FieldGrid, Select, type SelectOption } from '../../../ui/index.ts';
import type { AuditSearch } from '../search.ts';
import { useBodies } from '../shared/directory.ts';
import { auditTexts } from './messages.ts';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: Partial<AuditSearch>) => void;
}

/** All that stands in the log, whatever is loaded of it. */
const ChoicesQuery = graphql(`
  query AuditChoices {
    auditChoices {
      actions {
        value
        label
      }
      actors {
        value
        label
      }
    }
  }
`);

const byLabel = (choices: readonly SelectOption[]): readonly SelectOption[] =>
  [...choices].sort((one, other) => one.label.localeCompare(other.label));

export function AuditFilters({ search, onSearch }: AuditFiltersProps) {
  const m = useMessages(auditTexts);
  const acting = useActingBody();
  const { bodies } = useBodies();
  const [{ data }] = useQuery({ query: ChoicesQuery });
  const actions = useMemo(() => byLabel(data?.auditChoices.actions ?? []), [data]);
  const actors = useMemo(() => byLabel(data?.auditChoices.actors ?? []), [data]);
  const { tab: _tab, entry: _entry, ...narrowing } = search;
  const isNarrow = Object.values(narrowing).some((value) => value !== undefined);
  const withChosen = (options: readonly SelectOption[], value: string | undefined): readonly SelectOption[] =>
    value === undefined || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  const none = {
    tenant: undefined,
    action: undefined,
    actor: undefined,
    outcome: undefined,
    from: undefined,
    to: undefined,
    type: undefined,
    subject: undefined,
  };
  return (
    <div className="vw-no-print">
      <FieldGrid>
        {acting.side === 'centre' && (
          <Select
            label={m('tenant')}
            placeholder={m('allTenants')}
            value={search.tenant ?? ''}
            options={bodies.map(({ id, shortName }) => ({ value: id, label: shortName }))}
            onChange={(event) => onSearch({ tenant: event.target.value || undefined })}
          />
        )}
        <Select
          label={m('action')}
          placeholder={m('allActions')}
          value={search.action ?? ''}
          options={withChosen(actions, search.action)}
          onChange={(event) => onSearch({ action: event.target.value || undefined })}
        />
        <Select
          label={m('actor')}
          placeholder={m('allActors')}
          value={search.actor ?? ''}
          options={withChosen(actors, search.actor)}
          onChange={(event) => onSearch({ actor: event.target.value || undefined })}
        />
        <Select
          label={m('outcome')}
          placeholder={m('allOutcomes')}
          value={search.outcome ?? ''}
          options={withChosen(
            [
              { value: 'done', label: m('done') },
              { value: 'refused', label: m('refused') },
            ],
            search.outcome,
          )}
          onChange={(event) => onSearch({ outcome: event.target.value || undefined })}
        />
        <DayFilter label={m('from')} value={search.from} onDay={(from) => onSearch({ from })} />
        <DayFilter label={m('to')} value={search.to} onDay={(to) => onSearch({ to })} />
      </FieldGrid>
      {isNarrow && (
        <Button size="small" kind="tertiary" icon="close" onPress={() => onSearch(none)}>
          {m('reset')}
        </Button>
      )}
    </div>
  );
}
