package hims.card.code;

import hims.card.code.EmergencyRecord.Allergy;
import hims.card.code.EmergencyRecord.Birth;
import hims.card.code.EmergencyRecord.Contact;
import hims.card.code.EmergencyRecord.Criticality;
import hims.card.code.EmergencyRecord.Flag;
import hims.card.code.EmergencyRecord.Relation;
import hims.person.HealthId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The record as the numbered map of FMT-22; unknown keys are passed over (FMT-25). */
final class EmergencyMap {

    private static final int HEALTH_ID = 1;
    private static final int NAME = 2;
    private static final int BIRTH = 3;
    private static final int SEX = 4;
    private static final int BLOOD_GROUP = 5;
    private static final int ALLERGIES = 6;
    private static final int CONDITIONS = 7;
    private static final int MEDICINES = 8;
    private static final int CONTACT = 9;
    private static final int LOCAL_NAME = 10;
    private static final int DEVICES = 11;
    private static final int FLAGS = 12;
    private static final int LANGUAGE = 13;

    private EmergencyMap() {}

    static Cbor.Table write(EmergencyRecord record) {
        var table = new Cbor.Table()
                .with(HEALTH_ID, new Cbor.Int(record.healthId().number()))
                .with(NAME, new Cbor.Text(record.name()))
                .with(SEX, new Cbor.Int(record.sex().number()));
        if (record.birth() instanceof Birth(int yyyymmdd)) {
            table.with(BIRTH, new Cbor.Int(yyyymmdd));
        }
        put(table, BLOOD_GROUP, record.bloodGroup(), Cbor.Int::new);
        put(table, ALLERGIES, record.allergies(), EmergencyMap::allergy);
        put(table, CONDITIONS, record.conditions(), Cbor.Int::new);
        put(table, MEDICINES, record.medicines(), Cbor.Int::new);
        put(table, DEVICES, record.devices(), Cbor.Int::new);
        if (record.contact() instanceof Contact(String name, Relation relation, long phone)) {
            table.with(CONTACT, Cbor.array(new Cbor.Text(name), new Cbor.Int(relation.number()), new Cbor.Int(phone)));
        }
        putText(table, LOCAL_NAME, record.localName());
        putText(table, LANGUAGE, record.language());
        int flags = Numbered.bits(record.flags());
        return flags == 0 ? table : table.with(FLAGS, new Cbor.Int(flags));
    }

    static EmergencyRecord read(Cbor.Table table) {
        return new EmergencyRecord(
                new HealthId(table.fetch(HEALTH_ID).asLong()),
                table.fetch(NAME).asText(),
                table.find(BIRTH)
                        .map(day -> new Birth(day.asInt(0, Integer.MAX_VALUE)))
                        .orElse(null),
                table.find(SEX)
                        .flatMap(sex -> Numbered.find(SexCode.class, sex.asLong()))
                        .orElse(SexCode.UNKNOWN),
                answer(table, BLOOD_GROUP, Cbor::asLong),
                answer(table, ALLERGIES, EmergencyMap::allergy),
                answer(table, CONDITIONS, Cbor::asLong),
                answer(table, MEDICINES, Cbor::asLong),
                answer(table, DEVICES, Cbor::asLong),
                table.find(CONTACT).map(EmergencyMap::contact).orElse(null),
                table.find(LOCAL_NAME).map(Cbor::asText).orElse(null),
                table.find(LANGUAGE).map(Cbor::asText).orElse(null),
                table.find(FLAGS)
                        .map(bits -> Numbered.ofBits(Flag.class, bits.asLong()))
                        .orElse(Set.of()));
    }

    private static <T> void put(Cbor.Table table, int key, Answer<T> answer, Function<T, Cbor> item) {
        if (answer instanceof Answer.Known<T>(List<T> items)) {
            table.with(key, new Cbor.Array(items.stream().map(item).toList()));
        }
    }

    private static void putText(Cbor.Table table, int key, @Nullable String text) {
        if (text != null) {
            table.with(key, new Cbor.Text(text));
        }
    }

    private static <T> Answer<T> answer(Cbor.Table table, int key, Function<Cbor, T> item) {
        return table.find(key)
                .map(list -> Answer.known(list.asItems().stream().map(item).toList()))
                .orElseGet(Answer::notRecorded);
    }

    private static Cbor allergy(Allergy allergy) {
        var parts = new ArrayList<Cbor>(List.of(
                new Cbor.Int(allergy.code()), new Cbor.Int(allergy.criticality().number())));
        if (allergy.reaction() != null) {
            parts.add(new Cbor.Int(allergy.reaction()));
        }
        return new Cbor.Array(parts);
    }

    private static Allergy allergy(Cbor value) {
        List<Cbor> parts = value.asItems();
        if (parts.size() < 2) {
            throw new MalformedCode("an allergy without criticality");
        }
        return new Allergy(
                parts.getFirst().asLong(),
                Numbered.find(Criticality.class, parts.get(1).asLong()).orElse(Criticality.UNABLE_TO_ASSESS),
                parts.size() > 2 ? Long.valueOf(parts.get(2).asLong()) : null);
    }

    private static Contact contact(Cbor value) {
        List<Cbor> parts = value.asItems();
        if (parts.size() < 3) {
            throw new MalformedCode("a contact without name, relation or number");
        }
        return new Contact(
                parts.getFirst().asText(),
                Numbered.find(Relation.class, parts.get(1).asLong()).orElse(Relation.OTHER),
                parts.get(2).asLong());
    }
}
