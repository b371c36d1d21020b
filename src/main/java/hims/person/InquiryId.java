package hims.person;

import hims.platform.Id;
import java.util.UUID;

/** One search of one user: the random id in the address of its result page (UI-5). */
public record InquiryId(UUID value) implements Id {
    @Override
    public String toString() {
        return value.toString();
    }
}
