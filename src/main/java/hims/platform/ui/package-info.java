/** Props of the components in templates ui/. */
@NamedInterface("ui")
@NullMarked
package hims.platform.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
