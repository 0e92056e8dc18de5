package fr.contratdeville.programme.tranche;

import fr.contratdeville.conventions.json.Iso;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** When a hold is overdue. Days are those of Europe/Paris. */
@ConfigMapping(prefix = "hold")
interface HoldSettings {
    /** How long after the day of the session, and after the last renewal, a hold is overdue and can be lifted. */
    @WithDefault("P30D")
    Duration overdueAfter();

    /** A hold is overdue if its session and its last renewal are before this day. */
    default LocalDate lastDay(Clock clock) {
        return today(clock).minusDays(overdueAfter().toDays());
    }

    default LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), Iso.PARIS);
    }

    /** The first day on which a hold is overdue. */
    default LocalDate overdueFrom(Hold hold) {
        var renewed = LocalDate.ofInstant(hold.renewedAt(), Iso.PARIS);
        var last = renewed.isAfter(hold.sessionDay()) ? renewed : hold.sessionDay();
        return last.plusDays(overdueAfter().toDays() + 1);
    }
}
