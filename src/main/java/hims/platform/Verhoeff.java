package hims.platform;

/** The check digit of Aadhaar numbers. Source: J. Verhoeff, Error Detecting Decimal Codes, 1969. */
final class Verhoeff {
    private static final int[] SHIFT = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

    private Verhoeff() {}

    static boolean isValid(String digits) {
        var check = 0;
        for (var place = 0; place < digits.length(); place++) {
            var digit = digits.charAt(digits.length() - 1 - place) - '0';
            check = product(check, permuted(digit, place));
        }
        return check == 0;
    }

    /** Product in the dihedral group of ten elements. */
    private static int product(int left, int right) {
        var turns = left < 5 ? left + right % 5 : left - right % 5;
        var flipped = (left < 5) != (right < 5);
        return Math.floorMod(turns, 5) + (flipped ? 5 : 0);
    }

    private static int permuted(int digit, int times) {
        var result = digit;
        for (var time = 0; time < times % 8; time++) {
            result = SHIFT[result];
        }
        return result;
    }
}
