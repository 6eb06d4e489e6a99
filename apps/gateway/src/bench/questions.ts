// SPDX-License-Identifier: EUPL-1.2

/** A list and a nested list, as a document for the gateway and as a statement for the anchor; both answer the same JSON. */
export interface Question {
  readonly name: string;
  readonly operation: 'list' | 'nested';
  readonly document: string;
  readonly statement: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instant = (column: string): string => `to_char(${column} at time zone 'UTC', ${INSTANT})`;

/** As the page of requests asks it. */
const LIST = `query List { requests(first: 20, sort: newestFirst) { items {
  id tenantId tenantName tenantColour number subject serviceNameDe serviceNameEn familyNameDe familyNameEn status priority costUnit
  receivedAt dueAt overdue handler requesterName } total } }`;

const LIST_SQL = `
select json_build_object('data', json_build_object('requests', json_build_object(
  'items', coalesce(json_agg(page), '[]'::json),
  'total', (select count(*)::int from (select 1 from request limit 10000) counted))))::text as answer
from (
  select r.id, r.tenant_id as "tenantId", t.name as "tenantName", t.colour as "tenantColour", r.number, r.subject,
    coalesce(s.name_de, '') as "serviceNameDe", coalesce(s.name_en, '') as "serviceNameEn",
    coalesce(f.name_de, r.family_code) as "familyNameDe", coalesce(f.name_en, r.family_code) as "familyNameEn",
    r.status, r.priority, r.cost_unit as "costUnit", ${instant('r.received_at')} as "receivedAt", ${instant('r.due_at')} as "dueAt",
    (r.status in ('awaitingApproval', 'open', 'inProgress', 'waiting', 'answered') and r.due_at is not null
      and r.due_at < coalesce(r.clock_paused_at, now())) as overdue,
    handling.handler, coalesce(q.name, r.on_behalf_of) as "requesterName"
  from (select tenant_id, id from request order by received_at desc, id desc limit 20) latest
  join request r on r.tenant_id = latest.tenant_id and r.id = latest.id
  join tenant t on t.id = r.tenant_id
  left join catalogue_service s on s.id = r.service_id
  left join service_family f on f.tenant_id = t.tenant_id and f.code = r.family_code
  left join tenant_user q on q.tenant_id = r.tenant_id and q.id = r.requester_user_id
  left join lateral (
    select coalesce(hu.name, h.assignee_shown) as handler
    from (
      select assignee_user_id, assignee_shown from task
      where (status in ('claimed', 'inProgress', 'onHold') or (status = 'done' and r.status in ('waiting', 'answered', 'closed')))
        and request_id = r.id and tenant_id = r.tenant_id
      order by status = 'done', updated_at desc limit 1
    ) h left join tenant_user hu on hu.tenant_id = t.tenant_id and hu.id = h.assignee_user_id
  ) handling on true
  order by r.received_at desc, r.id desc
) page`;

const NESTED = `query Nested { nestedRequests(first: 20, entries: 5) { items {
  id number subject status receivedAt tenantName entries { id kind text byShown at } } total } }`;

const NESTED_SQL = `
select json_build_object('data', json_build_object('nestedRequests', json_build_object(
  'items', coalesce(json_agg(page), '[]'::json), 'total', count(*))))::text as answer
from (
  select r.id, r.number, r.subject, r.status, ${instant('r.received_at')} as "receivedAt", t.short_name as "tenantName",
    (select coalesce(json_agg(five), '[]'::json) from (
      select e.id, e.kind, e.text, e.by_shown as "byShown", ${instant('e.at')} as at
      from (
        select id, kind, text, by_shown, at from request_entry
        where tenant_id = r.tenant_id and request_id = r.id order by at desc, id desc limit 5
      ) e order by e.at desc, e.id desc
    ) five) as entries
  from (
    select tenant_id, id, number, subject, status, received_at from request
    where reopen_count > 0 order by received_at desc, id desc limit 20
  ) r join tenant t on t.id = r.tenant_id
  order by r.received_at desc, r.id desc
) page`;

export const QUESTIONS: readonly Question[] = [
  { name: 'List of 20 requests', operation: 'list', document: LIST, statement: LIST_SQL },
  { name: 'Nested list, 20 requests with their latest 5 entries', operation: 'nested', document: NESTED, statement: NESTED_SQL },
];

const MUTATIONS = {
  bookTime: `mutation Book($idempotencyKey: String!, $requestId: ID!, $workedOn: Date!) {
    bookTime(idempotencyKey: $idempotencyKey, requestId: $requestId, workedOn: $workedOn, kind: billable, activity: "processing", minutes: 1) {
      __typename ... on BookTimeSuccess { timeEntry { id minutes } } ... on BookTimeRefusal { code field } } }`,
  createTask: `mutation Create($idempotencyKey: String!, $requestId: ID!) {
    createTask(idempotencyKey: $idempotencyKey, requestId: $requestId, title: "Messung") {
      __typename ... on CreateTaskSuccess { task { id } } ... on CreateTaskRefusal { code field } } }`,
  claimTask: `mutation Claim($idempotencyKey: String!, $taskId: ID!) {
    claimTask(idempotencyKey: $idempotencyKey, taskId: $taskId) {
      __typename ... on ClaimTaskSuccess { task { id status } } ... on ClaimTaskRefusal { code field } } }`,
  makeRun: `mutation Make($idempotencyKey: String!, $month: Month!) {
    makeRun(idempotencyKey: $idempotencyKey, periodFrom: $month, periodTo: $month) {
      __typename ... on MakeRunRefusal { code field } } }`,
} as const;

const OPEN_REQUESTS = `query Open { requests(first: 100, statuses: [inProgress]) { items { id } } }`;
const OPEN_MONTH = 'query Months { settlementMonths { nextMonth } }';

/** What the manifest of persisted operations holds for the measurement. */
export const MANIFEST: Readonly<Record<string, string>> = {
  ...Object.fromEntries(QUESTIONS.map(({ operation, document }) => [operation, document])),
  ...MUTATIONS,
  openRequests: OPEN_REQUESTS,
  openMonth: OPEN_MONTH,
};
