/** The full validator behind {@code $validate}: the only place that knows HAPI's structures. */
@NullMarked
package hims.fhir.validate;

import org.jspecify.annotations.NullMarked;
