package hims.person;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * What an unknown person is called (EMER-3): "Unknown Male LNH 23-Nov Bravo". The last word runs through the day's board, and no
 * two of them sound alike when they are shouted.
 */
final class UnknownName {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MMM", Locale.ENGLISH);
    private static final DateTimeFormatter NUMBERS = DateTimeFormatter.ofPattern("dd-MM", Locale.ENGLISH);
    private static final List<String> WORDS = List.of(
            "Alpha",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliet",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Uniform",
            "Victor",
            "Whisky",
            "X-ray",
            "Yankee",
            "Zulu");
    private static final List<String> HINDI = List.of(
            "अल्फ़ा",
            "ब्रावो",
            "चार्ली",
            "डेल्टा",
            "इको",
            "फ़ॉक्सट्रॉट",
            "गोल्फ़",
            "होटल",
            "इंडिया",
            "जूलियट",
            "किलो",
            "लीमा",
            "माइक",
            "नवंबर",
            "ऑस्कर",
            "पापा",
            "क्यूबेक",
            "रोमियो",
            "सिएरा",
            "टैंगो",
            "यूनिफ़ॉर्म",
            "विक्टर",
            "व्हिस्की",
            "एक्स-रे",
            "यांकी",
            "ज़ूलू");

    private UnknownName() {}

    static PersonName of(Sex sex, String hospital, LocalDate on, int letter) {
        int at = (letter - 1) % WORDS.size();
        int round = (letter - 1) / WORDS.size();
        String more = round == 0 ? "" : " " + (round + 1);
        return new PersonName(
                "Unknown " + english(sex) + hospital + " " + DAY.format(on) + " " + WORDS.get(at) + more,
                "",
                "अज्ञात " + hindi(sex) + hospital + " " + NUMBERS.format(on) + " " + HINDI.get(at) + more);
    }

    private static String english(Sex sex) {
        return switch (sex) {
            case FEMALE -> "Female ";
            case MALE -> "Male ";
            case OTHER -> "Transgender ";
            case UNKNOWN -> "";
        };
    }

    private static String hindi(Sex sex) {
        return switch (sex) {
            case FEMALE -> "महिला ";
            case MALE -> "पुरुष ";
            case OTHER -> "ट्रांसजेंडर ";
            case UNKNOWN -> "";
        };
    }
}
