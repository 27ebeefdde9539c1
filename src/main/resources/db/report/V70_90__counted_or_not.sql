-- Records that are in no figure are told apart from those that count all the same. What was stored before was told as counted.
alter table report_unsettled add column counted boolean not null default true;
