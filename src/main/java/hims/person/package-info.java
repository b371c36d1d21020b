/** The registry: every resident once, found by any name, number or card. */
@NullMarked
package hims.person;

import org.jspecify.annotations.NullMarked;
