package hims.access;

import static hims.access.Permission.*;

import java.util.EnumSet;
import java.util.Set;

/** The roles of this issue's flow with what each may do. Later roles are rows of the same kind. */
public enum Role {
    REGISTRATION_CLERK(
            PROVISIONAL_REGISTER,
            PERSON_SEARCH,
            PERSON_READ,
            PERSON_REGISTER,
            CARD_ISSUE,
            CARD_READ,
            CARD_REVOKE,
            TOKEN_ISSUE),
    QUEUE_MANAGER(PERSON_SEARCH, PERSON_READ, CARD_READ, TOKEN_ISSUE, QUEUE_WORK, QUEUE_MANAGE),
    NURSE(
            PROVISIONAL_REGISTER,
            PERSON_SEARCH,
            PERSON_READ,
            CARD_READ,
            TOKEN_ISSUE,
            QUEUE_WORK,
            RECORD_READ,
            VITALS_RECORD,
            ALLERGY_RECORD),
    DOCTOR(
            PERSON_SEARCH,
            PERSON_READ,
            DEATH_RECORD,
            CARD_READ,
            TOKEN_ISSUE,
            QUEUE_WORK,
            RECORD_READ,
            VITALS_RECORD,
            ALLERGY_RECORD,
            PROBLEM_RECORD,
            CONSULT,
            PRESCRIBE,
            PRESCRIPTION_READ,
            STOCK_READ),
    EMERGENCY_DOCTOR(
            PERSON_SEARCH,
            PERSON_READ,
            DEATH_RECORD,
            PROVISIONAL_REGISTER,
            PERSON_REGISTER,
            CARD_READ,
            TOKEN_ISSUE,
            QUEUE_WORK,
            RECORD_READ,
            VITALS_RECORD,
            ALLERGY_RECORD,
            PROBLEM_RECORD,
            CONSULT,
            PRESCRIBE,
            PRESCRIPTION_READ,
            STOCK_READ,
            EMERGENCY_READ,
            BREAK_GLASS),
    PHARMACIST(
            PERSON_SEARCH, PERSON_READ, CARD_READ, QUEUE_WORK, PRESCRIPTION_READ, DISPENSE, STOCK_READ, STOCK_RECEIVE),
    CARD_OPERATOR(PERSON_SEARCH, PERSON_READ, CARD_ISSUE, CARD_READ, CARD_REVOKE, CARD_PRINT),
    /** One of those who together change the keys that sign cards (CARD-34). */
    KEY_CUSTODIAN(KEYS_MANAGE),
    /** The records department: duplicates, merges and corrections of the whole city. */
    IDENTITY_OFFICER(PERSON_SEARCH, PERSON_READ, PERSON_REGISTER, PERSON_MERGE, DEATH_RECORD, CARD_READ),
    PRIVACY_OFFICER(BREAK_GLASS_REVIEW, CARD_REVIEW, BREACH_READ, ACCESS_QUESTIONS, ACCESS_EXPLAIN),
    ADMINISTRATOR(USERS_MANAGE, ACCESS_EXPLAIN, MESSAGES_READ, STOCK_READ),
    CITIZEN(OWN_RECORD),
    /** Another program, let in by its signature: the rights of care, each only where its scopes name it too. */
    MACHINE(
            PERSON_SEARCH,
            PERSON_READ,
            PERSON_REGISTER,
            RECORD_READ,
            VITALS_RECORD,
            ALLERGY_RECORD,
            PROBLEM_RECORD,
            CONSULT,
            PRESCRIBE,
            PRESCRIPTION_READ,
            DISPENSE),
    /** The program itself: imports, jobs and the demo city. It has every right of care, none of administration, and merges nobody (PER-16). */
    SYSTEM(EnumSet.complementOf(EnumSet.of(
            USERS_MANAGE,
            KEYS_MANAGE,
            PERSON_MERGE,
            BREAK_GLASS,
            BREAK_GLASS_REVIEW,
            CARD_REVIEW,
            BREACH_READ,
            ACCESS_QUESTIONS,
            ACCESS_EXPLAIN,
            OWN_RECORD)));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf
    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this(Set.of(permissions));
    }

    Role(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    /** Whether she works here: no citizen, no program. */
    public boolean isStaff() {
        return this != CITIZEN && this != MACHINE && this != SYSTEM;
    }

    public boolean may(Permission what) {
        return permissions.contains(what);
    }
}
