// SPDX-License-Identifier: EUPL-1.2
import type { KeyError } from './key-error.ts';

type Params = KeyError['params'];

const malformed = ({ line, keyId }: Params): string => {
  if (line === undefined) return keyId === undefined ? 'die Schlüsseldatei enthält keinen Schlüssel' : `${keyId} hat nicht 32 Bytes`;
  return keyId === undefined
    ? `Zeile ${line} der Schlüsseldatei ist keine Kennung mit 32 Bytes in Base64`
    : `Zeile ${line} der Schlüsseldatei wiederholt die Kennung ${keyId}`;
};

const GERMAN: Readonly<Record<KeyError['code'], (params: Params) => string>> = {
  MASTER_KEY_FILE_MISSING: ({ path }) => `unter ${path} liegt keine Datei mit Hauptschlüsseln`,
  MASTER_KEY_FILE_OPEN_TO_OTHERS: ({ path }) =>
    `${path} ist für alle auf diesem Rechner lesbar; erlauben Sie es nur dem Eigentümer (chmod 600)`,
  MASTER_KEY_FILE_MALFORMED: malformed,
  MASTER_KEY_UNKNOWN: ({ keyId }) =>
    keyId === undefined
      ? 'es wurde kein Hauptschlüssel angegeben'
      : `der Hauptschlüssel ${keyId} steht nicht in der Schlüsseldatei; holen Sie die Datei zurück, in der er steht`,
  TENANT_KEY_UNKNOWN: ({ keyId, tenantId }) => `die Stelle ${tenantId} hat keinen Schlüssel ${keyId}`,
  TENANT_KEY_NOT_AUTHENTIC: ({ keyId, tenantId }) =>
    `der Schlüssel ${keyId} wurde verändert oder gehört einer anderen Stelle als ${tenantId}`,
  CIPHERTEXT_MALFORMED: () => 'ein gespeicherter Wert hat nicht die Form Fassung.Schlüssel.Bytes oder ist abgeschnitten',
  CIPHERTEXT_VERSION_UNKNOWN: ({ expected, found }) => `ein gespeicherter Wert hat die Fassung ${found} statt ${expected}`,
  CIPHERTEXT_NOT_AUTHENTIC: ({ purpose, rowId }) => `${purpose} der Zeile ${rowId} wurde verändert oder gehört anderswohin`,
};

/** Why the keys cannot be used, for the operator; the error itself speaks English. Without a full stop. */
export const keySentence = ({ code, params, message }: KeyError): { readonly de: string; readonly en: string } => ({
  de: `Die Schlüssel sind nicht zu gebrauchen (${GERMAN[code](params)})`,
  en: `The keys cannot be used (${message.replace(`${code}: `, '')})`,
});
