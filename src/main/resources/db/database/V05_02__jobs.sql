-- Jobs of all nodes (the table db-scheduler works with).

create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
comment on table scheduled_tasks is 'reference: jobs and when they are due';
create index scheduled_tasks_due on scheduled_tasks (execution_time);
grant select, insert, update, delete on scheduled_tasks to ${system};
