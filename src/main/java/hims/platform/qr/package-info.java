/** Drawing and reading of QR codes. */
@NamedInterface("qr")
@NullMarked
package hims.platform.qr;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
