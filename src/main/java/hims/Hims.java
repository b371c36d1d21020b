package hims;

import hims.platform.backup.BackupProgram;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The whole program: one process, one database. Two modules may each have a class of the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Hims {
    /** What ends when it is done, by its profile: {@code --hims.import=...} when all is loaded, {@code --hims.check=...}. */
    private static final List<String> COMMANDS = List.of("import", "check");

    /** With {@code --demo} a living demo city, on this machine only. */
    public static void main(String[] args) {
        if (List.of(args).stream().anyMatch(arg -> arg.startsWith("--hims.backup.command="))) {
            System.exit(new BackupProgram(Hims.class).run(args));
        }
        var program = new SpringApplication(Hims.class);
        if (List.of(args).contains("--demo")) {
            program.setAdditionalProfiles("demo");
        }
        var command = COMMANDS.stream()
                .filter(name -> List.of(args).stream().anyMatch(arg -> arg.startsWith("--hims." + name + "=")))
                .findFirst();
        command.ifPresent(program::setAdditionalProfiles);
        var running = program.run(args);
        if (command.isPresent()) {
            System.exit(SpringApplication.exit(running));
        }
    }
}
