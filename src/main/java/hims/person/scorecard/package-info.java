/** How well people are registered, by facility, desk and month (PER-63): counted by night, each figure with its rows. */
@NullMarked
package hims.person.scorecard;

import org.jspecify.annotations.NullMarked;
