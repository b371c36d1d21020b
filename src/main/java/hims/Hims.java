package hims;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The whole program: one process, one database. Two modules may each have a class of the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Hims {
    /** With {@code --demo} a living demo city, on this machine only; with {@code --hims.import} it ends when all is loaded. */
    public static void main(String[] args) {
        var program = new SpringApplication(Hims.class);
        if (List.of(args).contains("--demo")) {
            program.setAdditionalProfiles("demo");
        }
        if (List.of(args).stream().anyMatch(arg -> arg.startsWith("--hims.import="))) {
            program.setAdditionalProfiles("import");
        }
        var running = program.run(args);
        if (running.getEnvironment().containsProperty("hims.import")) {
            System.exit(SpringApplication.exit(running));
        }
    }
}
