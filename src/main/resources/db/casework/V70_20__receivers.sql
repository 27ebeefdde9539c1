-- To which body outside the book a case was handed over, in words: an organisation, never a person. Of earlier ones it was not asked.
alter table case_milestone add column receiver text;
