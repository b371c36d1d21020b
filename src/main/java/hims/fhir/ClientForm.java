package hims.fhir;

import hims.access.UnitId;
import hims.fhir.Scopes.Scope;
import hims.org.Facility;
import hims.platform.Fields;
import hims.platform.Parsed;
import hims.platform.ui.Input;
import hims.platform.ui.Option;
import hims.platform.web.Frame;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;

/**
 * The form of a new program.
 *
 * @param jwks the keys as pasted, to the letter: they hold digits that {@link Fields} would take for somebody's number
 * @param choices what a scope can name: every type, then each one
 */
public record ClientForm(Fields in, String jwks, List<Facility> facilities, List<Choice> choices) {
    private static final int LONGEST_NAME = 120;
    static final int LONGEST_KEYS = 20_000;
    private static final int LONGEST_SCOPES = 4_000;

    /** @param letters of SMART's scopes that some interaction of the type asks for, in their order */
    public record Choice(String type, String letters) {
        static Choice of(String type, Set<Interaction> offered) {
            var letters = new StringBuilder();
            for (var letter : "cruds".toCharArray()) {
                if (offered.stream().anyMatch(interaction -> interaction.letter() == letter)) {
                    letters.append(letter);
                }
            }
            return new Choice(type, letters.toString());
        }

        static Choice everything() {
            return of("*", EnumSet.allOf(Interaction.class));
        }

        public boolean isEverything() {
            return type.equals("*");
        }

        public boolean isWritten() {
            return letters.indexOf('c') >= 0;
        }

        public String name() {
            return isEverything() ? "all" : type;
        }

        String chosen(boolean read, boolean write) {
            Predicate<Integer> wanted = letter -> "rs".indexOf(letter) >= 0 ? read : write;
            return letters.chars()
                    .boxed()
                    .filter(wanted)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    Parsed<Clients.Register> parse() {
        var name = in.text("name", LONGEST_NAME).required();
        var facility = in.id("facility", UnitId::new)
                .required()
                .check(id -> facilities.stream().anyMatch(one -> one.id().equals(id)), "field.not-a-choice");
        var scopes = scopes();
        if (scopes.all().isEmpty()) {
            in.wrong("scopes", "fhir.clients.scopes.none");
        } else if (scopes.text().length() > LONGEST_SCOPES) {
            in.wrong("scopes", "fhir.clients.scopes.many");
        }
        readKeys(in, jwks);
        return in.parse(() -> new Clients.Register(name.value(), facility.value(), scopes, keySet(jwks)));
    }

    private Scopes scopes() {
        var all = new ArrayList<Scope>();
        for (var choice : choices) {
            var letters = choice.chosen(in.flag("read." + choice.name()), in.flag("write." + choice.name()));
            if (!letters.isEmpty()) {
                all.add(new Scope(choice.type(), letters));
            }
        }
        return new Scopes(all);
    }

    static void readKeys(Fields in, String jwks) {
        in.secret("jwks", LONGEST_KEYS)
                .required()
                .check(_ -> Clients.areUsable(keySet(jwks)), FhirProblem.CLIENT_KEYS.key());
    }

    /** One key is as good as a set of one. */
    static String keySet(String pasted) {
        try {
            var tree = Json.MAPPER.readTree(pasted);
            return tree.has("kty") ? "{\"keys\":[" + pasted.strip() + "]}" : pasted;
        } catch (JacksonException notJson) {
            return pasted; // refused where keys are read
        }
    }

    public boolean isTicked(String field) {
        return in.flag(field);
    }

    public String scopesError(Frame frame) {
        return in.error("scopes").map(frame::error).orElse("");
    }

    public Input nameField(Frame frame) {
        return Input.text("name", frame.text("fhir.clients.name"))
                .hint(frame.text("fhir.clients.name.hint"))
                .maxLength(LONGEST_NAME)
                .in(in, frame);
    }

    public Input facilityField(Frame frame) {
        var options = facilities.stream()
                .map(one -> new Option(one.id().toString(), one.name(frame.language())))
                .toList();
        var field = Input.select("facility", frame.text("fhir.clients.facility"), options)
                .hint(frame.text("fhir.clients.facility.hint"))
                .in(in, frame);
        return options.size() == 1 ? field.value(options.getFirst().value()) : field;
    }

    public Input keysField(Frame frame) {
        return Input.area("jwks", frame.text("fhir.clients.keys"))
                .hint(frame.text("fhir.clients.keys.hint"))
                .maxLength(LONGEST_KEYS)
                .in(in, frame)
                .value(jwks);
    }
}
