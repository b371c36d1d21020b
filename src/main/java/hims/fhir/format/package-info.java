/** How resources come in and go out: JSON and XML, strictly read. */
@NullMarked
package hims.fhir.format;

import org.jspecify.annotations.NullMarked;
