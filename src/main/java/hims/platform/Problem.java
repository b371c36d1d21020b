package hims.platform;

import java.util.Locale;

/** Something a module refuses; implemented by one enum for each module, {@code PharmacyProblem}. */
public interface Problem {
    Kind kind();

    /** The enum constant's own name. */
    String name();

    /** {@code pharmacy.insufficient-stock}: module and name, the same in URLs, messages and logs. */
    default String code() {
        var module = getClass().getPackageName().split("\\.", -1)[1];
        return module + "." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Key of its text in the message files. */
    default String key() {
        return "problem." + code();
    }
}
