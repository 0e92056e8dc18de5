package fr.contratdeville.deliberation.law;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Whether a convocation leaves enough clear days (jours francs) before the session (rules C1 and Q6). */
public sealed interface ClearDays {
    /** The legal minimum; the rules of an assembly may require more. */
    int ORDINARY = 5;

    /** The legal minimum in urgency, for all assemblies. */
    int URGENT = 1;

    /** The legal minimum between a session without quorum and the second session. */
    int SECOND = 3;

    /**
     * The days between the two, both excluded; negative if the convocation is sent on the day of the session or later.
     */
    int days();

    int required();

    /** At least as many as required. */
    record Enough(int days, int required) implements ClearDays {}

    /** Fewer than required. */
    record TooFew(int days, int required) implements ClearDays {}

    /**
     * Counts the clear days of a first convocation.
     *
     * @param sentOn the day on which the convocation is sent
     * @param sessionOn the day of the session
     * @param ordinary clear days that the assembly requires, {@link #ORDINARY} or more
     */
    static ClearDays of(LocalDate sentOn, LocalDate sessionOn, int ordinary, boolean urgent) {
        if (ordinary < ORDINARY) {
            throw new IllegalArgumentException("An assembly cannot require fewer clear days than the law");
        }
        return of(sentOn, sessionOn, urgent ? URGENT : ordinary);
    }

    /** Counts the clear days of a second convocation (rule Q6), which needs fewer of them. */
    static ClearDays ofSecond(LocalDate sentOn, LocalDate sessionOn, boolean urgent) {
        return of(sentOn, sessionOn, urgent ? URGENT : SECOND);
    }

    private static ClearDays of(LocalDate sentOn, LocalDate sessionOn, int required) {
        var days = Math.toIntExact(ChronoUnit.DAYS.between(sentOn, sessionOn) - 1);
        return days >= required ? new Enough(days, required) : new TooFew(days, required);
    }

    /** The first possible day of the session, for a convocation sent on this day. */
    default LocalDate earliest(LocalDate sentOn) {
        return sentOn.plusDays(required() + 1L);
    }
}
