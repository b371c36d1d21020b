/** The gallery: every component in all its states, and whole screens made of them, with invented people. */
@NullMarked
package hims.platform.gallery;

import org.jspecify.annotations.NullMarked;
