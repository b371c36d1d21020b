/** What {@code ./hims check} proves: each module hands in the promises about its own rows as a {@link Check}. */
@NullMarked
@NamedInterface("check")
package hims.platform.check;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
