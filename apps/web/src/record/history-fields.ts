// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../graphql/index.ts';

/** One step in the history of a record of the settlement, as the list of it shows. */
export const HistoryStep = graphql(`
  fragment SettlementHistoryFields on SettlementHistoryStep @_unmask {
    sequence
    at
    actionLabel
    by
    bySide
    inPlaceOf
    erased
    reason
    changes {
      field
      from
      to
    }
  }
`);
