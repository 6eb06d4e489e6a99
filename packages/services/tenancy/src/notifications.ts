// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { type NotificationRule, type Recipient, roleHolders, type ToldMessage, type TopicCatalogue } from '@platform/notifications';

const ADMINISTRATORS = ['centreAdministrator', 'memberAdministrator'];

type Step = 'ordered' | 'withdrawn' | 'done';
type Sentences = Readonly<Record<Step, string>>;

const STEPS: readonly (readonly [NotificationRule['on'], Step])[] = [
  ['SecondFactorResetOrdered.v1', 'ordered'],
  ['SecondFactorResetWithdrawn.v1', 'withdrawn'],
  ['SecondFactorReset.v1', 'done'],
];

const OWN: Readonly<Record<'de' | 'en', Sentences>> = {
  de: {
    ordered:
      'Ihr zweiter Faktor soll zurückgesetzt werden. Haben Sie nicht darum gebeten? Dann melden Sie sich sofort bei Ihrer Administration.',
    withdrawn: 'Ihr zweiter Faktor wird doch nicht zurückgesetzt.',
    done: 'Ihr zweiter Faktor wurde zurückgesetzt. Haben Sie nicht darum gebeten? Dann melden Sie sich sofort bei Ihrer Administration.',
  },
  en: {
    ordered: 'Your second factor is to be reset. You did not ask for it? Then contact your administration at once.',
    withdrawn: 'Your second factor will not be reset after all.',
    done: 'Your second factor was reset. You did not ask for it? Then contact your administration at once.',
  },
};

const OF_OTHERS: Readonly<Record<'de' | 'en', Sentences>> = {
  de: {
    ordered: 'Der zweite Faktor einer Person soll zurückgesetzt werden. Das muss eine zweite Person aus der Administration bestätigen.',
    withdrawn: 'Der Auftrag, einen zweiten Faktor zurückzusetzen, wurde zurückgenommen.',
    done: 'Der zweite Faktor einer Person wurde zurückgesetzt.',
  },
  en: {
    ordered: 'The second factor of a person is to be reset. A second administrator must confirm it.',
    withdrawn: 'The order to reset a second factor was withdrawn.',
    done: 'The second factor of a person was reset.',
  },
};

const sentenceOf =
  (sentences: Sentences) =>
  ({ step }: Readonly<Record<string, string | number>>): string =>
    sentences[step as Step];

export const topics = {
  'tenancy.ownSecondFactor': {
    mail: 'atOnce',
    reaches: ROLES.map(({ name }) => name),
    de: { name: 'Zurücksetzen Ihres zweiten Faktors', sentence: sentenceOf(OWN.de) },
    en: { name: 'Reset of your second factor', sentence: sentenceOf(OWN.en) },
  },
  'tenancy.secondFactors': {
    mail: 'atOnce',
    reaches: ADMINISTRATORS,
    de: { name: 'Zurücksetzen eines zweiten Faktors', sentence: sentenceOf(OF_OTHERS.de) },
    en: { name: 'Reset of a second factor', sentence: sentenceOf(OF_OTHERS.en) },
  },
} as const satisfies TopicCatalogue;

const personOf = ({ tenantId, payload }: ToldMessage): Recipient => ({ tenantId, userId: String(payload['userId']) });

/** The person, and everybody who administers the body: nobody loses a second factor without others hearing of it. */
export const rules: readonly NotificationRule[] = STEPS.flatMap(([on, step]): readonly NotificationRule[] => [
  {
    on,
    topic: 'tenancy.ownSecondFactor',
    recipients: async (_writes, message) => [personOf(message)],
    params: () => ({ step }),
    link: () => '',
  },
  {
    on,
    topic: 'tenancy.secondFactors',
    recipients: async (writes, message, today) => {
      const { userId } = personOf(message);
      const administrators = await roleHolders(writes, ADMINISTRATORS, { tenantId: message.tenantId, on: today });
      return administrators.filter((one) => one.userId !== userId);
    },
    params: () => ({ step }),
    link: (message) => `administration/users/${personOf(message).userId}`,
  },
]);
