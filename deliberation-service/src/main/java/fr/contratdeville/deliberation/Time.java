package fr.contratdeville.deliberation;

import fr.contratdeville.deliberation.law.LegalDay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What time it is, for everyone who asks: legal days are those of {@link LegalDay#ZONE}. */
class Time {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.system(LegalDay.ZONE);
    }
}
