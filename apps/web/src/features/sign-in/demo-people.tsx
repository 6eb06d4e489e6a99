// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { authClient, loadSession } from '../../session/index.ts';
import { Banner, Button, Heading, ItemList } from '../../ui/index.ts';
import { type DemoLogin, loadDemoLogins } from './demo-logins.ts';
import { demoTexts } from './demo-texts.ts';
import { refusalText } from './refusal-text.ts';

/** One press signs in as an invented person, second factor included. Shows nothing outside of the demo. */
export function DemoPeople() {
  const m = useMessages(demoTexts);
  const [people, setPeople] = useState<readonly DemoLogin[]>([]);
  const [pending, setPending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void loadDemoLogins().then(setPeople);
  }, []);
  const enter = async ({ email, password }: DemoLogin): Promise<void> => {
    setPending(email);
    setProblem(null);
    const signedIn = await authClient.signIn({ email, password });
    // The code of the moment, not that of when the page was opened.
    const code = signedIn.ok ? (await loadDemoLogins()).find((one) => one.email === email)?.code : null;
    const answer = code ? await authClient.totp(code) : signedIn;
    setPending(null);
    if (answer.ok) await loadSession();
    else setProblem(refusalText(answer.refusal));
  };
  if (people.length === 0) return null;
  const items = people.map((person) => ({
    id: person.email,
    title: person.name,
    note: person.role,
    action: (
      <Button
        size="small"
        pending={pending === person.email}
        aria-label={`${m('enter')}: ${person.name}, ${person.role}`}
        onPress={() => void enter(person)}
      >
        {m('enter')}
      </Button>
    ),
  }));
  return (
    <section aria-labelledby="demo-people">
      <Heading level={2} id="demo-people">
        {m('title')}
      </Heading>
      <p className="vw-muted">{m('intro')}</p>
      {problem && <Banner kind="danger" title={problem} announce />}
      <ItemList label={m('title')} items={items} />
    </section>
  );
}

/** The code of the moment for whoever is signed in, so that the demo can be tried without an authenticator app. */
export function DemoCode({ email, onCode }: { readonly email: string; readonly onCode: (code: string) => void }) {
  const m = useMessages(demoTexts);
  const [isDemo, setDemo] = useState(false);
  useEffect(() => {
    void loadDemoLogins().then((people) => setDemo(people.some((one) => one.email === email && one.code !== null)));
  }, [email]);
  const take = async (): Promise<void> => {
    const code = (await loadDemoLogins()).find((one) => one.email === email)?.code;
    if (code) onCode(code);
  };
  if (!isDemo) return null;
  return (
    <Button kind="tertiary" size="small" onPress={() => void take()}>
      {m('code')}
    </Button>
  );
}
