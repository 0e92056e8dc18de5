package fr.contratdeville.programme.access;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Which data the caller may read: all, or those of the funder or organisation in its token. */
@RequestScoped
public class Partner {
    private final Caller caller;

    Partner(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller may read the data of every funder and every organisation. */
    public boolean readsAll() {
        return caller.hasAnyRole("agent", "auditor");
    }

    /** The code of the caller's funder, if its role is {@code funder}. */
    public Optional<String> funder() {
        return code("funder", "funder");
    }

    /** The code of the caller's organisation, if its role is {@code carrier}. */
    public Optional<String> organisation() {
        return code("carrier", "organisation");
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal 404 if the caller is another one */
    public void requireFunder(String code) {
        require(funder(), code);
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal 404 if the caller is another one */
    public void requireOrganisation(String code) {
        require(organisation(), code);
    }

    private Optional<String> code(String role, String claim) {
        return caller.hasAnyRole(role) ? caller.claim(claim) : Optional.empty();
    }

    private static void require(Optional<String> own, String code) {
        if (!own.equals(Optional.of(code))) {
            throw CommonReason.NOT_FOUND.refusal();
        }
    }
}
