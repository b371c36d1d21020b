/**
 * What FHIR R4 says of every type, as data, and the check of resources against it. Knows no hospital: the rules of the
 * record's own stand beside, in {@code StructureCheck}.
 */
@NamedInterface("shape")
@NullMarked
package hims.record.shape;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
