package hims.person;

import hims.access.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person to be added.
 *
 * @param inquiry the search that came first (PER-2)
 * @param birth null only for a provisional person
 * @param differentFrom those on record of whom the clerk said that they are somebody else (PER-6)
 * @param why she said so, "" when nobody was alike
 * @param identifiers numbers that others gave her
 * @param death null for the living: only the history of another system brings us somebody who has died
 */
public record Register(
        InquiryId inquiry,
        PersonName name,
        Sex sex,
        @Nullable String gender,
        @Nullable Birth birth,
        List<Phone> phones,
        @Nullable Address address,
        List<Relation> relations,
        String language,
        List<PersonId> differentFrom,
        String why,
        List<Identifier> identifiers,
        @Nullable Death death) {
    public Register {
        identifiers = List.copyOf(identifiers);
        phones = List.copyOf(phones);
        relations = List.copyOf(relations);
        differentFrom = List.copyOf(differentFrom);
    }

    /** Alive, with numbers of others. */
    public Register(
            InquiryId inquiry,
            PersonName name,
            Sex sex,
            @Nullable String gender,
            @Nullable Birth birth,
            List<Phone> phones,
            @Nullable Address address,
            List<Relation> relations,
            String language,
            List<PersonId> differentFrom,
            String why,
            List<Identifier> identifiers) {
        this(
                inquiry,
                name,
                sex,
                gender,
                birth,
                phones,
                address,
                relations,
                language,
                differentFrom,
                why,
                identifiers,
                null);
    }

    /** Without numbers of others. */
    public Register(
            InquiryId inquiry,
            PersonName name,
            Sex sex,
            @Nullable String gender,
            @Nullable Birth birth,
            List<Phone> phones,
            @Nullable Address address,
            List<Relation> relations,
            String language,
            List<PersonId> differentFrom,
            String why) {
        this(inquiry, name, sex, gender, birth, phones, address, relations, language, differentFrom, why, List.of());
    }
}
