package fr.contratdeville.programme.cofinancing;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.programme.collectivity.Collectivity;
import fr.contratdeville.programme.refusal.Reason;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A request to a funder to pay for a part of an action that the collectivity carries itself, with the financing plan.
 *
 * <p>{@code DRAFT → SUBMITTED → RECEIVED → UNDER_REVIEW → GRANTED | PARTIALLY_GRANTED | REFUSED | INELIGIBLE}. A
 * request that is returned for correction is submitted again as the next version. It can be withdrawn until the
 * decision. A grant is notified, then paid. A funder's call that repeats recorded data changes nothing.
 */
@Entity
public class CofinancingRequest {
    /** The states of a request. */
    @Schema(name = "CofinancingRequestState")
    public enum State {
        /** Prepared with its tranche; not visible to the funder. */
        DRAFT,
        /** Sent to the funder: the assembly adopted the tranche, or a correction was sent. */
        SUBMITTED,
        /** The funder confirmed the receipt. */
        RECEIVED,
        /** The funder is reviewing it. */
        UNDER_REVIEW,
        /** The funder returned it for correction. */
        RETURNED,
        /** Withdrawn by the collectivity. */
        WITHDRAWN,
        /** Granted in full. */
        GRANTED,
        /** Granted in part. */
        PARTIALLY_GRANTED,
        /** Refused. */
        REFUSED,
        /** Not eligible: the request does not meet the conditions of the funder. */
        INELIGIBLE,
        /** The funder notified the grant. */
        NOTIFIED,
        /** The funder announced its payment. */
        PAID
    }

    private static final Set<State> RECEIVED_OR_IN_REVIEW = EnumSet.of(State.RECEIVED, State.UNDER_REVIEW);
    private static final Set<State> UNDECIDED =
            EnumSet.of(State.SUBMITTED, State.RECEIVED, State.UNDER_REVIEW, State.RETURNED);
    private static final Set<State> GRANTED_STATES = EnumSet.of(State.GRANTED, State.PARTIALLY_GRANTED);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long revision;

    private UUID actionId;
    private UUID trancheId;
    private String funder;
    private int version = 1;
    private BigDecimal requestedAmount;
    private @Nullable BigDecimal directExpenses;

    @Enumerated(EnumType.STRING)
    private State state = State.DRAFT;

    private @Nullable String digest;
    private @Nullable Instant submittedAt;

    @Embedded
    private @Nullable Collectivity collectivity;

    private Instant updatedAt;
    private @Nullable String withdrawnBecause;
    private @Nullable Instant withdrawnAt;

    @Embedded
    private @Nullable FunderDecision decision;

    private @Nullable LocalDate notifiedOn;

    @Embedded
    private @Nullable Payment payment;

