package fr.contratdeville.programme.access;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Caller;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What the caller may read: everything, or what concerns the funder or the organisation that its token names. */
@RequestScoped
public class Partner {
    private final Caller caller;

    Partner(Caller caller) {
        this.caller = caller;
    }

    /** Whether the caller reads what concerns every funder and every organisation. */
    public boolean readsAll() {
        return caller.hasAnyRole("agent", "auditor");
    }

    /** The code of the funder that the caller is, when its role is {@code funder}. */
    public Optional<String> funder() {
        return code("funder", "funder");
    }

    /** The code of the organisation that the caller is, when its role is {@code carrier}. */
    public Optional<String> organisation() {
        return code("carrier", "organisation");
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal where the caller is another: what it may not see does not exist */
    public void requireFunder(String code) {
        require(funder(), code);
    }

    /** @throws fr.contratdeville.conventions.refusal.Refusal where the caller is another: what it may not see does not exist */
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
