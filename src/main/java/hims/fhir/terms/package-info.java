/** Code systems and value sets as FHIR serves them: what {@code terminology} ships, and the required sets of R4. */
@NullMarked
package hims.fhir.terms;

import org.jspecify.annotations.NullMarked;
