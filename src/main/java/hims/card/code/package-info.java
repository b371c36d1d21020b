/** The exact bytes of the codes on a card (FMT-1 to FMT-25): pure functions, no database, no clock. */
@NullMarked
package hims.card.code;

import org.jspecify.annotations.NullMarked;
