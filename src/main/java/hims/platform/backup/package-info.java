/** Backups that are encrypted, whole or not there, and restored beside what lives before they replace it (REL-50 to 53). */
@NullMarked
@NamedInterface("backup")
package hims.platform.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
