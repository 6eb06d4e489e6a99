// SPDX-License-Identifier: EUPL-1.2
import type { DocumentNode } from 'graphql';

/** What the build leaves of a `graphql(…)` call: the gateway knows the text, so its name is enough to ask for it. */
export const namedOperation = (operation: string, name: string): DocumentNode =>
  ({
    kind: 'Document',
    definitions: [
      {
        kind: 'OperationDefinition',
        operation,
        name: { kind: 'Name', value: name },
        selectionSet: { kind: 'SelectionSet', selections: [] },
      },
    ],
  }) as unknown as DocumentNode;
