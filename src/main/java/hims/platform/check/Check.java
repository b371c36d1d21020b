package hims.platform.check;

import java.util.List;

/**
 * A promise about stored rows that can be proved again at any time, and is after every restore. Only reads; may take
 * minutes on the data of a city, and says so by its name only, never by a time-out.
 */
public interface Check {
    /** One word for {@code ./hims check NAME}: {@code audit}, {@code stock}. */
    String name();

    /** What holds, in a sentence for the operator: "Each audit row stands under a signed checkpoint". */
    String promise();

    /** What does not hold, a sentence each with the row it was seen at; empty: the promise is kept. At most 100. */
    List<String> faults();
}
