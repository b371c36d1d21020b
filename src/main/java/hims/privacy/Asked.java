package hims.privacy;

import hims.audit.AuditRow;
import hims.person.Person;
import hims.person.PersonText;
import hims.platform.web.Frame;

/** A question with whoever asks it and the line of the log it is about. */
public record Asked(Question question, Person person, AuditRow row) {
    /** Of a confidential person only that she is one. */
    public String name(Frame frame) {
        return person.confidential() ? frame.text("person.restricted") : PersonText.name(person, frame);
    }

    /** In the words a letter to those concerned uses. */
    public String touched(Frame frame) {
        return frame.text("privacy.class." + DataClass.of(row.objectType()));
    }

    public String role(Frame frame) {
        return frame.text("role." + row.role());
    }
}
