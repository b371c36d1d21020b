/** The search of the FHIR API: its grammar, paging and answers. What is found and how is the record's business. */
@NullMarked
package hims.fhir.search;

import org.jspecify.annotations.NullMarked;
