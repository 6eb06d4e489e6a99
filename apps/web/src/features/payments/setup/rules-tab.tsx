// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useQuery } from 'urql';
import { formatDate, formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { useMay } from '../../../session/index.ts';
import { Banner, Button, Cluster, type DataColumn, DataTable, DescriptionList, EmptyState, Section, Stack } from '../../../ui/index.ts';
import { amountOf } from '../amounts.ts';
import { commonTexts } from '../common-messages.ts';
import { setupTexts } from './messages.ts';
import { PutInForceDialog, RejectRulesDialog } from './rules-acts.tsx';
import { useRuleChanges, useWarningText } from './rules-changes.ts';
import { type Rules, RulesQuery, type RulesView } from './rules-documents.ts';
import { RulesForm } from './rules-form.tsx';

type Grant = Rules['grants'][number];
type Act = 'propose' | 'putInForce' | 'reject';

function Grants({ rules }: { readonly rules: Rules }) {
  const m = useMessages(setupTexts);
  const limit = (row: Grant): string => (row.limit ? amountOf(row.limit) : m('unlimited'));
  const columns: readonly DataColumn<Grant>[] = [
    { id: 'name', header: m('person'), rowHeader: true, cell: (row) => row.name, text: (row) => row.name },
    { id: 'duty', header: m('duty'), cell: (row) => m(row.duty), text: (row) => m(row.duty) },
    {
      ...{ id: 'side', header: m('side'), text: (row) => m(row.side === 'member' ? 'sideMember' : 'sideCentre') },
      cell: (row) => m(row.side === 'member' ? 'sideMember' : 'sideCentre'),
    },
    { id: 'limit', header: m('limit'), align: 'end', cell: limit, text: limit },
    { id: 'from', header: m('from'), cell: (row) => formatDate(row.from), text: (row) => formatDate(row.from) },
    { id: 'to', header: m('to'), cell: (row) => (row.to ? formatDate(row.to) : '–'), text: (row) => (row.to ? formatDate(row.to) : '') },
  ];
  return (
    <DataTable
      label={m('duties')}
      columns={columns}
      rows={rules.grants}
      rowId={(row) => `${row.userId} ${row.duty} ${row.from}`}
      rowName={(row) => `${row.name}: ${m(row.duty)}`}
      empty={null}
      exportCsv="befugnisse.csv"
    />
  );
}

function RulesBody({ rules }: { readonly rules: Rules }) {
  const m = useMessages(setupTexts);
  const c = useMessages(commonTexts);
  const language = useLanguage();
  const told = (who: string | null, when: string) => ({ who: who ?? c('centreStaff'), when: formatInstant(when, language) });
  return (
    <Stack>
      <DescriptionList
        columns={2}
        items={[
          { term: m('clause'), value: rules.clause },
          { term: m('validFrom'), value: formatDate(rules.validFrom, language) },
          { term: m('oneDeterminer'), value: m(rules.oneDeterminer ? 'yes' : 'no') },
          { term: m('determinerMayOrder'), value: m(rules.determinerMayOrder ? 'yes' : 'no') },
          { term: m('referenceLength'), value: rules.referenceLength },
          { term: m('referenceCheck'), value: m(rules.referenceCheck) },
          { term: m('tolerance'), value: amountOf(rules.tolerance) },
          ...(rules.toleranceBorneBy ? [{ term: m('toleranceBorneBy'), value: rules.toleranceBorneBy }] : []),
          { term: m('unclearOwner'), value: rules.unclearOwner ?? m('nobody') },
        ]}
      />
      <Grants rules={rules} />
      <p className="vwp-note">
        {m('byWhom', told(rules.proposedBy, rules.proposedAt))}
        {rules.decidedAt && ` · ${m('decidedByWhom', told(rules.decidedBy, rules.decidedAt))}`}
      </p>
    </Stack>
  );
}

/** What the proposal changes, old → new, before anything else is read. */
function Changes({ view, proposed }: { readonly view: RulesView; readonly proposed: Rules }) {
  const m = useMessages(setupTexts);
  const changes = useRuleChanges(view.inForce, proposed);
  return (
    <Section level={3} title={m('changes')}>
      {changes.length === 0 ? (
        <p>{m('noChanges')}</p>
      ) : (
        <ul className="vwp-results">
          {changes.map(({ what, from, to }) => (
            <li key={`${what} ${from} ${to}`}>
              {what}: {from && <del>{from}</del>} {from && to && '→'} {to && <ins>{to}</ins>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Warnings({ view }: { readonly view: RulesView }) {
  const m = useMessages(setupTexts);
  const text = useWarningText();
  if (view.warnings.length === 0) return null;
  return (
    <Banner kind="warning" title={m('warnings')}>
      <ul className="vwp-results">
        {view.warnings.map((warning) => (
          <li key={text(warning)}>{text(warning)}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Proposal({ view, proposed, onAct }: { readonly view: RulesView; readonly proposed: Rules; readonly onAct: (act: Act) => void }) {
  const m = useMessages(setupTexts);
  const may = useMay();
  return (
    <Section
      title={m('waiting', { number: proposed.rulesVersion })}
      actions={
        <Cluster>
          {may('payments.releaseSetUp') && (
            <Button kind="primary" disabled={proposed.proposedByMe} onPress={() => onAct('putInForce')}>
              {m('putInForce')}
            </Button>
          )}
          {may('payments.setUp') && <Button onPress={() => onAct('reject')}>{m('refuse')}</Button>}
        </Cluster>
      }
    >
      <Stack>
        {proposed.proposedByMe && <p className="vwp-note">{m('ownProposal')}</p>}
        <Warnings view={view} />
        {view.inForce && <Changes view={view} proposed={proposed} />}
        <RulesBody rules={proposed} />
      </Stack>
    </Section>
  );
}

function Earlier({ view }: { readonly view: RulesView }) {
  const m = useMessages(setupTexts);
  const language = useLanguage();
  if (view.earlier.length === 0) return null;
  return (
    <Section title={m('earlier')}>
      <ul className="vwp-results">
        {view.earlier.map((one) => (
          <li key={one.id}>
            {m('version', { number: one.rulesVersion })}: {m(one.status === 'replaced' ? 'stateReplaced' : 'stateRejected')}, {one.clause}
            {one.decidedAt && `, ${formatInstant(one.decidedAt, language)}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The municipality's own rules: proposed, in force, of before. */
export function RulesTab({ tenantId }: { readonly tenantId: string }) {
  const m = useMessages(setupTexts);
  const may = useMay();
  const [act, setAct] = useState<Act | null>(null);
  const [result, refetch] = useQuery({ query: RulesQuery, variables: { tenantId }, requestPolicy: 'cache-and-network' });
  const again = (): void => refetch({ requestPolicy: 'network-only' });
  const props = { onClose: () => setAct(null), onDone: again };
  return (
    <QueryResult result={result} onRetry={again}>
      {({ paymentRules: view }) => (
        <Stack>
          {may('payments.setUp') && !view.proposed && act !== 'propose' && (
            <Cluster>
              <Button icon="edit" onPress={() => setAct('propose')}>
                {m('proposeRules')}
              </Button>
            </Cluster>
          )}
          {act === 'propose' && <RulesForm tenantId={tenantId} before={view.inForce} {...props} />}
          {view.proposed && <Proposal view={view} proposed={view.proposed} onAct={setAct} />}
          {view.inForce ? (
            <Section title={m('inForce', { number: view.inForce.rulesVersion })}>
              <Stack>
                {!view.proposed && <Warnings view={view} />}
                <RulesBody rules={view.inForce} />
              </Stack>
            </Section>
          ) : (
            !view.proposed &&
            act !== 'propose' && (
              <EmptyState icon="book" title={m('noRules')}>
                {m('noRulesBody')}
              </EmptyState>
            )
          )}
          <Earlier view={view} />
          {act === 'putInForce' && view.proposed && <PutInForceDialog view={view} rules={view.proposed} {...props} />}
          {act === 'reject' && view.proposed && <RejectRulesDialog rules={view.proposed} {...props} />}
        </Stack>
      )}
    </QueryResult>
  );
}
