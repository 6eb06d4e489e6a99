// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { type Trouble, TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { runTexts } from './messages/index.ts';
import { type Verification, VerifyQuery } from './run-documents.ts';

/** Works the run out again on the server, from what was kept with it. */
export function useVerify(runId: string) {
  const m = useMessages(runTexts);
  const client = useClient();
  const [pending, setPending] = useState(false);
  const [found, setFound] = useState<Verification | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const verify = async (): Promise<void> => {
    setPending(true);
    const answer = await client.query(VerifyQuery, { runId }, { requestPolicy: 'network-only' }).toPromise();
    setPending(false);
    setTrouble(answer.error ? troubleOf(answer.error) : null);
    setFound(answer.data?.verifyRun ?? null);
  };
  const button = (
    <Button icon="check" pending={pending} onPress={() => void verify()}>
      {m('verify')}
    </Button>
  );
  return { button, found, trouble, verify: () => void verify() };
}

export function VerifyBanner({ found, trouble, verify }: Pick<ReturnType<typeof useVerify>, 'found' | 'trouble' | 'verify'>) {
  const m = useMessages(runTexts);
  if (trouble) return <TroubleBanner trouble={trouble} onRetry={verify} />;
  if (!found) return null;
  const checks = [
    ['checkInputs', found.inputs],
    ['checkResult', found.result],
    ['checkShares', found.shares],
    ['checkFrozen', found.frozenSet],
    ['checkStatements', found.statements],
  ] as const;
  return (
    <Banner kind={found.holds ? 'success' : 'danger'} title={m(found.holds ? 'holds' : 'fails')} announce>
      <ul className="vws-findings">
        {checks.map(([name, result]) => result !== null && <li key={name}>{`${m(name)}: ${m(result ? 'same' : 'differs')}`}</li>)}
        <li className="vws-hash">{found.resultHash}</li>
      </ul>
      {!found.holds && <p>{m('failsBody')}</p>}
    </Banner>
  );
}
