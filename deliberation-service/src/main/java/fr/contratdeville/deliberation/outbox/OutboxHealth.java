package fr.contratdeville.deliberation.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Metrics and a health check of the delivery to programme-service. */
@Wellness
@ApplicationScoped
class OutboxHealth implements HealthCheck {
    private final Deliveries deliveries;
    private final OutboxConfig config;

    OutboxHealth(Deliveries deliveries, OutboxConfig config) {
        this.deliveries = deliveries;
        this.config = config;
    }

    void measure(@Observes StartupEvent started, MeterRegistry meters) {
        Gauge.builder("outbox.pending", () -> deliveries.backlog().pending())
                .description("Decisions that are not delivered yet")
                .register(meters);
        Gauge.builder("outbox.holds", () -> deliveries.backlog().holds())
                .description("Holds of tranches that are not compared with the agenda yet")
                .register(meters);
        Gauge.builder("outbox.oldest.age", () -> deliveries.backlog().oldest().toMillis() / 1000.0)
                .description("Age of the oldest delivery that is not made")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("outbox.refused", () -> deliveries.backlog().refused())
                .description("Undelivered decisions that programme-service refuses")
                .register(meters);
    }

    /** Down if a decision is refused, or a delivery has been pending for too long. */
    @Override
    public HealthCheckResponse call() {
        var backlog = deliveries.backlog();
        return HealthCheckResponse.named("decisions reach programme-service")
                .status(backlog.refused() == 0 && backlog.oldest().compareTo(config.lateAfter()) <= 0)
                .withData("pending", backlog.pending())
                .withData("holds", backlog.holds())
                .withData("oldestSeconds", backlog.oldest().toSeconds())
                .withData("refused", backlog.refused())
                .build();
    }
}
