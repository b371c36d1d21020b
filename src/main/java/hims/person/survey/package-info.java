/**
 * Bulk enrolment (PER-60 to 62): a file of rows from a survey, read in a stream, looked at and taken in by a background job in short
 * steps, each row with an outcome of its own.
 */
@NullMarked
package hims.person.survey;

import org.jspecify.annotations.NullMarked;
