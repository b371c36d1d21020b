package hims.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the city. The first two are complete in every page; the others follow module by module. */
public enum Language {
    EN("en", "English", true),
    HI("hi", "हिन्दी", true),
    PA("pa", "ਪੰਜਾਬੀ", false),
    UR("ur", "اردو", false);

    private final String code;
    private final String ownName;
    private final boolean offered;

    Language(String code, String ownName, boolean offered) {
        this.code = code;
        this.ownName = ownName;
        this.offered = offered;
    }

    public static List<Language> offered() {
        return Arrays.stream(values()).filter(language -> language.offered).toList();
    }

    /** The offered language of this code. */
    public static Optional<Language> find(String code) {
        return offered().stream().filter(language -> language.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    public String ownName() {
        return ownName;
    }

    public String direction() {
        return this == UR ? "rtl" : "ltr";
    }

    public Locale locale() {
        return Locale.of(code, "IN");
    }
}
