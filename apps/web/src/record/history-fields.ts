// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../graphql/index.ts';

/** One step in the history of a record, as the list of it shows; the same of every service. */
export const HistoryStepFields = graphql(`
  fragment HistoryStepFields on HistoryStep @_unmask {
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
