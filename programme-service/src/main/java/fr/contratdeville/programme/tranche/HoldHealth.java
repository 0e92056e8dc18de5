package fr.contratdeville.programme.tranche;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A metric and a health check of the holds whose session is long over. */
@Wellness
@ApplicationScoped
class HoldHealth implements HealthCheck {
    private final Tranches tranches;
    private final HoldSettings settings;
    private final Clock clock;

    HoldHealth(Tranches tranches, HoldSettings settings, Clock clock) {
        this.tranches = tranches;
        this.settings = settings;
        this.clock = clock;
    }

    void measure(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("tranche.holds.overdue", this::overdue)
                .description("Tranches that an item holds although its session is long over")
                .register(meters);
    }

    /** Down if the session of a hold is long over: an agent has to look at it. */
    @Override
    public HealthCheckResponse call() {
        var overdue = overdue();
        return HealthCheckResponse.named("holds of tranches end with their session")
                .status(overdue == 0)
                .withData("overdue", overdue)
                .build();
    }

    private long overdue() {
        return tranches.overdueHolds(settings.lastDay(clock));
    }
}
