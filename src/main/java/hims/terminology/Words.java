package hims.terminology;

import hims.platform.CodeFile;
import hims.platform.web.Language;

/** A text of a code list in both languages of the hospital. */
public record Words(String en, String hi) {
    static Words of(CodeFile.Line line, String en, String hi) {
        return new Words(line.text(en), line.text(hi));
    }

    /** Hindi for a Hindi reader, English for all others. */
    public String in(Language language) {
        return language == Language.HI ? hi : en;
    }
}
