// SPDX-License-Identifier: EUPL-1.2
import { useQuery } from 'urql';
import { formatInstant } from '../../../format/index.ts';
import { QueryResult } from '../../../graphql/index.ts';
import { useLanguage, useMessages } from '../../../i18n/index.ts';
import { Button, Link, TenantBadge } from '../../../ui/index.ts';
import { Conversation } from '../request/conversation.tsx';
import { RequestAnswers } from '../request/request-facts.tsx';
import { requestQuery } from '../request/request-query.ts';
import { Due, PriorityBadge, TaskStatusBadge } from '../status-badges.tsx';
import { useBodyAddress } from '../use-body-address.ts';
import { tasksTexts } from './messages.ts';
import { TaskActions } from './task-actions.tsx';
import { RequestWaits } from './task-columns.tsx';
import type { TaskDialog } from './task-dialogs.tsx';
import type { TaskRow } from './tasks-query.ts';
import type { TaskCommands } from './use-task-commands.ts';

interface TaskDetailsProps {
  readonly task: TaskRow;
  readonly commands: TaskCommands;
  readonly onDialog: (dialog: TaskDialog) => void;
  readonly onClose: () => void;
}

/** The task with its request, beside the list. */
export function TaskDetails({ task, commands, onDialog, onClose }: TaskDetailsProps) {
  const m = useMessages(tasksTexts);
  const language = useLanguage();
  const address = useBodyAddress();
  return (
    <div className="vw-desk-details">
      <div className="vw-desk-items__head">
        <TenantBadge
          tenant={{ name: task.tenantName, colour: task.tenantColour }}
          {...(task.requestNumber && { note: task.requestNumber })}
        />
        <Button size="small" kind="tertiary" icon="close" iconOnly onPress={onClose}>
          {m('closeDetails')}
        </Button>
      </div>
      <h2>{task.title}</h2>
      <div className="vw-desk-line">
        <TaskStatusBadge status={task.status} />
        <RequestWaits task={task} />
        <PriorityBadge priority={task.requestPriority} />
        <Due at={task.dueAt} overdue={task.overdue} />
        {task.assigneeName && <span>{task.assigneeName}</span>}
      </div>
      {task.snoozedUntil && <p className="vw-desk-muted-line">{m('snoozedUntil', { when: formatInstant(task.snoozedUntil, language) })}</p>}
      <TaskActions task={task} commands={commands} onDialog={onDialog} />
      {task.requestId === null ? (
        <p className="vw-muted">{m('ownWork')}</p>
      ) : (
        <>
          <RequestGlance key={task.requestId} requestId={task.requestId} />
          <div>
            <Link to="/a/$association/$body/requests/$requestId" params={{ ...address, requestId: task.requestId }} look="button">
              {m('openRequest')}
            </Link>
          </div>
        </>
      )}
    </div>
  );
}

/** How many of the latest entries stand beside the list; the page of the request has all. */
const GLANCE = 5;

function RequestGlance({ requestId }: { readonly requestId: string }) {
  const m = useMessages(tasksTexts);
  const [result, refresh] = useQuery({ query: requestQuery, variables: { requestId } });
  return (
    <QueryResult result={result} onRetry={() => refresh({ requestPolicy: 'network-only' })}>
      {({ request }) =>
        request && (
          <>
            <RequestAnswers answers={request.answers} />
            <section className="vw-desk-details" aria-label={m('lastEntries')}>
              <Conversation request={{ ...request, entries: request.entries.slice(-GLANCE) }} />
            </section>
          </>
        )
      }
    </QueryResult>
  );
}
