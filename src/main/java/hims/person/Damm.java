package hims.person;

/** The Damm check digit: finds each single wrong digit and each swap of two neighbours (FMT-2). */
final class Damm {

    private static final String[] TABLE = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private Damm() {}

    static int checkDigit(String digits) {
        int interim = 0;
        for (int i = 0; i < digits.length(); i++) {
            interim = TABLE[interim].charAt(digits.charAt(i) - '0') - '0';
        }
        return interim;
    }

    static boolean passes(String digitsWithCheck) {
        return checkDigit(digitsWithCheck) == 0;
    }
}
