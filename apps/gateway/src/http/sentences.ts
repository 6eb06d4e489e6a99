// SPDX-License-Identifier: EUPL-1.2
import { STANDARD_MESSAGES, sentenceFor } from '@platform/graphql';
import type { Response } from 'express';

type Language = 'de' | 'en';
type Sentence = (params: Readonly<Record<string, unknown>>) => string;
type InBoth = Readonly<Record<Language, string | Sentence>>;

/** What the gateway refuses before a service is asked. */
const SENTENCES: Readonly<Record<string, InBoth>> = {
  SIGNED_OUT: { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  SECOND_FACTOR_REQUIRED: { de: 'Bitte bestätigen Sie sich mit Ihrem zweiten Faktor.', en: 'Please confirm with your second factor.' },
  SECOND_FACTOR_SETUP_NEEDED: { de: 'Bitte richten Sie zuerst einen zweiten Faktor ein.', en: 'Please set up a second factor first.' },
  DATABASE_UNAVAILABLE: {
    de: 'Die Datenbank ist gerade nicht erreichbar. Nichts wurde gespeichert; bitte versuchen Sie es gleich noch einmal.',
    en: 'The database cannot be reached just now. Nothing was saved; please try again in a moment.',
  },
  INTERNAL: {
    de: 'Das hat nicht geklappt; der Fehler liegt bei uns und steht im Protokoll.',
    en: 'That did not work; the fault is ours and stands in the log.',
  },
  BODY_TOO_LARGE: { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' },
  NOT_JSON: { de: 'Die Anfrage ist kein JSON-Objekt.', en: 'The request is no JSON object.' },
  JSON_TOO_DEEP: {
    de: ({ limit }) => `Das JSON der Anfrage ist tiefer als ${limit} Ebenen.`,
    en: ({ limit }) => `The JSON of the request is deeper than ${limit} levels.`,
  },
  METHOD_NOT_ALLOWED: { de: 'Diese Adresse nimmt nur POST.', en: 'This address takes POST only.' },
  BATCHING_OFF: { de: 'Eine Anfrage trägt genau eine Operation.', en: 'A request carries one operation.' },
  VARIABLES_MALFORMED: { de: 'Die Variablen sind kein JSON-Objekt.', en: 'The variables are no JSON object.' },
  VARIABLES_TOO_LARGE: {
    de: ({ limit }) => `Die Variablen haben mehr als ${limit} Zeichen.`,
    en: ({ limit }) => `The variables have more than ${limit} characters.`,
  },
  OPERATION_MISSING: { de: 'Der Anfrage fehlt eine Operation.', en: 'The request lacks an operation.' },
  OPERATION_UNKNOWN: {
    de: 'Diese Operation kennt diese Fassung nicht. Bitte laden Sie die Seite neu.',
    en: 'This version does not know the operation. Please reload the page.',
  },
  OPERATION_NOT_PERSISTED: {
    de: 'Hier werden nur die Operationen der eigenen Oberfläche beantwortet; andere nimmt die Adresse mit /integration.',
    en: 'Only operations of our own application are answered here; the address that ends with /integration takes others.',
  },
  QUERY_MALFORMED: { de: 'Die Abfrage ist kein lesbares GraphQL.', en: 'The query is no GraphQL that can be read.' },
  QUERY_TOO_LONG: {
    de: ({ limit }) => `Die Abfrage hat mehr als ${limit} Zeichenfolgen (Token).`,
    en: ({ limit }) => `The query has more than ${limit} tokens.`,
  },
  INTROSPECTION_OFF: {
    de: 'Das Schema wird hier nicht beantwortet; es liegt der Software bei.',
    en: 'The schema is not answered here; it comes with the software.',
  },
  QUERY_TOO_DEEP: {
    de: ({ found, limit }) => `Die Abfrage ist ${found} Ebenen tief; erlaubt sind ${limit}.`,
    en: ({ found, limit }) => `The query is ${found} levels deep; ${limit} are allowed.`,
  },
  QUERY_TOO_MANY_ALIASES: {
    de: ({ found, limit }) => `Die Abfrage hat ${found} Aliasnamen; erlaubt sind ${limit}.`,
    en: ({ found, limit }) => `The query has ${found} aliases; ${limit} are allowed.`,
  },
  QUERY_TOO_MANY_DIRECTIVES: {
    de: ({ found, limit }) => `Die Abfrage hat ${found} Direktiven; erlaubt sind ${limit}.`,
    en: ({ found, limit }) => `The query has ${found} directives; ${limit} are allowed.`,
  },
  QUERY_TOO_COSTLY: {
    de: ({ found, limit }) => `Die Abfrage fragt nach bis zu ${found} Feldern; erlaubt sind ${limit}. Bitte fragen Sie kleinere Seiten ab.`,
    en: ({ found, limit }) => `The query asks for up to ${found} fields; ${limit} are allowed. Please ask for smaller pages.`,
  },
  TOO_MANY_STREAMS: {
    de: ({ limit }) => `Es sind schon ${limit} Ereignisströme dieser Sitzung offen.`,
    en: ({ limit }) => `${limit} streams of this session are open already.`,
  },
};

/** Whoever is signed in is answered in the language of the account, everybody else in the one that the request asks for. */
export const speakTo = (response: Response, language: Language): void => void Object.assign(response.locals, { language });

const languageOf = ({ locals, req }: Response): Language =>
  (locals['language'] as Language | undefined) ?? (req.acceptsLanguages('de', 'en') === 'en' ? 'en' : 'de');

interface Refused {
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly field?: unknown;
}

/** The sentence of a refusal of the gateway; null for a code that only programs meet. */
export function gatewaySentence(response: Response, { code, params, field }: Refused): string | null {
  const language = languageOf(response);
  const said = SENTENCES[code]?.[language];
  if (said !== undefined) return typeof said === 'string' ? said : said(params ?? {});
  if (!(code in STANDARD_MESSAGES.de)) return null;
  return sentenceFor(STANDARD_MESSAGES, language, { code, params: params as never, ...(typeof field === 'string' ? { field } : {}) });
}
