package fr.contratdeville.deliberation.law;

import java.util.ArrayList;
import java.util.List;

/** Whether enough members are present to deliberate (rules Q1 to Q8). Proxies do not count (rule Q2). */
public sealed interface Quorum {
    int inExercise();

    int present();

    /** More than half of the members in exercise: ⌊in exercise / 2⌋ + 1; 0 if no quorum is required. */
    int required();

    /** The rules that were applied. */
    List<Rule> rules();

    /** Whether the assembly can deliberate. */
    default boolean met() {
        return !(this instanceof Missing);
    }

    /** Enough members are present. */
    record Met(int inExercise, int present, int required, List<Rule> rules) implements Quorum {}

    /** Too few members are present. */
    record Missing(int inExercise, int present, int required, List<Rule> rules) implements Quorum {}

    /** No quorum is required (rule Q6). */
    record Waived(int inExercise, int present, List<Rule> rules) implements Quorum {
        @Override
        public int required() {
            return 0;
        }
    }

    /** Which quorum the law requires. */
    enum Need {
        /** A first session. */
        FIRST,
        /** A first session, for an item whose quorum was missing before: late arrivals may have restored it. */
        AGAIN,
        /** A second session, for an item of the first agenda, or for the opening. */
        WAIVED,
        /** A second session, for an item that was not on the first agenda. */
        NOT_ON_FIRST_AGENDA,
        /** A second session that was convened in urgency. */
        HASTENED
    }

    /**
     * Checks the quorum of a first session without recusals.
     *
     * @param inExercise members whose mandate is in force on the day of the session (rule Q3), 0 or more
     * @param present members in exercise who are physically present, 0 to {@code inExercise}
     */
    static Quorum of(int inExercise, int present) {
        return of(inExercise, present, Need.FIRST, List.of());
    }

    /**
     * Checks the quorum.
     *
     * @param inExercise members in exercise (rule Q3), without those excluded by a recusal (rule R3)
     * @param present members in exercise who are physically present, without those recused (rule R2)
     * @param recusals the rules of the recusals that changed these numbers
     */
    static Quorum of(int inExercise, int present, Need need, List<Rule> recusals) {
        if (present < 0 || present > inExercise) {
            throw new IllegalArgumentException("The number present must be between 0 and the members in exercise");
        }
        var rules = new ArrayList<>(List.of(Rule.Q1, Rule.Q3, Rule.Q4));
        rules.addAll(recusals);
        switch (need) {
            case FIRST -> {}
            case AGAIN -> rules.add(Rule.Q8);
            case WAIVED, NOT_ON_FIRST_AGENDA -> rules.add(Rule.Q6);
            case HASTENED -> rules.add(Rule.Q7);
        }
        if (need == Need.WAIVED) {
            return new Waived(inExercise, present, List.copyOf(rules));
        }
        var required = inExercise / 2 + 1;
        return present >= required
                ? new Met(inExercise, present, required, List.copyOf(rules))
                : new Missing(inExercise, present, required, List.copyOf(rules));
    }
}
