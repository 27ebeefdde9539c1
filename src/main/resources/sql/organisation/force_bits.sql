-- The bits given so far, also to forces whose founding was taken back: each keeps its own for life.
select bit, code from force
