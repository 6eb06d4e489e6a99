// SPDX-License-Identifier: EUPL-1.2
import { useState } from 'react';
import { useClient } from 'urql';
import { type Trouble, TroubleBanner, troubleOf } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Banner, Button } from '../../../ui/index.ts';
import { runTexts } from './messages/index.ts';
import { type Verification, VerifyQuery } from './verify-documents.ts';

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
  const language = useLanguage();
  if (trouble) return <TroubleBanner trouble={trouble} onRetry={verify} />;
  if (!found) return null;
  const checks = [
    ['checkInputs', found.inputs],
    ['checkResult', found.result],
    ['checkShares', found.shares],
    ['checkFrozen', found.frozenSet],
    ['checkStatements', found.statements],
  ] as const;
  const differs = checks.some(([, result]) => result === false);
  const [kind, title] = found.holds
    ? (['success', 'holds'] as const)
    : differs
      ? (['danger', 'fails'] as const)
      : (['warning', 'otherRules'] as const);
  return (
    <Banner kind={kind} title={m(title)} announce>
      {found.refusal && <p>{found.refusal.message[language]}</p>}
      <ul className="vws-findings">
        {checks.map(([name, result]) => result !== null && <li key={name}>{`${m(name)}: ${m(result ? 'same' : 'differs')}`}</li>)}
        {found.resultHash !== null && <li className="vws-hash">{found.resultHash}</li>}
      </ul>
      {differs && <p>{m('failsBody')}</p>}
    </Banner>
  );
}
