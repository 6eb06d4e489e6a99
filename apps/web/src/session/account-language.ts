// SPDX-License-Identifier: EUPL-1.2
import { LANGUAGES, type Language, setLanguage } from '../i18n/index.ts';
import { authClient } from './auth-client.ts';
import { sessionState, setSession } from './session-store.ts';
import { isSignedIn, type Session } from './session-types.ts';

/** Chosen here, kept with the account: the server's own sentences and mails follow. Without a session it is kept in this browser alone. */
export async function chooseLanguage(language: Language): Promise<void> {
  setLanguage(language);
  const { session } = sessionState();
  if (!isSignedIn(session) || session.language === language) return;
  const answer = await authClient.setLanguage(language);
  const now = sessionState().session;
  if (answer.ok && now) setSession({ ...now, language });
}

/** Who signs in meets the language of the account, whatever this browser showed before. */
export function showAccountLanguage(session: Session | null): void {
  const known = LANGUAGES.find((language) => language === session?.language);
  if (isSignedIn(session) && known) setLanguage(known);
}
