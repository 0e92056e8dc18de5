package fr.contratdeville.deliberation.law;

import java.util.List;

/** Whether enough members are there to deliberate (rules Q1, Q3 and Q4). */
public sealed interface Quorum {
    int inExercise();

    int present();

    /** More than half of the members in exercise: ⌊in exercise / 2⌋ + 1. */
    int required();

    /** The rules that were applied. */
    default List<Rule> rules() {
        return List.of(Rule.Q1, Rule.Q3, Rule.Q4);
    }

    /** Enough members are present. */
    record Met(int inExercise, int present, int required) implements Quorum {}

    /** Too few members are present. */
    record Missing(int inExercise, int present, int required) implements Quorum {}

    /**
     * Takes it.
     *
     * @param inExercise members whose mandate is in force on the day of the session (rule Q3), 0 or more
     * @param present those of them who are physically present, 0 to {@code inExercise}
     */
    static Quorum of(int inExercise, int present) {
        if (present < 0 || present > inExercise) {
            throw new IllegalArgumentException("Present members are among the members in exercise");
        }
        var required = inExercise / 2 + 1;
        return present >= required
                ? new Met(inExercise, present, required)
                : new Missing(inExercise, present, required);
    }
}
