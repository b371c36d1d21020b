package hims;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every public use case asks whether the actor may: it calls one of {@code Access.require…}, or says with {@code @OpenTo} who
 * may call it without.
 */
class AuthorityLawTest {
    private static final String ACCESS = "hims.access.Access";
    private static final String OPEN_TO = "hims.access.OpenTo";

    /** These stand below or are the authority itself. */
    private static final Set<String> BELOW = Set.of("platform", "audit", "access");

    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("hims");

    @Test
    void every_use_case_asks_for_authority() {
        if (PROGRAM.contain(ACCESS)) {
            assertThat(useCases()
                            .filter(method -> !asks(method, new HashSet<>()))
                            .map(JavaMethod::getFullName))
                    .isEmpty();
        }
    }

    private static Stream<JavaMethod> useCases() {
        return PROGRAM.stream()
                .filter(type -> type.getPackageName().startsWith("hims."))
                .filter(type -> !BELOW.contains(type.getPackageName().split("\\.", -1)[1]))
                .filter(type -> type.getModifiers().contains(PUBLIC)
                        && !type.getSimpleName().endsWith("Pages"))
                .filter(type -> type.isMetaAnnotatedWith(Component.class))
                .flatMap(type -> type.getMethods().stream().filter(method -> isUseCase(type, method)));
    }

    private static boolean isUseCase(JavaClass type, JavaMethod method) {
        return method.getModifiers().contains(PUBLIC)
                && (method.isMetaAnnotatedWith(Transactional.class) || type.isMetaAnnotatedWith(Transactional.class))
                && !method.isAnnotatedWith(OPEN_TO)
                && !type.isAnnotatedWith(OPEN_TO);
    }

    /** Itself, or through a method of its own class. */
    private static boolean asks(JavaCodeUnit method, Set<JavaCodeUnit> seen) {
        return seen.add(method)
                && method.getMethodCallsFromSelf().stream().anyMatch(call -> {
                    var target = call.getTarget();
                    var asked = target.getOwner().getFullName().equals(ACCESS)
                            && target.getName().startsWith("require");
                    return asked
                            || (target.getOwner().equals(method.getOwner())
                                    && target.resolveMember()
                                            .filter(next -> asks(next, seen))
                                            .isPresent());
                });
    }
}
