package hims.person;

import hims.person.names.NamePart;
import hims.person.names.Normaliser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What two descriptions of a person are compared by: one side was typed, the other is on record. What is not known is null or
 * empty, and then proves nothing either way.
 *
 * @param area spelling key of the locality, see {@link Area#key}
 */
record Traits(
        List<NamePart> name,
        Kin kin,
        @Nullable Sex sex,
        @Nullable Birth birth,
        Set<String> phones,
        String area,
        String pin,
        String house) {

    /** A relative's name and what the relative is to the person; {@link #UNKNOWN} when none is known. */
    record Kin(String kind, List<NamePart> name) {
        static final Kin UNKNOWN = new Kin("", List.of());
    }

    static Traits named(List<NamePart> name) {
        return new Traits(name, Kin.UNKNOWN, null, null, Set.of(), "", "", "");
    }

    /** Of somebody on record. */
    static Traits of(Person on) {
        return of(new Register(
                new InquiryId(on.id().value()),
                on.name(),
                on.sex(),
                on.gender(),
                on.birth(),
                on.phones(),
                on.address(),
                on.relations(),
                on.language(),
                List.of(),
                ""));
    }

    static Traits of(Register who) {
        Normaliser names = Normaliser.current();
        Kin kin = who.relations().stream()
                .filter(relation -> !relation.name().isEmpty()
                        && relation.kind() != Relation.Kind.OTHER
                        && relation.kind().tellsApart())
                .findFirst()
                .map(relation -> new Kin(relation.kind().name(), names.parts(relation.name())))
                .orElse(Kin.UNKNOWN);
        Address address = who.address();
        return new Traits(
                names.parts(who.name().spoken()),
                kin,
                who.sex(),
                who.birth(),
                who.phones().stream().map(Phone::number).collect(Collectors.toUnmodifiableSet()),
                address == null ? "" : Area.key(address.locality()),
                address == null ? "" : address.pin(),
                address == null ? "" : house(address.house()));
    }

    /** "C-14/2" and "c 14 2" are one house. */
    private static String house(String typed) {
        return String.join(" ", typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .strip();
    }

    Traits with(Kin kin) {
        return new Traits(name, kin, sex, birth, phones, area, pin, house);
    }

    Traits with(@Nullable Sex sex, @Nullable Birth birth) {
        return new Traits(name, kin, sex, birth, phones, area, pin, house);
    }

    Traits reachedBy(String phone) {
        return new Traits(name, kin, sex, birth, Set.of(phone), area, pin, house);
    }

    Traits in(String area) {
        return new Traits(name, kin, sex, birth, phones, area, pin, house);
    }
}
