/** Pages of ours as PDF, made by a browser engine, and read back as a printer would draw them. */
@NamedInterface("pdf")
@NullMarked
package hims.platform.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
