// SPDX-License-Identifier: EUPL-1.2
import { graphql } from '../../../graphql/index.ts';

export const claimTaskMutation = graphql(`
  mutation DeskClaimTask($taskId: ID!, $idempotencyKey: String!) {
    claimTask(taskId: $taskId, idempotencyKey: $idempotencyKey) {
      ... on ClaimTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on ClaimTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const assignTaskMutation = graphql(`
  mutation DeskAssignTask($assigneeUserId: ID!, $taskId: ID!, $idempotencyKey: String!) {
    assignTask(assigneeUserId: $assigneeUserId, taskId: $taskId, idempotencyKey: $idempotencyKey) {
      ... on AssignTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on AssignTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const reassignTaskMutation = graphql(`
  mutation DeskReassignTask($assigneeUserId: ID!, $taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    reassignTask(assigneeUserId: $assigneeUserId, taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ReassignTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on ReassignTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const releaseTaskMutation = graphql(`
  mutation DeskReleaseTask($taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    releaseTask(taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on ReleaseTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on ReleaseTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const startTaskMutation = graphql(`
  mutation DeskStartTask($taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    startTask(taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on StartTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on StartTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const completeTaskMutation = graphql(`
  mutation DeskCompleteTask($taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    completeTask(taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on CompleteTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on CompleteTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const cancelTaskMutation = graphql(`
  mutation DeskCancelTask($taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    cancelTask(taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on CancelTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on CancelTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const snoozeTaskMutation = graphql(`
  mutation DeskSnoozeTask($until: DateTime!, $taskId: ID!, $expectedVersion: Int!, $idempotencyKey: String!) {
    snoozeTask(until: $until, taskId: $taskId, expectedVersion: $expectedVersion, idempotencyKey: $idempotencyKey) {
      ... on SnoozeTaskSuccess {
        task {
          id
          version
          status
          assigneeUserId
        }
      }
      ... on SnoozeTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);

export const createTaskMutation = graphql(`
  mutation DeskCreateTask(
    $requestId: ID
    $familyCode: String
    $title: String!
    $assigneeUserId: ID
    $dueAt: DateTime
    $idempotencyKey: String!
  ) {
    createTask(
      requestId: $requestId
      familyCode: $familyCode
      title: $title
      assigneeUserId: $assigneeUserId
      dueAt: $dueAt
      idempotencyKey: $idempotencyKey
    ) {
      ... on CreateTaskSuccess {
        task {
          id
          version
        }
      }
      ... on CreateTaskRefusal {
        code
        field
        message
        params
      }
    }
  }
`);
