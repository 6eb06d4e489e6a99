// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatDate } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, DescriptionList, Link, Stack } from '../../../ui/index.ts';
import { useBilingual } from '../bilingual.ts';
import { useBodyParams } from '../body-params.ts';
import { KeyQuery } from '../keys/key-documents.ts';
import { versionOn } from '../keys/version-on.ts';
import { poolTexts } from './messages.ts';

/** The version of the key that holds in a month, with the sentence that it means. */
export function KeyInForce({ keyId, month }: { readonly keyId: string; readonly month: string }) {
  const m = useMessages(poolTexts);
  const language = useLanguage();
  const say = useBilingual();
  const params = useBodyParams();
  const [result, refetch] = useQuery({ query: KeyQuery, variables: { keyId } });
  return (
    <QueryResult result={result} onRetry={() => refetch({ requestPolicy: 'network-only' })} lines={3}>
      {({ settlementKey: key }) => {
        const day = `${month}-01`;
        const version = key ? versionOn(key.versions, day) : undefined;
        if (!key || !version) return <Banner kind="warning" title={m('noKey')} />;
        const from = formatDate(version.validFrom, language);
        const validity = version.validTo ? m('fromTo', { from, to: formatDate(version.validTo, language) }) : m('since', { from });
        return (
          <Stack gap="small">
            <p className="vws-sentence">{say(version.sentence)}</p>
            <DescriptionList
              columns={2}
              items={[
                {
                  term: m('key'),
                  value: (
                    <Link to="/a/$association/$body/settlement/keys/$keyId" params={{ ...params, keyId }}>
                      {m('keyVersion', { name: key.name, version: version.keyVersion })}
                    </Link>
                  ),
                },
                { term: m('validity'), value: validity },
                { term: m('clause'), value: version.clause },
                { term: m('resolution'), value: version.resolution },
              ]}
            />
          </Stack>
        );
      }}
    </QueryResult>
  );
}
