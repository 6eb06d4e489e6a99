// SPDX-License-Identifier: EUPL-1.2
import { createLazyRoute } from '@tanstack/react-router';
import { useQuery } from 'urql';
import * as z from 'zod/mini';
import { formatDate } from '../../../format/index.ts';
import { useAppForm } from '../../../forms/index.ts';
import { graphql, QueryResult, type ResultOf, useSubmit } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { HistoryStepFields } from '../../../record/history-fields.ts';
import { OwnHistory } from '../../../record/index.ts';
import { useActingBody, useMay } from '../../../session/index.ts';
import { Button, DescriptionList, Link, Page, RadioGroup, Section, Stack, toast } from '../../../ui/index.ts';
import { useBodyParams } from '../shared/use-body-params.ts';
import { tenantTexts } from './messages.ts';

const AssociationQuery = graphql(`
  query AssociationSettings {
    association {
      id
      name
      shortName
      foundedOn
      staffShownAs
      version
    }
  }
`);

const ChangeSettings = graphql(`
  mutation ChangeAssociationSettings($idempotencyKey: String!, $staffShownAs: StaffShownAs!, $expectedVersion: Int!) {
    changeAssociationSettings(idempotencyKey: $idempotencyKey, staffShownAs: $staffShownAs, expectedVersion: $expectedVersion) {
      __typename
      ... on ChangeAssociationSettingsSuccess {
        association {
          id
          version
        }
      }
      ... on ChangeAssociationSettingsRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

type Association = ResultOf<typeof AssociationQuery>['association'];
const HistoryQuery = graphql(
  `
  query AssociationHistory {
    associationHistory {
      ...HistoryStepFields
    }
  }
`,
  [HistoryStepFields],
);

const schema = z.object({ staffShownAs: z.enum(['name', 'function']) });

function SettingsPage() {
  const m = useMessages(tenantTexts);
  const may = useMay();
  const acting = useActingBody();
  const params = useBodyParams();
  const [result, again] = useQuery({ query: AssociationQuery });
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  return (
    <Page title={m('associationTitle')} width="text">
      <QueryResult result={result} onRetry={refresh}>
        {({ association }) => (
          <Stack gap="large">
            <Section title={m('association')}>
              <Stack>
                <DescriptionList
                  items={[
                    { term: m('name'), value: association.name },
                    { term: m('shortName'), value: association.shortName },
                    { term: m('founded'), value: association.foundedOn ? formatDate(association.foundedOn) : '–' },
                  ]}
                />
                {may('tenancy.changeAssociation') && <StaffForm key={association.version} association={association} onChanged={refresh} />}
              </Stack>
            </Section>
            {may('tenancy.changeSettings') && (
              <Section title={m('ownSettings')}>
                <p>{m('ownSettingsIntro')}</p>
                <div>
                  <Link
                    look="button"
                    to="/a/$association/$body/administration/tenants/$tenantId"
                    params={{ ...params, tenantId: acting.tenantId }}
                  >
                    {m('openOwn')}
                  </Link>
                </div>
              </Section>
            )}
            {acting.side === 'centre' && (
              <OwnHistory
                key={association.version}
                label={m('history')}
                query={HistoryQuery}
                variables={{}}
                steps={({ associationHistory }) => associationHistory}
                fieldNames={{ staffShownAs: m('staffShownAs') }}
                valueName={(field, value) => (field === 'staffShownAs' ? m(value === 'name' ? 'byName' : 'byFunction') : null)}
              />
            )}
          </Stack>
        )}
      </QueryResult>
    </Page>
  );
}

function StaffForm({ association, onChanged }: { readonly association: Association; readonly onChanged: () => void }) {
  const m = useMessages(tenantTexts);
  const form = useAppForm(schema, { staffShownAs: association.staffShownAs });
  const { submit, pending, problem } = useSubmit({ onFieldError: form.placeError, onLoadNew: onChanged });
  const send = form.handleSubmit(async (input) => {
    const answer = await submit(ChangeSettings, (idempotencyKey) => ({ idempotencyKey, expectedVersion: association.version, ...input }));
    if (!answer.ok) return;
    toast({ text: m('saved') });
    onChanged();
  });
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <Stack>
        {problem}
        <RadioGroup
          label={m('staffShownAs')}
          options={[
            { value: 'name', label: m('byName'), hint: m('byNameHint') },
            { value: 'function', label: m('byFunction'), hint: m('byFunctionHint') },
          ]}
          error={form.formState.errors.staffShownAs?.message}
          {...form.register('staffShownAs')}
        />
        <div>
          <Button kind="primary" type="submit" pending={pending}>
            {m('save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

export const Route = createLazyRoute('/a/$association/$body/administration/settings')({ component: SettingsPage });
