/** How Indian names are spelt: any script to one Latin key and sound code, and Latin to a proposed Devanagari form. Pure code over data. */
@NullMarked
package hims.person.names;

import org.jspecify.annotations.NullMarked;
