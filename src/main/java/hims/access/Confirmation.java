package hims.access;

import hims.platform.Rejected;
import org.springframework.stereotype.Service;

/** The password typed again before an act with wide effects (SEC-8). Asked before the transaction of the act. */
@Service
public class Confirmation {
    private final SignIn signIn;

    Confirmation(SignIn signIn) {
        this.signIn = signIn;
    }

    /** @throws Rejected WRONG_PASSWORD */
    public void require(Actor by, String password) {
        signIn.confirmPassword(by, password);
    }
}
