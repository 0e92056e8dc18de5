package fr.contratdeville.programme.cofinancing;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What the collectivity asks of a funder for one of its own actions, with the plan of who pays what. */
@Entity
public class CofinancingRequest {
    /** Where a request stands; what the funder makes of it follows with its feed. */
    @Schema(name = "CofinancingRequestState")
    public enum State {
        /** Prepared with its tranche; the funder does not see it. */
        DRAFT,
        /** Out, since the assembly adopted the tranche. */
        SUBMITTED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID actionId;
    private UUID trancheId;
    private String funder;
    private BigDecimal requestedAmount;
    private @Nullable BigDecimal directExpenses;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private @Nullable Instant submittedAt;

    @ElementCollection
    @CollectionTable(name = "financing_plan_line", joinColumns = @JoinColumn(name = "request_id"))
    @OrderColumn(name = "position")
    private List<Line> financingPlan = new ArrayList<>();

    protected CofinancingRequest() {}

    CofinancingRequest(
            UUID actionId,
            UUID trancheId,
            String funder,
            BigDecimal requestedAmount,
            @Nullable BigDecimal directExpenses,
            List<Line> financingPlan) {
        this.actionId = actionId;
        this.trancheId = trancheId;
        this.funder = funder;
        this.requestedAmount = requestedAmount;
        this.directExpenses = directExpenses;
        this.financingPlan.addAll(financingPlan);
    }

    /** One line of a financing plan: who pays, and how much. */
    @Embeddable
    @Schema(name = "FinancingPlanLine")
    public record Line(String source, BigDecimal amount) {}

    void submit(Instant now) {
        if (state != State.DRAFT) {
            throw new IllegalStateException("The request " + id + " is out already");
        }
        state = State.SUBMITTED;
        submittedAt = now;
    }

    UUID id() {
        return id;
    }

    long revision() {
        return revision;
    }

    UUID actionId() {
        return actionId;
    }

    UUID trancheId() {
        return trancheId;
    }

    String funder() {
        return funder;
    }

    BigDecimal requestedAmount() {
        return requestedAmount;
    }

    @Nullable
    BigDecimal directExpenses() {
        return directExpenses;
    }

    State state() {
        return state;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    List<Line> financingPlan() {
        return financingPlan;
    }
}
