package hims.fhir;

import hims.fhir.ImportUnit.Place;
import java.util.Map;

/**
 * Something the reader of the report shall know of what was taken.
 *
 * @param result in a word or three
 * @param facts of the line in the report
 */
record ImportNote(Place place, String result, Map<String, String> facts) {}
