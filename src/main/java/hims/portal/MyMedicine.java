package hims.portal;

import hims.terminology.Words;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A medicine she takes now.
 *
 * @param purpose what it is for, in plain words; empty for one our list does not have
 * @param until end of the course; null when it goes on
 */
public record MyMedicine(
        Words name,
        Words purpose,
        Words dose,
        String prescriber,
        @Nullable Instant until) {}
