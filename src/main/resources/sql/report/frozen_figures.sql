-- The figures that stand at the report's cutoff, in the order of the form.
select * from report_figure
where book = :book and report = :report and status <> 'ESTIMATED'
order by ordinal
