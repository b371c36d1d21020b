package hims.fhir;

import hims.access.Access;
import hims.access.Permission;
import hims.access.Staff;
import hims.access.Staff.Member;
import hims.access.UserId;
import hims.fhir.Rendered.By;
import hims.record.FhirJson;
import hims.record.ResourceType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Practitioners and their roles, from the postings that {@code access} owns: name, role and place, no login, no contact. */
@Component
class StaffResources implements Offers {
    private final Staff staff;
    private final Access access;

    StaffResources(Staff staff, Access access) {
        this.staff = staff;
        this.access = access;
    }

    @Override
    public void offer(Interactions.Table table) {
        new Rendered<Member>(
                        ResourceType.PRACTITIONER,
                        this::people,
                        member -> member.user().toString(),
                        StaffResources::practitioner,
                        List.of(
                                new By<Member>("identifier", "token", StaffResources::isUser),
                                new By<Member>("name", "string", StaffResources::isNamed)))
                .offer(table);
        new Rendered<Member>(
                        ResourceType.PRACTITIONER_ROLE,
                        this::posted,
                        member -> member.posting().toString(),
                        StaffResources::role,
                        List.of(
                                new By<Member>("practitioner", "reference", StaffResources::isPractitioner),
                                new By<Member>("organization", "reference", StaffResources::isAt),
                                new By<Member>("role", "token", StaffResources::isIn)))
                .offer(table);
    }

    /** Those who see patients' names may see who cares for them; a citizen asks her hospital. */
    private Stream<Member> posted(Caller by) {
        access.require(by.actor(), Permission.PERSON_READ);
        return staff.posted().stream();
    }

    private Stream<Member> people(Caller by) {
        var seen = new HashSet<UserId>();
        return posted(by).filter(member -> seen.add(member.user()));
    }

    private static boolean isUser(Member member, String asked) {
        return Rendered.token(FhirJson.NAMESPACE + "id/user", member.user().toString(), asked);
    }

    private static boolean isNamed(Member member, String asked) {
        var typed = asked.toLowerCase(Locale.ROOT);
        var name = member.name().toLowerCase(Locale.ROOT);
        return name.startsWith(typed) || Arrays.stream(name.split(" ", -1)).anyMatch(part -> part.startsWith(typed));
    }

    private static boolean isPractitioner(Member member, String asked) {
        return Rendered.reference("Practitioner", member.user().toString(), asked);
    }

    private static boolean isAt(Member member, String asked) {
        return Rendered.reference("Organization", member.facility().toString(), asked);
    }

    private static boolean isIn(Member member, String asked) {
        return Rendered.token(FhirJson.NAMESPACE + "role", code(member), asked);
    }

    private static ObjectNode practitioner(Member member) {
        var user = member.user().toString();
        var resource = Json.resource("Practitioner").put("id", user);
        resource.putArray("identifier").add(FhirJson.identifier("user", user));
        resource.put("active", true);
        resource.putArray("name").addObject().put("text", member.name());
        return resource;
    }

    private static ObjectNode role(Member member) {
        var resource = Json.resource("PractitionerRole")
                .put("id", member.posting().toString())
                .put("active", true);
        resource.set(
                "practitioner",
                FhirJson.reference(ResourceType.PRACTITIONER, member.user().value(), member.name()));
        resource.set(
                "organization",
                FhirJson.reference(ResourceType.ORGANIZATION, member.facility().value(), null));
        resource.putArray("code")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", FhirJson.NAMESPACE + "role")
                .put("code", code(member));
        var place = member.place();
        if (place != null) {
            resource.putArray("location").add(FhirJson.reference(ResourceType.LOCATION, place.value(), null));
        }
        return resource;
    }

    private static String code(Member member) {
        return member.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
