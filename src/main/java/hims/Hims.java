package hims;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The whole program: one process, one database. */
@SpringBootApplication
public class Hims {
    public static void main(String[] args) {
        SpringApplication.run(Hims.class, args);
    }
}
