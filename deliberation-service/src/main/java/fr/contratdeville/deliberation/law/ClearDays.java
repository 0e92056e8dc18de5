package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whether a convocation leaves the members the clear days (jours francs) they are owed (rules C1 and Q6). */
public sealed interface ClearDays {
    /** What the law asks of every assembly; its own rules may ask for more. */
    int ORDINARY = 5;

    /** What the law asks in urgency, whatever the assembly's own rules say. */
    int URGENT = 1;

    /** What the law asks between a session that failed for want of a quorum and the second one. */
    int SECOND = 3;

    /** The days between the two, neither of them counted; negative when the convocation comes on the day or after. */
    int days();

    int required();

    /** As many as required, or more. */
    record Enough(int days, int required) implements ClearDays {}

    /** Fewer than required. */
    record TooFew(int days, int required) implements ClearDays {}

    /**
     * Counts them.
     *
     * @param sentOn the day on which the convocation is sent
     * @param sessionOn the day of the session
     * @param ordinary clear days that the assembly asks for, {@link #ORDINARY} or more
     */
    static ClearDays of(LocalDate sentOn, LocalDate sessionOn, int ordinary, boolean urgent) {
        if (ordinary < ORDINARY) {
            throw new IllegalArgumentException("No assembly may ask for fewer clear days than the law");
        }
        return of(sentOn, sessionOn, urgent ? URGENT : ordinary);
    }

    /** Counts those of a second convocation (rule Q6), which is owed fewer than a first one. */
    static ClearDays ofSecond(LocalDate sentOn, LocalDate sessionOn, boolean urgent) {
        return of(sentOn, sessionOn, urgent ? URGENT : SECOND);
    }

    private static ClearDays of(LocalDate sentOn, LocalDate sessionOn, int required) {
        var days = Math.toIntExact(ChronoUnit.DAYS.between(sentOn, sessionOn) - 1);
        return days >= required ? new Enough(days, required) : new TooFew(days, required);
    }

    /** The first day that a session can be convened for by what is sent on this one. */
    default LocalDate earliest(LocalDate sentOn) {
        return sentOn.plusDays(required() + 1L);
    }
}
