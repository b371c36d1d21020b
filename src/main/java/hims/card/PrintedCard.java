package hims.card;

import hims.access.PersonId;
import hims.access.UnitId;
import hims.card.code.SexCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Every value on one printed card, as it was printed; stored as data. */
public record PrintedCard(
        PersonId person,
        String healthId,
        String serial,
        CardKind kind,
        String name,
        String localName,
        Holder.@Nullable Kin kin,
        @Nullable LocalDate bornOn,
        int birthYear,
        SexCode sex,
        LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        UnitId issuedAt,
        String code,
        @Nullable PrintedBack back) {

    /** The layout these values were made for. */
    static final String TEMPLATE = "temporary-1";

    static PrintedCard of(Card card, Holder holder, UnitId issuedAt, String code, @Nullable PrintedBack back) {
        return new PrintedCard(
                card.person(),
                card.healthId().digits(),
                card.serial().text(),
                card.kind(),
                holder.name(),
                holder.localName(),
                holder.kin(),
                holder.bornOn(),
                holder.birthYear(),
                holder.sex(),
                card.issuedOn(),
                card.expiresOn(),
                issuedAt,
                code,
                back);
    }
}
