// SPDX-License-Identifier: EUPL-1.2
import type { UseQueryState } from 'urql';

/** A record that could not be read is not a record that is missing: with an error there is nothing to show but the error. */
export const orTrouble = <Data>({ data, error, fetching }: Pick<UseQueryState<Data>, 'data' | 'error' | 'fetching'>) =>
  error ? { error, fetching } : { data: data as Data, fetching };
