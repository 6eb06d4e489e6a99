// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { graphql, QueryResult, useSubmit } from '../../graphql/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { Select, Stack, toast } from '../../ui/index.ts';
import { notificationTexts } from './messages.ts';

const PreferencesQuery = graphql(`
  query NotificationPreferences {
    notificationPreferences {
      topic
      topicName
      mail
    }
  }
`);

const SetPreference = graphql(`
  mutation SetNotificationPreference($idempotencyKey: String!, $topic: String!, $mail: MailChoice!) {
    setNotificationPreference(idempotencyKey: $idempotencyKey, topic: $topic, mail: $mail) {
      __typename
      ... on SetNotificationPreferenceSuccess {
        done
      }
      ... on SetNotificationPreferenceRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

/** One choice a topic, kept at once. */
export function MailPreferences() {
  const m = useMessages(notificationTexts);
  const [result, again] = useQuery({ query: PreferencesQuery });
  const { submit, problem } = useSubmit();
  const refresh = (): void => again({ requestPolicy: 'network-only' });
  const save = async (topic: string, mail: 'atOnce' | 'off'): Promise<void> => {
    const { ok } = await submit(SetPreference, (idempotencyKey) => ({ idempotencyKey, topic, mail }));
    if (!ok) return;
    toast({ text: m('saved'), kind: 'success' });
    refresh();
  };
  return (
    <Stack>
      <p>{m('mailsIntro')}</p>
      {problem}
      <QueryResult result={result} onRetry={refresh}>
        {({ notificationPreferences }) =>
          notificationPreferences.map(({ topic, topicName, mail }) => (
            <Select
              key={topic}
              label={topicName}
              placeholder={false}
              value={mail}
              options={[
                { value: 'atOnce', label: m('atOnce') },
                { value: 'off', label: m('off') },
              ]}
              onChange={(event) => void save(topic, event.target.value === 'off' ? 'off' : 'atOnce')}
            />
          ))
        }
      </QueryResult>
    </Stack>
  );
}
