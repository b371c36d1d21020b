/** Says whether anything was lost: from the clients' log and the tables alone, without a class of the program. */
@NullMarked
package hims.fault.judge;

import org.jspecify.annotations.NullMarked;
