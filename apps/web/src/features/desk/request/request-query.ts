// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const requestQuery = graphql(`
  query DeskRequest($requestId: ID!) {
    request(requestId: $requestId) {
      id
      tenantId
      tenantName
      tenantColour
      number
      subject
      serviceId
      serviceNameDe
      serviceNameEn
      familyCode
      familyNameDe
      familyNameEn
      status
      priority
      channel
      costUnit
      orderNumber
      receivedAt
      dueAt
      overdue
      closedAt
      handler
      requesterName
      version
      onBehalfOf
      agreementId
      agreementNumber
      duplicateOf
      duplicateOfNumber
      reopenCount
      clockPausedAt
      closingCostObject
      closingReason
      statusLineDe
      statusLineEn
      actions
      timeMinutes
      answers {
        code
        kind
        labelDe
        labelEn
        value
        choiceDe
        choiceEn
      }
      entries {
        id
        kind
        event
        audience
        text
        side
        byShown
        byUserId
        at
      }
      files {
        id
        fileId
        name
        bytes
        audience
        side
        byShown
        at
      }
      tasks {
        id
        tenantId
        tenantName
        tenantShortName
        tenantColour
        title
        familyCode
        familyNameDe
        familyNameEn
        status
        assigneeUserId
        assigneeName
        dueAt
        overdue
        snoozedUntil
        createdAt
        requestId
        requestNumber
        requestSubject
        requestStatus
        requestPriority
        version
      }
      timeEntries {
        id
        workedOn
        minutes
        activity
        note
        personShown
        withdrawnAt
        late
      }
    }
    activities {
      code
      nameDe
      nameEn
      use
    }
  }
`);

export type WholeRequest = NonNullable<ResultOf<typeof requestQuery>['request']>;
export type RequestAction = WholeRequest['actions'][number];
export type TaskRow = WholeRequest['tasks'][number];
