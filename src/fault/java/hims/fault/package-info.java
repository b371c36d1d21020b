/**
 * What may go wrong in a hospital, done to the real program on purpose while it works: {@code ./hims test faults}. Nothing here
 * decides whether the record is whole afterwards; that is {@code hims.fault.judge}, which knows nothing of the program.
 */
@NullMarked
package hims.fault;

import org.jspecify.annotations.NullMarked;
