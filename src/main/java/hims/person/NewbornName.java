package hims.person;

/** What a child is called until it has a name: "Baby of Sunita Sharma (1st of 2)". */
final class NewbornName {
    private static final int LONGEST_MOTHER = 80;

    private NewbornName() {}

    static PersonName of(PersonName mother, Newborn.Born born) {
        String script = mother.inScript().isEmpty() ? mother.spoken() : mother.inScript();
        return new PersonName(
                "Baby of " + cut(mother.spoken()) + english(born), "", cut(script) + " का शिशु" + hindi(born));
    }

    private static String english(Newborn.Born born) {
        return born.of() == 1 ? "" : " (" + ordinal(born.order()) + " of " + born.of() + ")";
    }

    private static String hindi(Newborn.Born born) {
        return born.of() == 1 ? "" : " (" + born.of() + " में " + born.order() + ")";
    }

    private static String ordinal(int order) {
        return order
                + switch (order) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_MOTHER ? name : name.substring(0, LONGEST_MOTHER);
    }
}
