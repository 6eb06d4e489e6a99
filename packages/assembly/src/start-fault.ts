// SPDX-License-Identifier: EUPL-1.2
import { EXIT_CONFIGURATION } from '@platform/configuration';
import { connectionFault } from '@platform/database';
import { KeyError, keySentence } from '@platform/keys';

/** Why a process cannot start, where a person can mend it: sentences for standard error, and the code with which the process ends. */
export interface StartFault {
  readonly exitCode: number;
  readonly text: string;
}

const LISTENING: Readonly<Record<string, { readonly de: string; readonly en: string }>> = {
  EADDRINUSE: { de: 'Auf HOST und PORT lauscht schon jemand', en: 'Somebody listens on HOST and PORT already' },
  EADDRNOTAVAIL: { de: 'HOST ist keine Adresse dieses Rechners', en: 'HOST is no address of this machine' },
  EACCES: { de: 'Dieser Benutzer darf auf PORT nicht lauschen', en: 'This user may not listen on PORT' },
};

/** Null: nothing that a person can mend by the sentence alone; then the error itself is wanted. */
export function startFault(error: unknown): StartFault | null {
  const inBoth = ({ de, en }: { readonly de: string; readonly en: string }, code: string, exitCode: number): StartFault => ({
    exitCode,
    text: `${de}. [${code}]\n${en}. [${code}]\n`,
  });
  if (error instanceof KeyError) return inBoth(keySentence(error), error.code, EXIT_CONFIGURATION);
  const connection = connectionFault(error);
  if (connection) return inBoth(connection, connection.code, connection.code === 'DATABASE_UNAVAILABLE' ? 1 : EXIT_CONFIGURATION);
  const { code, syscall } = (error ?? {}) as { readonly code?: string; readonly syscall?: string };
  const listening = syscall === 'listen' && code !== undefined ? LISTENING[code] : undefined;
  return listening && code ? inBoth(listening, code, EXIT_CONFIGURATION) : null;
}
