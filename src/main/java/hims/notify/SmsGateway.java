package hims.notify;

import java.util.UUID;

/** The way out of the house. One implementation for each provider; none of them throws for a message it can not send. */
public interface SmsGateway {
    /** @param id the same for every attempt, so that the provider may recognise a repetition */
    record Sms(UUID id, Phone phone, String body) {}

    sealed interface Receipt {
        /** Taken; whether it arrived is told later, or never. */
        record Accepted() implements Receipt {}

        record Delivered() implements Receipt {}

        /** Never to be tried again, as for a number that does not exist. */
        record Refused(String reason) implements Receipt {}

        /** To be tried again later. */
        record Unreachable(String reason) implements Receipt {}
    }

    Receipt send(Sms sms);
}
