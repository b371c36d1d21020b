package hims;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What no class of the program does. */
class CodeLawTest {
    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("hims");

    private static final Pattern CATCH_ALL = Pattern.compile("catch\\s*\\([^)]*\\b(Exception|Throwable)\\s+\\w+\\)");

    @Test
    void nobody_catches_everything() {
        assertThat(sources().filter(file -> CATCH_ALL.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    void nobody_sleeps() {
        noClasses()
                .should()
                .callMethodWhere(describe(
                        "Thread.sleep", call -> call.getTarget().getFullName().startsWith("java.lang.Thread.sleep(")))
                .check(PROGRAM);
    }

    @Test
    void nobody_writes_to_standard_output() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PROGRAM);
    }

    @Test
    void time_is_java_time() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Calendar")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.text.SimpleDateFormat")
                .check(PROGRAM);
    }

    @Test
    void what_a_class_needs_comes_through_its_constructor() {
        noFields().should().beAnnotatedWith(Autowired.class).check(PROGRAM);
    }

    @Test
    void files_stay_short() {
        assertThat(sources().filter(file -> read(file).lines().count() > 300)).isEmpty();
    }

    private static Stream<Path> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
