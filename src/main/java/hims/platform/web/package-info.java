/** Pages, problems and forms as HTTP answers; the kit of every controller. */
@NamedInterface("web")
@NullMarked
package hims.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
