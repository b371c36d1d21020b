package hims.person.names;

/** How near two spellings are, by Jaro and Winkler: 1 for the same, 0 for nothing in common. */
public final class Nearness {
    private static final int LONGEST_PREFIX = 4;
    private static final double PREFIX_WEIGHT = 0.1;

    private Nearness() {}

    public static double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        double jaro = jaro(a, b);
        int prefix = 0;
        int most = Math.min(LONGEST_PREFIX, Math.min(a.length(), b.length()));
        while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(String a, String b) {
        int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        var used = new boolean[b.length()];
        var matchedOfA = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - window); j < Math.min(b.length(), i + window + 1); j++) {
                if (!used[j] && a.charAt(i) == b.charAt(j)) {
                    used[j] = true;
                    matchedOfA.append(a.charAt(i));
                    break;
                }
            }
        }
        double matches = matchedOfA.length();
        if (matches == 0) {
            return 0;
        }
        double swaps = outOfOrder(matchedOfA, b, used) / 2.0;
        return (matches / a.length() + matches / b.length() + (matches - swaps) / matches) / 3;
    }

    private static int outOfOrder(CharSequence matchedOfA, String b, boolean[] used) {
        int at = 0;
        int wrong = 0;
        for (int j = 0; j < b.length(); j++) {
            if (used[j]) {
                wrong += matchedOfA.charAt(at++) == b.charAt(j) ? 0 : 1;
            }
        }
        return wrong;
    }
}
