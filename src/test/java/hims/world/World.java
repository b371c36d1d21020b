package hims.world;

import org.springframework.stereotype.Component;

/** The people and places of the tests, by name. Made when first asked for, through the use cases of the program itself. */
@Component
public class World {}
