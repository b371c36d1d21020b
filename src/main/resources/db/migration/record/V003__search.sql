-- Searches across the city. Amounts and further dates became terms in tok (20 bytes each, a row of number was 190), so that
-- their table goes. The clinical time gets an order of its own; when a version was recorded follows the order of the rows,
-- for which a summary of block ranges is enough. Pages of a search go on as of their first moment: what was replaced since
-- is found by type and end.
drop table record.number;
create index resource_clinical on record.resource (rtype, d0);
create index resource_recorded on record.resource using brin (ts) with (pages_per_range = 32, autosummarize = on);
create index history_replaced on record.history (rtype, until);
