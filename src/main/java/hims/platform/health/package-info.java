/** How the program is: alive, ready, and what is wrong in plain words; figures for Prometheus (REL-61). Nothing personal. */
@NamedInterface("health")
@NullMarked
package hims.platform.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
