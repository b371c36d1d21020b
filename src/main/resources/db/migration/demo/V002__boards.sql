-- The boards of the demo city. A board's key is shown once when it is registered; the page of the city keeps its address.
create table demo.board (
    address  text primary key,
    place_en text not null,
    place_hi text not null
);
