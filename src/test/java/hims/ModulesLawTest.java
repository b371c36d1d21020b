package hims;

import static org.assertj.core.api.Assertions.assertThat;

import hims.platform.db.ModuleMigrations;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModulesLawTest {
    private static final ApplicationModules MODULES = ApplicationModules.of(Hims.class);

    @Test
    void calls_go_down_only_as_each_package_info_allows() {
        MODULES.verify();
    }

    @Test
    void every_module_has_its_place_in_the_order_of_migrations() {
        assertThat(MODULES.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .isSubsetOf(ModuleMigrations.MODULES);
    }

    @Test
    void a_module_says_what_it_may_call() {
        assertThat(MODULES.stream().map(ApplicationModule::getBasePackage))
                .allMatch(home -> home.findAnnotation(org.springframework.modulith.ApplicationModule.class)
                        .isPresent());
    }
}
