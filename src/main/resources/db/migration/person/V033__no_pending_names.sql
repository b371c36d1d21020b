-- A search for names alike would first read through all that came since the index was last tidied.
alter index person.name_part_by_sound set (fastupdate = off);
alter index person.name_part_by_trigram set (fastupdate = off);
