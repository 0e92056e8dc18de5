package fr.contratdeville.deliberation.law;

import java.util.List;

/**
 * What members present ask for before a ballot, and so the form that it takes (rules V6 and V7).
 *
 * @param present members present who take part, 0 or more
 * @param forPublic those of them who ask for a public ballot
 * @param forSecret those of them who ask for a secret ballot
 */
public record Demands(int present, int forPublic, int forSecret) {
    public Demands {
        if (forPublic < 0 || forSecret < 0 || forPublic > present || forSecret > present) {
            throw new IllegalArgumentException("Who asks is among the members present");
        }
    }

    /** How many are enough for a public ballot: a quarter of those present, rounded up. */
    public int neededForPublic() {
        return (present + 3) / 4;
    }

    /** How many are enough for a secret ballot: a third of those present, rounded up. */
    public int neededForSecret() {
        return (present + 2) / 3;
    }

    /** Whether enough ask for a public ballot (rule V6). */
    public boolean publicMet() {
        return forPublic > 0 && forPublic >= neededForPublic();
    }

    /** Whether enough ask for a secret ballot (rule V7). */
    public boolean secretMet() {
        return forSecret > 0 && forSecret >= neededForSecret();
    }

    /** The form of the ballot: secret wins over public, and an appointment is always secret. */
    public BallotForm form(boolean appointment) {
        if (appointment || secretMet()) {
            return BallotForm.SECRET;
        }
        return publicMet() ? BallotForm.PUBLIC : BallotForm.ORDINARY;
    }

    /** The rules that the form follows from. */
    public List<Rule> rules(boolean appointment) {
        return switch (form(appointment)) {
            case SECRET -> List.of(Rule.V7);
            case PUBLIC -> List.of(Rule.V6);
            case ORDINARY -> List.of();
        };
    }
}