    @ElementCollection
    @CollectionTable(name = "financing_plan_line", joinColumns = @JoinColumn(name = "request_id"))
    @OrderColumn(name = "position")
    private List<Line> financingPlan = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "cofinancing_receipt", joinColumns = @JoinColumn(name = "request_id"))
    @OrderBy("version")
    private Set<Receipt> receipts = new java.util.LinkedHashSet<>();

    /** The versions that the funder reviewed. */
    @ElementCollection
    @CollectionTable(name = "cofinancing_review", joinColumns = @JoinColumn(name = "request_id"))
    @Column(name = "version")
    private Set<Integer> reviews = new java.util.HashSet<>();

    @ElementCollection
    @CollectionTable(name = "cofinancing_return", joinColumns = @JoinColumn(name = "request_id"))
    @OrderBy("version")
    private Set<ReturnedVersion> returns = new java.util.LinkedHashSet<>();

    protected CofinancingRequest() {}

    CofinancingRequest(UUID actionId, UUID trancheId, NewCofinancingRequest body, Instant now) {
        this.actionId = actionId;
        this.trancheId = trancheId;
        this.funder = body.funder();
        describe(body);
        this.updatedAt = now;
    }

    /** One line of a financing plan: who pays, and the amount in euros. */
    @Embeddable
    @Schema(name = "FinancingPlanLine")
    public record Line(String source, BigDecimal amount) {}

    private void describe(NewCofinancingRequest body) {
        requestedAmount = body.requestedAmount();
        directExpenses = body.directExpenses();
        financingPlan.clear();
        body.financingPlan().forEach(line -> financingPlan.add(new Line(line.source(), line.amount())));
    }

    // Changes by the collectivity

    /** Sends the request to the funder, first or corrected, with the collectivity and the digest of the content. */
    void submit(Collectivity requester, String contentDigest, Instant now) {
        require(EnumSet.of(State.DRAFT, State.RETURNED));
        state = State.SUBMITTED;
        collectivity = requester;
        digest = contentDigest;
        submittedAt = now;
    }

    /** Replaces the content and starts the next version. */
    void correct(NewCofinancingRequest body) {
        require(EnumSet.of(State.RETURNED));
        describe(body);
        version++;
    }

    void withdraw(String reason, Instant now) {
        require(UNDECIDED);
        withdrawnBecause = reason;
        withdrawnAt = now;
        state = State.WITHDRAWN;
    }

    /** Sets the time of the last change. */
    void touch(Instant now) {
        updatedAt = now;
    }

    // Changes by the funder: each returns false if the same data are already recorded

    boolean receive(Receipt receipt) {
        var known = receipt(receipt.version());
        if (known.isPresent()) {
            return requireSame(known.get().funderReference().equals(receipt.funderReference()));
        }
        requireCurrent(receipt.version());
        require(EnumSet.of(State.SUBMITTED));
        receipts.add(receipt);
        state = State.RECEIVED;
        return true;
    }

    boolean review(int ofVersion) {
        if (reviews.contains(ofVersion)) {
            return false;
        }
        requireCurrent(ofVersion);
        require(EnumSet.of(State.RECEIVED));
        reviews.add(ofVersion);
        state = State.UNDER_REVIEW;
        return true;
    }

    boolean returnForCorrection(int ofVersion, String reason, Instant now) {
        var known = returns.stream()
                .filter(returned -> returned.version() == ofVersion)
                .findFirst();
        if (known.isPresent()) {
            return requireSame(known.get().reason().equals(reason));
        }
        requireCurrent(ofVersion);
        require(RECEIVED_OR_IN_REVIEW);
        returns.add(new ReturnedVersion(ofVersion, reason, now));
        state = State.RETURNED;
        return true;
    }

    /** Whether this decision is already recorded; a different one is refused. */
    boolean isRecorded(FunderDecision repeated) {
        if (decision == null) {
            return false;
        }
        requireSame(decision.equals(repeated));
        return true;
    }

    void decide(FunderDecision made) {
        requireCurrent(made.version());
        require(RECEIVED_OR_IN_REVIEW);
        var grant = made.grant();
        if (!grant.fits(requestedAmount)) {
            throw Reason.GRANT_NOT_AS_REQUESTED
                    .refusal(made.outcome(), requestedAmount.toPlainString())
                    .at("grantedAmount");
        }
        if (!grant.isExplained()) {
            throw Reason.REFUSAL_WITHOUT_REASON.refusal().at("reason");
        }
        decision = made;
        state = State.valueOf(made.outcome().name());
    }

    boolean notify(LocalDate day) {
        if (notifiedOn != null) {
            return requireSame(notifiedOn.equals(day));
        }
        require(GRANTED_STATES);
        if (day.isBefore(decision.decidedOn())) {
            throw CommonReason.INVALID_REQUEST.refusal().at("notifiedOn");
        }
        notifiedOn = day;
        state = State.NOTIFIED;
        return true;
    }

    boolean pay(Payment announced) {
        if (payment != null) {
            return requireSame(payment.equals(announced));
        }
        require(EnumSet.of(State.NOTIFIED));
        if (announced.paidOn().isBefore(notifiedOn)) {
            throw CommonReason.INVALID_REQUEST.refusal().at("paidOn");
        }
        if (announced.amount().compareTo(decision.grantedAmount()) > 0) {
            throw Reason.PAID_ABOVE_GRANT
                    .refusal(
                            announced.amount().toPlainString(),
                            decision.grantedAmount().toPlainString())
                    .at("amount");
        }
        payment = announced;
        state = State.PAID;
        return true;
    }

    private static boolean requireSame(boolean same) {
        if (!same) {
            throw Reason.ALREADY_RECORDED.refusal();
        }
        return false;
    }

    private void requireCurrent(int ofVersion) {
        if (ofVersion != version) {
            throw Reason.VERSION_SUPERSEDED.refusal(ofVersion, version);
        }
    }

    private void require(Set<State> expected) {
        if (!expected.contains(state)) {
            throw Reason.REQUEST_MOVED_ON.refusal(state);
        }
    }

    // Read access

    /** The amount that the collectivity expects in its budget, in euros (chapter 74). */
    BigDecimal expectedReceipt() {
        if (payment != null) {
            return payment.amount();
        }
        if (state == State.WITHDRAWN || (decision != null && decision.grantedAmount() == null)) {
            return BigDecimal.ZERO.setScale(2);
        }
        return decision == null ? requestedAmount : decision.grantedAmount();
    }

    Optional<Receipt> receipt(int ofVersion) {
        return receipts.stream()
                .filter(receipt -> receipt.version() == ofVersion)
                .findFirst();
    }

    Optional<ReturnedVersion> lastReturn() {
        return returns.stream().max(Comparator.comparing(ReturnedVersion::version));
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

    int version() {
        return version;
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
    String digest() {
        return digest;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    /** The collectivity as named in the version that was sent; empty in a draft. */
    Optional<Collectivity> collectivity() {
        return Optional.ofNullable(collectivity);
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable
    String withdrawnBecause() {
        return withdrawnBecause;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    FunderDecision decision() {
        return decision;
    }

    @Nullable
    LocalDate notifiedOn() {
        return notifiedOn;
    }

    @Nullable
    Payment payment() {
        return payment;
    }

    List<Line> financingPlan() {
        return financingPlan;
    }
}
