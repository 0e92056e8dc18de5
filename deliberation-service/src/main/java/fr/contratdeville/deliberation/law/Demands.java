package fr.contratdeville.deliberation.law;

import java.util.List;

/**
 * The forms of ballot that members present request; they determine the form (rules V6 and V7).
 *
 * @param present members present and not recused, 0 or more
 * @param forPublic members who request a public ballot
 * @param forSecret members who request a secret ballot
 */
public record Demands(int present, int forPublic, int forSecret) {
    public Demands {
        if (forPublic < 0 || forSecret < 0 || forPublic > present || forSecret > present) {
            throw new IllegalArgumentException("Members who request a form must be present");
        }
    }

    /** Requests required for a public ballot: a quarter of those present, rounded up. */
    public int neededForPublic() {
        return (present + 3) / 4;
    }

    /** Requests required for a secret ballot: a third of those present, rounded up. */
    public int neededForSecret() {
        return (present + 2) / 3;
    }

    /** Whether enough members request a public ballot (rule V6). */
    public boolean publicMet() {
        return forPublic > 0 && forPublic >= neededForPublic();
    }

    /** Whether enough members request a secret ballot (rule V7). */
    public boolean secretMet() {
        return forSecret > 0 && forSecret >= neededForSecret();
    }

    /** The form of the ballot: secret takes precedence over public, and an appointment is always secret. */
    public BallotForm form(boolean appointment) {
        if (appointment || secretMet()) {
            return BallotForm.SECRET;
        }
        return publicMet() ? BallotForm.PUBLIC : BallotForm.ORDINARY;
    }

    /** The rules that determine the form. */
    public List<Rule> rules(boolean appointment) {
        return switch (form(appointment)) {
            case SECRET -> List.of(Rule.V7);
            case PUBLIC -> List.of(Rule.V6);
            case ORDINARY -> List.of();
        };
    }
}
